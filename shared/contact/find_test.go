package contact_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/record"
	"kehu/shared/search"
	"kehu/shared/table"
)

// Whatever customers and contacts there are, and however long the pages: a customer is found once, when it, or it with one of its
// contacts, has all words.
func TestSearch_agrees_with_looking_at_every_customer(t *testing.T) {
	w := newWorld(t)
	names := []string{"Anna", "Berta", "Anna Berta", "客户", "客户 Anna", "Clara"}
	emails := []string{"", "a@mail.example", "b@mail.example"}
	typed := []string{"anna", "berta anna", "anna berta", "客 anna", "mail.example", "anna mail.example", "a@mail", "clara", "kehu berta", "b"}
	rapid.Check(t, func(rt *rapid.T) {
		w.caller.Tenant = access.NewTenant(w.ids)
		tenant := w.caller.Tenant
		type house struct {
			id   string
			own  search.Text
			with []search.Text
		}
		var houses []house
		for range rapid.IntRange(1, 5).Draw(rt, "customers") {
			name := rapid.SampledFrom(names).Draw(rt, "customer")
			meta := record.Created(customer.Kind, customer.Kind.NewID(w.ids), w.stamp())
			c := customer.New(meta, "", customer.Fields{Name: name})
			if err := w.table.Transact(t.Context(), c.Created(tenant)); err != nil {
				rt.Fatal(err)
			}
			h := house{id: meta.ID, own: search.Text{Names: []string{name}}}
			for range rapid.IntRange(0, 4).Draw(rt, "contacts") {
				f := contact.Fields{Name: rapid.SampledFrom(names).Draw(rt, "contact")}
				if address := rapid.SampledFrom(emails).Draw(rt, "address"); address != "" {
					f.Emails = []string{address}
				}
				b := w.open(t, meta.ID)
				made, tx, err := b.Add(contact.Kind.NewID(w.ids), w.stamp(), f)
				if err == nil {
					err = w.table.Transact(t.Context(), tx)
				}
				if err == nil {
					err = contact.Findable.Index(t.Context(), w.table, tenant, search.Beneath(meta.ID, made.ID))
				}
				if err != nil {
					rt.Fatal(err)
				}
				if made.IsPrimary {
					h.own.Names = append(h.own.Names, f.Name)
				}
				h.with = append(h.with, search.Text{Names: []string{f.Name}, Codes: f.Emails})
			}
			if err := customer.Findable.Index(t.Context(), w.table, tenant, meta.ID); err != nil {
				rt.Fatal(err)
			}
			houses = append(houses, h)
		}
		everyone := w.caller.Reach(access.Permission{Object: access.Customer, Action: access.Read})
		limit := rapid.IntRange(1, 4).Draw(rt, "limit")
		for _, q := range typed {
			query := search.Parse(q)
			want := []string{}
			for _, h := range houses {
				own := h.own.Tokens()
				if query.Matches(own) || slices.ContainsFunc(h.with, func(c search.Text) bool { return query.Matches(c.Tokens(), own...) }) {
					want = append(want, h.id)
				}
			}
			got, after := []string{}, table.Position{}
			for range 50 {
				page, next, err := contact.Search(t.Context(), w.table, tenant, customer.Filter{Text: q, Reach: everyone, Rights: access.Everything()}, after, limit)
				if err != nil || len(page) > limit {
					rt.Fatal(len(page), err)
				}
				for _, s := range page {
					got = append(got, s.ID)
				}
				if after = next; next.IsZero() {
					break
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				rt.Fatalf("%q (-want +got):\n%s", q, diff)
			}
		}
	})
}
