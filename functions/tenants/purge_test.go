package tenants_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/exports"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/functions/tenants"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/departed"
	"kehu/shared/file"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/order"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// estate is all that there is of a company, as texts by where it stands.
type estate map[string]string

// estateOf looks through both tables, the files and, by the addresses, the accounts.
func estateOf(t *testing.T, k *scenario.Kehu, of access.Tenant, emails ...string) estate {
	t.Helper()
	all := make(estate)
	for name, inventory := range map[string]table.Inventory{"main": k.Deps.Inventory, "audit": k.Deps.AuditInventory} {
		for from := (table.Key{}); ; {
			page, next, err := inventory.Contents(t.Context(), []string{table.TenantPrefix(of), login.AddressPrefix()}, from)
			if err != nil {
				t.Fatal(err)
			}
			for _, put := range page {
				if owner, err := table.TenantOf(put.Key); err == nil && owner == of || login.Owner(put) == of.String() {
					text, err := json.Marshal(put.Item)
					if err != nil {
						t.Fatal(err)
					}
					all[name+" "+put.Key.Partition().String()+" "+put.Key.Sort()] = fmt.Sprint(string(text), put.Index)
				}
			}
			if from = next; from.IsZero() {
				break
			}
		}
	}
	files, err := k.Files.List(t.Context(), of, file.Key{}, file.MaxList)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range files {
		all["file "+key.String()] = key.String()
	}
	for _, email := range emails {
		if p, err := k.Provider.Find(t.Context(), email); err == nil && p.Tenant == of.String() {
			all["account "+email] = fmt.Sprintf("%+v", p)
		} else if err != nil && !errors.Is(err, identity.ErrNotFound) {
			t.Fatal(err)
		}
	}
	return all
}

