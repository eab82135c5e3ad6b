package operations_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/audit"
	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/events"
	"kehu/functions/operations"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/functions/receipts"
	"kehu/functions/tags"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
	"kehu/shared/event"
	"kehu/shared/gateway"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// spoilt is a table whose transactions meet a fault, before they happen or after, so many times.
type spoilt struct {
	table.Table
	times atomic.Int32
	fault error
	after bool
}

func (s *spoilt) Transact(ctx context.Context, tx table.Tx) error {
	if s.times.Add(-1) < 0 {
		return s.Table.Transact(ctx, tx)
	}
	if s.after {
		if err := s.Table.Transact(ctx, tx); err != nil {
			return err
		}
	}
	return s.fault
}

const always = 1 << 30

var errSecret = errors.New("arn:aws:secret")

// faults are what the table may answer in place of success, and what the caller is told then; nothing of it (status 0) where it did happen, and
// the key says so.
var faults = map[string]struct {
	err    error
	after  bool
	times  int32
	status int
	code   string
}{
	"throttled":                         {fmt.Errorf("%w: %w", table.ErrThrottled, errSecret), false, always, 503, "request.busy"},
	"throttled within a transaction":    {&table.Canceled{Reasons: []table.Reason{{Code: table.Throttled}}}, false, always, 503, "request.busy"},
	"conflicts without an end":          {fmt.Errorf("%w: %w", table.ErrConflict, errSecret), false, always, 409, "request.conflict"},
	"one conflict":                      {fmt.Errorf("%w: %w", table.ErrConflict, errSecret), false, 1, 0, ""},
	"no answer, and it did not happen":  {fmt.Errorf("%w: %w", table.ErrUncertain, io.ErrUnexpectedEOF), false, 1, 503, "request.busy"},
	"no answer, and it happened":        {fmt.Errorf("%w: %w", table.ErrUncertain, io.ErrUnexpectedEOF), true, 1, 0, ""},
	"a time-out, and it did not happen": {context.DeadlineExceeded, false, 1, 503, "request.busy"},
	"a time-out, and it happened":       {context.DeadlineExceeded, true, 1, 0, ""},
	"a fault that nobody knows":         {errSecret, false, 1, 500, "internal"},
	"one that nobody knows, afterwards": {errSecret, true, 1, 0, ""},
}

// TestFaultsOfTheTable lets calls that write meet each fault. The caller is told when to come again, the cause stands in one line of the log and
// nowhere else, and the same call with the same key then happens once.
func TestFaultsOfTheTable(t *testing.T) {
	s := shop.Open(t, "")
	number := 0
	draft := func(t *testing.T) string {
		t.Helper()
		return s.Make(t, orders.Create, s.Seller, fmt.Sprintf(`{"customerId": %q, "lines": [{"productId": %q, "quantity": "1", "unitPrice": "10"}]}`, s.Customer, s.Tea))
	}
	for name, c := range map[string]struct {
		kind  string // of the item that a call makes, or changes
		grows int    // how many more of it there are after the call
		call  func(t *testing.T) scenario.Request
	}{
		"customers.create": {"customer", 1, func(*testing.T) scenario.Request {
			return scenario.Request{Op: customers.Create, As: s.Seller, Body: fmt.Sprintf(`{"name": "c%d", "reference": "r%d"}`, number, number)}
		}},
		"contacts.create": {"contact", 1, func(*testing.T) scenario.Request {
			return shop.Act(contacts.Create, s.Seller, s.Customer, fmt.Sprintf(`{"name": "p%d"}`, number))
		}},
		"products.create": {"product", 1, func(*testing.T) scenario.Request {
			return scenario.Request{Op: products.Create, As: s.Seller, Body: fmt.Sprintf(`{"name": "p", "code": "P%d"}`, number)}
		}},
		"orders.create": {"order", 1, func(*testing.T) scenario.Request {
			return scenario.Request{Op: orders.Create, As: s.Seller, Body: fmt.Sprintf(`{"customerId": %q, "lines": [{"productId": %q, "quantity": "1", "unitPrice": "10"}]}`, s.Customer, s.Tea)}
		}},
		"orders.submit": {"order", 0, func(t *testing.T) scenario.Request { return shop.Act(orders.Submit, s.Seller, draft(t), "") }},
		"receipts.create": {"receipt", 1, func(*testing.T) scenario.Request {
			return scenario.Request{Op: receipts.Create, As: s.Finance, Body: fmt.Sprintf(`{"customerId": %q, "method": "transfer", "amount": {"amount": "7", "currency": "CNY"}}`, s.Customer)}
		}},
	} {
		for fault, f := range faults {
			t.Run(name+", "+fault, func(t *testing.T) {
				number++
				request := c.call(t)
				if request.Header == nil {
					request.Header = map[string]string{}
				}
				request.Header["Idempotency-Key"] = fmt.Sprintf("key-%d", number)
				before, logged := countOf(t, s.Kehu, s.Company, c.kind), len(s.Log.String())
				double := &spoilt{Table: s.Table, fault: f.err, after: f.after}
				double.times.Store(f.times)
				s.Deps.Table = double
				first := s.Do(t, request)
				s.Deps.Table = s.Table
				if f.status > 0 {
					first.Want(t, f.status).WantProblem(t, problem.Code(f.code))
					if again := first.Header["retry-after"]; (again == "") != (f.status == 500) {
						t.Errorf("Retry-After: %q", again)
					}
					if strings.Contains(first.Body, "secret") || strings.Contains(first.Body, "EOF") {
						t.Errorf("the answer tells the cause: %s", first.Body)
					}
					lines := strings.Split(strings.TrimSpace(s.Log.String()[logged:]), "\n")
					if len(lines) != 1 || f.status >= 500 && !strings.Contains(lines[0], `"cause":`) {
						t.Errorf("the log:\n%s", strings.Join(lines, "\n"))
					}
				}
				second := s.Do(t, request)
				if second.Status/100 != 2 {
					t.Fatalf("again: %d %s", second.Status, second.Body)
				}
				third := s.Do(t, request)
				if third.Status != second.Status || third.Body != second.Body {
					t.Errorf("a third time: %d %s", third.Status, third.Body)
				}
				if after := countOf(t, s.Kehu, s.Company, c.kind); after-before != c.grows {
					t.Errorf("%d more of %s, want %d", after-before, c.kind, c.grows)
				}
			})
		}
	}
	s.Drain(t)
}

