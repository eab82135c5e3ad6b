package customer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// A match key is a value by which two customers may be one and the same: the name, without what does not tell companies
// apart, and each phone number. Other than tax number, reference and e-mail addresses, several customers may have it: one item
// for each customer stands in the partition of the value, written in the transaction of the customer itself. Each
// costs that transaction 2 write units, so no more are kept than these.
type match struct {
	kind, value string
	pointer     string
	code        problem.Code
}

func (m match) partition(tenant access.Tenant) table.Partition {
	return table.In(tenant, "MATCH", Kind.Key, m.kind, m.value)
}

func (m match) key(tenant access.Tenant, identifier string) table.Key {
	return m.partition(tenant).Key(identifier)
}

// legalForms end names and do not tell companies apart; the longer before those that they end in.
var legalForms = []string{
	"股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "公司", "gmbhcokg", "gmbh", "coltd", "limited", "ltd", "llc", "incorporated",
	"inc", "corporation", "corp", "company", "plc", "sarl", "sas", "srl", "spa", "bv", "nv", "ag", "ab", "oy", "as", "kg",
}

// nameKey returns the form of a name in which two that people take for one company's are equal: letters and digits alone,
// without case, width and legal form. A name that is nothing else stays whole.
func nameKey(name string) string {
	folded := strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			return r
		case r == '.' || r == '\'' || r == '’' || r == '&':
			return -1 // within a word: G.m.b.H.
		default:
			return ' '
		}
	}, text.Fold(name)))
	whole := strings.Join(folded, "")
	for n := min(3, len(folded)-1); n > 0; n-- { // legal forms are words of their own, up to three: Co., Ltd.
		if slices.Contains(legalForms, strings.Join(folded[len(folded)-n:], "")) {
			return strings.Join(folded[:len(folded)-n], "")
		}
	}
	for _, form := range legalForms[:5] { // Chinese has no spaces
		if bare, found := strings.CutSuffix(whole, form); found && bare != "" {
			return bare
		}
	}
	return whole
}

// matches lists the match keys, each once.
func (f *Fields) matches() []match {
	var all []match
	if value := nameKey(f.Name); value != "" {
		all = append(all, match{"NAME", value, "/name", "customer.nameTaken"})
	}
	for i, number := range f.Phones {
		value, _, _ := strings.Cut(number, ";") // an extension is another desk of the same house
		if !slices.ContainsFunc(all, func(m match) bool { return m.value == value }) {
			all = append(all, match{"PHONE", value, fmt.Sprintf("/phones/%d", i), "customer.phoneTaken"})
		}
	}
	return all
}

// matched lists the match keys that the customer has: none while it lies in the recycle bin.
func (c *Customer) matched() []match {
	if c == nil || c.Deleted() {
		return nil
	}
	return c.matches()
}

// in reports whether one of the match keys is the same.
func (m match) in(all []match) bool {
	return slices.ContainsFunc(all, func(other match) bool { return other.kind == m.kind && other.value == m.value })
}

// rematch returns the writes that keep the match keys; before is nil for a new customer.
func (c *Customer) rematch(tenant access.Tenant, before *Customer) (writes []table.Write) {
	had, have := before.matched(), c.matched()
	for _, m := range had {
		if !m.in(have) {
			writes = append(writes, table.Delete(m.key(tenant, c.ID)))
		}
	}
	for _, m := range have {
		if !m.in(had) {
			writes = append(writes, table.Put(m.key(tenant, c.ID), table.Item{"rec": c.ID}))
		}
	}
	return writes
}

// Twin is a customer in use that has a match key of another one.
type Twin struct {
	Pointer string // to the field of the one that was asked for
	Code    problem.Code
	ID      string
}

// maxTwins is how many twins are told of one value.
const maxTwins = 5

// Twins looks up which other customers have a match key that the customer has and before, nil for a new one, has not. The
// writes are for its transaction when twins are refused: of many calls that bring in the same value at once they let one
// through, and the others fail with table.ErrConflict, so that planned anew they see it. One query for each value, all at once.
func (c *Customer) Twins(ctx context.Context, t table.Table, tenant access.Tenant, before *Customer) (twins []Twin, guards []table.Write, err error) {
	had := before.matched()
	sought := slices.DeleteFunc(c.matched(), func(m match) bool { return m.in(had) })
	pages, failures := make([]table.Page, len(sought)), make([]error, len(sought))
	var all sync.WaitGroup
	for i, m := range sought { // side by side: each is a round trip
		all.Go(func() {
			pages[i], failures[i] = t.Query(ctx, table.Query{Partition: m.partition(tenant), Consistent: true, Limit: maxTwins + 2})
		})
	}
	all.Wait()
	if err := errors.Join(failures...); err != nil {
		return nil, nil, fmt.Errorf("look for duplicates: %w", err)
	}
	for i, m := range sought {
		free := table.Unset("n")
		told := 0
		for _, r := range pages[i].Records {
			switch other := r.Item.Text("rec"); {
			case r.Key.Sort() == guardSort:
				free = table.Equal("n", table.NumberOf(r.Item.Int("n")))
			case other != c.ID && told < maxTwins:
				told++
				twins = append(twins, Twin{Pointer: m.pointer, Code: m.code, ID: other})
			}
		}
		guard := table.Update(m.partition(tenant).Key(guardSort), nil, map[string]int64{"n": 1})
		guards = append(guards, guard.When(free, table.ErrConflict))
	}
	return twins, guards, nil
}

// guardSort is the sort key of the item that counts how often a value was brought in where twins are refused. It stands before
// all identifiers, so that a query reads it before them: whoever comes between the two is found out by the count.
const guardSort = "-"