// kindsOf counts the records of the main table by kind.
func kindsOf(t *testing.T, k *scenario.Kehu, of access.Tenant) map[string]int64 {
	t.Helper()
	count := make(map[string]int64)
	puts, err := k.Main.Scan(t.Context(), table.TenantPrefix(of), table.Key{}, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for _, put := range puts {
		if kind := put.Item.Text("et"); kind != "" {
			count[kind]++
		}
	}
	return count
}

// work does for a company what people do: the same names and addresses in each.
func work(t *testing.T, k *scenario.Kehu, as *scenario.Caller) {
	t.Helper()
	make := func(r scenario.Request) string {
		t.Helper()
		var made struct{ ID string }
		k.Do(t, r).Want(t, 201).Into(t, &made)
		return made.ID
	}
	customer := make(scenario.Request{Op: customers.Create, As: as, Body: `{"name":"Alfreds","emails":["maria@alfreds.example"],"tags":["vip"],"sendWelcomeEmail":true}`})
	binned := make(scenario.Request{Op: customers.Create, As: as, Body: `{"name":"Bon app"}`})
	k.Do(t, scenario.Request{Op: customers.Delete, As: as, Path: map[string]string{"id": binned}, Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
	make(scenario.Request{Op: contacts.Create, As: as, Path: map[string]string{"id": customer}, Body: `{"name":"Maria Anders","emails":["maria@alfreds.example"]}`})
	product := make(scenario.Request{Op: products.Create, As: as, Body: `{"code":"CHAI","name":"Chai","prices":[{"amount":"18","currency":"CNY"}]}`})
	made := make(scenario.Request{Op: orders.Create, As: as, Body: fmt.Sprintf(`{"customerId":%q,"lines":[{"productId":%q,"quantity":"2","unitPrice":"18"}]}`, customer, product)})
	k.Do(t, scenario.Request{Op: orders.Submit, As: as, Path: map[string]string{"id": made}}).Want(t, 200)
	make(scenario.Request{Op: users.Create, As: as, Body: `{"name":"Andrew Fuller","email":"andrew@kehu.example","roles":["salesperson"]}`})
	k.Do(t, scenario.Request{Op: exports.Create, As: as, Body: `{"list":"customers","format":"csv","reason":"backup"}`}).Want(t, 202)
	k.Drain(t)
}

// closed is a company that was closed 30 days ago beside one like it, with the operator of both.
type closed struct {
	*scenario.Kehu
	operator, gone, other access.Tenant
	boss                  *scenario.Caller
}

const goneEmail, otherEmail = "nancy@one.example", "nancy@two.example"

func newClosed(t *testing.T) *closed {
	t.Helper()
	k := scenario.NewWithIdentity(t)
	c := &closed{Kehu: k, boss: k.Operator(t).Admin}
	one, two := k.SignUp(t, goneEmail), k.SignUp(t, otherEmail)
	work(t, k, one.Caller)
	work(t, k, two.Caller)
	c.operator, c.gone, c.other = c.boss.Tenant, one.Caller.Tenant, two.Caller.Tenant
	k.Do(t, at(tenants.Close, c.boss, c.gone.String(), `{"reason":"they asked for it"}`)).Want(t, 200)
	k.Drain(t)
	k.Clock.Advance(tenant.ExportWindow)
	return c
}

var addresses = []string{goneEmail, otherEmail, "andrew@kehu.example"}

func TestPurge(t *testing.T) {
	t.Parallel()
	k := newClosed(t)
	mine, theirs := estateOf(t, k.Kehu, k.gone, addresses...), estateOf(t, k.Kehu, k.other, addresses...)
	kinds := kindsOf(t, k.Kehu, k.gone)
	for _, kind := range []string{"customer", "contact", "order", "product", "user", "tenant", "job"} {
		if kinds[kind] == 0 {
			t.Fatalf("the test has no %s", kind)
		}
	}
	k.Tick(t, tenants.Purge)
	k.Tick(t, tenants.Purge)
	if diff := cmp.Diff(mine, estateOf(t, k.Kehu, k.gone, addresses...)); diff != "" {
		t.Fatalf("removed before everybody knows (-before +after):\n%s", diff)
	}
	k.Clock.Advance(departed.Settling)
	k.Tick(t, tenants.Purge)
	k.Drain(t)
	left := func() {
		t.Helper()
		if left := estateOf(t, k.Kehu, k.gone, addresses...); len(left) > 0 {
			t.Errorf("%d left: %v", len(left), left)
		}
		if diff := cmp.Diff(theirs, estateOf(t, k.Kehu, k.other, addresses...)); diff != "" {
			t.Errorf("another company (-before +after):\n%s", diff)
		}
	}
	left()
	k.Replay(t) // all changes of the company are told again
	left()
	for _, e := range k.Bus.Events() { // and all events
		k.Deliver(t, e)
	}
	left()
	k.Tick(t, tenants.Purge)
	left()

	m, found, err := departed.Get(t.Context(), k.Main, k.gone)
	if err != nil || !found || m.DoneAt.IsZero() {
		t.Fatalf("the mark: %t, %v", found, err)
	}
	rows := k.Rows(t, k.operator, m.ID)
	if len(rows) != 1 || rows[0].Action != audit.Created {
		t.Fatalf("the operator's trail: %+v", rows)
	}
	told := make(map[string]any)
	for _, c := range rows[0].Changes {
		told[c.Field] = c.New
	}
	counted := make(map[string]any)
	for kind, count := range kinds {
		counted[kind] = float64(count)
	}
	if diff := cmp.Diff(any(counted), told["records"]); diff != "" {
		t.Errorf("records (-there were +told):\n%s", diff)
	}
	for field, want := range map[string]any{
		"tenantId": k.gone.String(), "company": "Kehu Test", "closedBy": k.boss.User,
		"closedAt": m.PurgeAt.Add(-tenant.ExportWindow).Format(time.RFC3339), "files": float64(m.Files), "auditRows": float64(m.AuditRows),
	} {
		if told[field] != want {
			t.Errorf("%s: got %v, want %v", field, told[field], want)
		}
	}
	if m.Files == 0 || m.AuditRows < 10 {
		t.Errorf("%d files, %d audit rows", m.Files, m.AuditRows)
	}
	k.Do(t, at(tenants.Get, k.boss, k.gone.String(), "")).Want(t, 404).WantProblem(t, "tenant.notFound")

	t.Run("the address is free", func(t *testing.T) {
		again := k.SignUp(t, goneEmail)
		if again.Caller.Tenant == k.gone {
			t.Error("the company lives again")
		}
	})
}

// stumbling is an inventory that loses its way: of some calls half is done, and of some nothing.
type stumbling struct {
	table.Inventory
	mu    sync.Mutex
	calls int
}

var errKilled = errors.New("killed")

func (s *stumbling) Remove(ctx context.Context, keys []table.Key) error {
	s.mu.Lock()
	s.calls++
	turn := s.calls
	s.mu.Unlock()
	switch turn % 3 {
	case 1:
		return errKilled
	case 2:
		return errors.Join(s.Inventory.Remove(ctx, keys[:len(keys)/2]), errKilled)
	}
	return s.Inventory.Remove(ctx, keys)
}

func TestPurge_that_is_killed_goes_on(t *testing.T) {
	t.Parallel()
	k := newClosed(t)
	theirs, kinds := estateOf(t, k.Kehu, k.other, addresses...), kindsOf(t, k.Kehu, k.gone)
	k.Tick(t, tenants.Purge)
	k.Clock.Advance(departed.Settling)
	k.Deps.Inventory, k.Deps.AuditInventory = &stumbling{Inventory: k.Main}, &stumbling{Inventory: k.Trail}
	for calls := 1; ; calls++ {
		err := tenants.Purge.Tick(t.Context(), k.Deps)
		k.Drain(t)
		if m, _, _ := departed.Get(t.Context(), k.Main, k.gone); !m.DoneAt.IsZero() {
			if err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(kinds, m.Records); diff != "" {
				t.Errorf("records (-there were +told):\n%s", diff)
			}
			if calls < 3 {
				t.Errorf("nobody was killed")
			}
			break
		}
		if !errors.Is(err, errKilled) {
			t.Fatalf("call %d: %v", calls, err)
		}
		if calls > 50 {
			t.Fatal("it comes to no end")
		}
	}
	if left := estateOf(t, k.Kehu, k.gone, addresses...); len(left) > 0 {
		t.Errorf("%d left: %v", len(left), left)
	}
	if diff := cmp.Diff(theirs, estateOf(t, k.Kehu, k.other, addresses...)); diff != "" {
		t.Errorf("another company (-before +after):\n%s", diff)
	}
}

// TestPurge_leaves_who_came_back: the person of a removed account signs up anew before its old record is gone.
func TestPurge_leaves_who_came_back(t *testing.T) {
	t.Parallel()
	k := newClosed(t)
	k.Tick(t, tenants.Purge)
	k.Clock.Advance(departed.Settling)
	k.Deps.Inventory = &stumbling{Inventory: k.Main} // the account goes, the record stays
	if err := tenants.Purge.Tick(t.Context(), k.Deps); !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	back := k.SignUp(t, goneEmail)
	k.Drain(t)
	before := estateOf(t, k.Kehu, back.Caller.Tenant, addresses...)
	k.Deps.Inventory = k.Main
	k.Tick(t, tenants.Purge)
	k.Drain(t)
	if diff := cmp.Diff(before, estateOf(t, k.Kehu, back.Caller.Tenant, addresses...)); diff != "" {
		t.Errorf("the new company (-before +after):\n%s", diff)
	}
	if left := estateOf(t, k.Kehu, k.gone); len(left) > 0 {
		t.Errorf("%d left", len(left))
	}
	k.SignIn(t, back)
}

func TestPurge_by_several_at_once(t *testing.T) {
	t.Parallel()
	k := newClosed(t)
	kinds := kindsOf(t, k.Kehu, k.gone)
	k.Tick(t, tenants.Purge)
	k.Clock.Advance(departed.Settling)
	var all sync.WaitGroup
	for range 4 {
		other := k.Process()
		all.Go(func() {
			if err := tenants.Purge.Tick(t.Context(), other.Deps); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	k.Tick(t, tenants.Purge)
	k.Drain(t)
	m, _, err := departed.Get(t.Context(), k.Main, k.gone)
	if err != nil || m.DoneAt.IsZero() {
		t.Fatalf("not done: %v", err)
	}
	if diff := cmp.Diff(kinds, m.Records); diff != "" {
		t.Errorf("records (-there were +told):\n%s", diff)
	}
	if rows := k.Rows(t, k.operator, m.ID); len(rows) != 1 {
		t.Errorf("told %d times", len(rows))
	}
}

func TestPurge_takes_nobody_else(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	operator := k.Operator(t)
	all := map[string]*scenario.Company{"open": k.Company(t), "suspended": k.Company(t), "closed a short while ago": k.Company(t), "the operator's": operator}
	k.Do(t, at(tenants.Suspend, operator.Admin, all["suspended"].Tenant.String(), `{"reason":"x"}`)).Want(t, 200)
	k.Clock.Advance(day)
	k.Do(t, at(tenants.Close, operator.Admin, all["closed a short while ago"].Tenant.String(), `{"reason":"x"}`)).Want(t, 200)
	k.Clock.Advance(tenant.ExportWindow - time.Second)
	k.ChangeTenant(t, operator.Admin, func(c *tenant.Tenant) { // by a mistake
		past := k.Clock.Now()
		c.Status, c.PurgeAt = tenant.Closed, &past
	})
	k.Drain(t)
	before := make(map[string]estate)
	for name, c := range all {
		before[name] = estateOf(t, k, c.Tenant)
	}
	for range 3 {
		k.Tick(t, tenants.Purge)
	}
	for name, c := range all {
		if diff := cmp.Diff(before[name], estateOf(t, k, c.Tenant)); diff != "" {
			t.Errorf("%s (-before +after):\n%s", name, diff)
		}
		if _, found, err := departed.Get(t.Context(), k.Main, c.Tenant); found || err != nil {
			t.Errorf("%s has a mark: %v", name, err)
		}
	}
}

// TestPurge_of_many_pages: a company of more than a page, on a machine where nobody is the operator.
func TestPurge_of_many_pages(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	k.Bulk(t, company.Admin, 700)
	for i := range 250 {
		if err := k.Files.Put(t.Context(), file.In(company.Tenant, file.Job, "many", fmt.Sprintf("%03d.csv", i)), strings.NewReader("x")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := k.Main.Reserve(t.Context(), table.In(company.Tenant, "SEQ", order.Kind.Key).Key("SEQ"), 7); err != nil {
		t.Fatal(err)
	}
	k.Drain(t)
	k.ChangeTenant(t, company.Admin, func(c *tenant.Tenant) { past := k.Clock.Now(); c.Status, c.PurgeAt = tenant.Closed, &past })
	k.Drain(t)
	kinds := kindsOf(t, k, company.Tenant)
	k.Tick(t, tenants.Purge)
	k.Clock.Advance(departed.Settling)
	k.Tick(t, tenants.Purge)
	k.Drain(t)
	if left := estateOf(t, k, company.Tenant); len(left) > 0 {
		t.Errorf("%d left", len(left))
	}
	m, _, err := departed.Get(t.Context(), k.Main, company.Tenant)
	if err != nil || m.DoneAt.IsZero() || m.Files != 250 || !maps.Equal(m.Records, kinds) {
		t.Errorf("%+v, %v", m, err)
	}
}