// countOf returns how many items of a kind the company has.
func countOf(t *testing.T, k *scenario.Kehu, c *scenario.Company, kind string) (count int) {
	t.Helper()
	puts, err := k.Main.Scan(t.Context(), table.TenantPrefix(c.Tenant), table.Key{}, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for _, put := range puts {
		if put.Item.Text("et") == kind {
			count++
		}
	}
	return count
}

// noisy delivers what follows from changes as the services do at their worst: changes of different records in any order, many of them twice, and
// the bus and the mail provider fail now and then.
type noisy struct {
	*scenario.Kehu
	random *rand.Rand
}

// stream gives the changes to a function of the stream, one after the other of each item, and again what failed.
func (n *noisy) stream(t *testing.T, o operation.Operation, changes []table.Change) {
	t.Helper()
	lanes := make(map[table.Key][]table.Change)
	var keys []table.Key
	for _, c := range changes {
		if lanes[c.Key] == nil {
			keys = append(keys, c.Key)
		}
		lanes[c.Key] = append(lanes[c.Key], c)
	}
	for attempt := 0; len(keys) > 0; attempt++ {
		if attempt > 100*len(changes) {
			t.Fatalf("%s: %d records never come to an end", o.Name, len(keys))
		}
		i := n.random.IntN(len(keys))
		key := keys[i]
		response, err := gateway.Stream(n.Deps, o)(t.Context(), scenario.StreamEvent(t, lanes[key][0]))
		switch {
		case err != nil:
			t.Fatal(err)
		case len(response.BatchItemFailures) > 0, n.random.IntN(3) == 0: // it comes again
		case len(lanes[key]) > 1:
			lanes[key] = lanes[key][1:]
		default:
			keys = slices.Delete(keys, i, i+1)
		}
	}
}

// deliver gives every event to its subscribers in any order, some twice, and again what failed.
func (n *noisy) deliver(t *testing.T, all []event.Event) {
	t.Helper()
	type letter struct {
		to operation.Operation
		e  event.Event
	}
	var letters []letter
	for _, e := range all {
		for _, o := range operations.All() {
			if o.Source == operation.EventBus && slices.Contains(o.Types, e.Type) {
				letters = append(letters, letter{o, e})
			}
		}
	}
	for attempt := 0; len(letters) > 0; attempt++ {
		if attempt > 10000 {
			t.Fatalf("%d events never come to an end, the first %s of %s", len(letters), letters[0].to.Name, letters[0].e.ID)
		}
		i := n.random.IntN(len(letters))
		response, err := gateway.Queue(n.Deps, letters[i].to)(t.Context(), scenario.QueueEvent(t, letters[i].e))
		if err != nil {
			t.Fatal(err)
		}
		if len(response.BatchItemFailures) == 0 && n.random.IntN(3) > 0 {
			letters = slices.Delete(letters, i, i+1)
		}
	}
}

// TestNoisyDelivery makes customers, changes and orders, lets everything that follows go wrong in passing, and looks what is there: each row once,
// the trail whole, one mail for each customer, and the same totals as when all goes well.
func TestNoisyDelivery(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			s := shop.Open(t, "")
			n := &noisy{Kehu: s.Kehu, random: rand.New(rand.NewPCG(seed, 7))}
			var welcomed []string
			for i := range 4 {
				body := fmt.Sprintf(`{"name": "c%d", "emails": ["c%d@noise.example"], "phones": ["+86 10 555 0101"], "tags": ["old", "kept"], "sendWelcomeEmail": true}`, i, i)
				welcomed = append(welcomed, s.Make(t, customers.Create, s.Seller, body))
				change := shop.Act(customers.Update, s.Seller, welcomed[i], `{"notes": "n", "tags": ["kept", "new"]}`)
				change.Header = map[string]string{"If-Match": "*"}
				s.Do(t, change).Want(t, 200)
				s.Do(t, shop.Act(customers.Unmask, s.Manager, welcomed[i], `{"fields": ["phone"], "reason": "a call"}`)).Want(t, 200)
				order := s.Make(t, orders.Create, s.Seller, fmt.Sprintf(`{"customerId": %q, "lines": [{"productId": %q, "quantity": "1", "unitPrice": "10"}]}`, s.Customer, s.Tea))
				s.Do(t, shop.Act(orders.Submit, s.Seller, order, "")).Want(t, 200)
				s.Do(t, shop.Act(orders.Approve, s.Manager, order, "")).Want(t, 200)
			}
			comeBack := shop.Act(customers.Delete, s.Seller, welcomed[3], "") // and its mail goes out
			comeBack.Header = map[string]string{"If-Match": "*"}
			s.Do(t, comeBack).Want(t, 204)
			s.Do(t, shop.Act(customers.Restore, s.Seller, welcomed[3], "")).Want(t, 200)
			s.Bus.Fail(func(event.Event) error {
				if n.random.IntN(3) == 0 {
					return errors.New("refused for now")
				}
				return nil
			})
			s.Outbox.Fail(func(mail.Message) error {
				return []error{nil, nil, mail.ErrThrottled, errors.New("connection reset")}[n.random.IntN(4)]
			})
			done, told := "", 0
			for round := 0; ; round++ { // subscribers write, too
				changes, err := s.Main.Changes(done, 1<<20)
				if err != nil {
					t.Fatal(err)
				}
				if len(changes) == 0 {
					break
				}
				if round > 50 {
					t.Fatal("changes follow from changes without an end")
				}
				done = changes[len(changes)-1].Sequence
				n.stream(t, audit.Record, changes)
				n.stream(t, events.Dispatch, changes)
				published := s.Bus.Events()
				n.deliver(t, published[told:])
				told = len(published)
			}
			s.Bus.Fail(nil)
			s.Outbox.Fail(nil)
			before := derived(t, s)
			s.Replay(t) // everything once more, and all goes well
			if diff := cmp.Diff(before, derived(t, s)); diff != "" {
				t.Errorf("a delivery without noise makes a difference (-noisy +quiet):\n%s", diff)
			}
			for i, c := range welcomed {
				want := 3 // created, unmasked, updated
				if i == 3 {
					want = 5
				}
				if rows := s.Rows(t, s.Company.Tenant, c); len(rows) != want {
					t.Errorf("%d audit rows of %d", len(rows), want)
				}
				mails := slices.DeleteFunc(s.Outbox.Mails(), func(m mail.Message) bool { return m.To != fmt.Sprintf("c%d@noise.example", i) })
				if len(mails) != 1 {
					t.Errorf("%d mails to customer %d", len(mails), i)
				}
			}
			var proof struct{ Valid bool }
			s.Do(t, scenario.Request{Op: audit.Verify, As: s.Seller, Query: "limit=10000"}).Want(t, 200).Into(t, &proof)
			if !proof.Valid {
				t.Error("the trail is broken")
			}
			var counts struct {
				Items []struct {
					Tag   string
					Count int
				}
			}
			s.Do(t, scenario.Request{Op: tags.List, As: s.Seller}).Want(t, 200).Into(t, &counts)
			if got := fmt.Sprint(counts.Items); got != "[{kept 4} {new 4}]" {
				t.Errorf("tags: %s", got)
			}
			var totals struct{ Items []struct{ Count int } }
			answer := s.Do(t, scenario.Request{Op: orders.Totals, As: s.Seller, Query: "by=month"}).Want(t, 200)
			answer.Into(t, &totals)
			if len(totals.Items) != 1 {
				t.Errorf("totals: %s", answer.Body)
			}
		})
	}
}

// derived returns what stands in the table and follows from records: totals, words to search by, notifications.
func derived(t *testing.T, s *shop.Shop) map[string]table.Item {
	t.Helper()
	puts, err := s.Main.Scan(t.Context(), table.TenantPrefix(s.Company.Tenant), table.Key{}, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]table.Item)
	for _, put := range puts {
		all[put.Key.Partition().String()+" "+put.Key.Sort()] = put.Item
	}
	return all
}
