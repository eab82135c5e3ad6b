package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"kehu/infra/client"
)

// price is what one piece of the product costs, in cents, without tax.
const price = 1800

// story is what one worker asked for one customer: each call with a key, so that what was not answered can be asked again.
type story struct {
	name     string
	customer *call
	notes    []*call // changes of the customer, in order
	orders   []*deal
	rival    *call // a second customer with a reference that other workers want, too
}

// deal is an order and the money that came in for it.
type deal struct {
	quantity                int
	create, submit, receipt *call // nil where it did not come to that
	paid                    int   // cents
}

// call is one call; id is set when the answer came.
type call struct {
	method, path, key, match string
	body                     any
	answered                 bool
	refused                  *client.Problem // the answer, if it was a problem
	id                       string
	version                  int
}

// do makes the call, for the first time or again. The error is one of the way, never an answer.
func (c *call) do(ctx context.Context, to *client.Client) error {
	var out struct {
		ID      string
		Version int
	}
	headers := []string{"Idempotency-Key", c.key}
	if c.match != "" {
		headers = append(headers, "If-Match", c.match)
	}
	_, err := to.Do(ctx, c.method, c.path, c.body, &out, headers...)
	var problem *client.Problem
	if err != nil && !errors.As(err, &problem) {
		return err
	}
	if c.answered && problem == nil && c.id != out.ID {
		return fmt.Errorf("%s %s was answered with %s and is %s now", c.method, c.path, c.id, out.ID)
	}
	c.answered, c.refused, c.id, c.version = true, problem, out.ID, out.Version
	return nil
}

// shop is what all rounds share.
type shop struct {
	client  *client.Client
	product string
}

// teller tells the story of one worker in one round.
type teller struct {
	shop   *shop
	random *rand.Rand
	name   string // of round and worker
	round  int
	all    []*story
}

// errOver ends a story before its time: a call was not answered.
var errOver = errors.New("not answered")

func (w *teller) run(ctx context.Context) {
	for i := 0; ; i++ {
		if err := w.tell(ctx, i); err != nil {
			return
		}
	}
}

func (w *teller) post(ctx context.Context, into **call, path, key string, body any) error {
	*into = &call{method: http.MethodPost, path: path, key: key, body: body}
	if err := (*into).do(ctx, w.shop.client); err != nil {
		return errOver
	}
	return nil
}

// tell makes a customer, changes it, sells to it, takes money, and fights for a reference.
func (w *teller) tell(ctx context.Context, i int) error {
	name := fmt.Sprintf("%s-%d", w.name, i)
	s := &story{name: name}
	w.all = append(w.all, s)
	body := map[string]any{"name": name, "emails": []string{name + "@customer.example"}, "sendWelcomeEmail": true, "tags": w.tags()}
	if err := w.post(ctx, &s.customer, "/v1/customers", name, body); err != nil {
		return err
	}
	for range w.random.IntN(3) {
		if err := w.change(ctx, s); err != nil {
			return err
		}
	}
	for n := range w.random.IntN(3) {
		if err := w.sell(ctx, s, fmt.Sprintf("%s-%d", name, n)); err != nil {
			return err
		}
	}
	if w.random.IntN(3) > 0 {
		return nil
	}
	body = map[string]any{"name": "rival " + name, "reference": fmt.Sprintf("ref-%d-%d", w.round, i)}
	return w.post(ctx, &s.rival, "/v1/customers", "rival-"+name, body)
}

// tags are none to three.
func (w *teller) tags() []string {
	return []string{"gold", "silver", "bronze"}[:w.random.IntN(4)]
}

func (w *teller) change(ctx context.Context, s *story) error {
	c := &call{
		method: http.MethodPatch, path: "/v1/customers/" + s.customer.id, match: fmt.Sprintf(`"%d"`, 1+len(s.notes)),
		body: map[string]any{"notes": note(len(s.notes) + 1)},
	}
	s.notes = append(s.notes, c)
	return c.do(ctx, w.shop.client)
}

// note is what stands in a customer's notes after so many changes.
func note(changes int) string {
	if changes == 0 {
		return ""
	}
	return fmt.Sprintf("change %d", changes)
}

func (w *teller) sell(ctx context.Context, s *story, key string) error {
	d := &deal{quantity: 1 + w.random.IntN(9)}
	s.orders = append(s.orders, d)
	body := map[string]any{"customerId": s.customer.id, "lines": []any{map[string]any{"productId": w.shop.product, "quantity": fmt.Sprint(d.quantity)}}}
	if err := w.post(ctx, &d.create, "/v1/orders", "order-"+key, body); err != nil {
		return err
	}
	if w.random.IntN(5) == 0 {
		return nil // it stays a draft
	}
	if err := w.post(ctx, &d.submit, "/v1/orders/"+d.create.id+"/submit", "submit-"+key, nil); err != nil {
		return err
	}
	if w.random.IntN(2) == 0 {
		return nil
	}
	d.paid = 1 + w.random.IntN(d.quantity*price)
	amount := cents(d.paid)
	return w.post(ctx, &d.receipt, "/v1/receipts", "receipt-"+key, map[string]any{
		"customerId": s.customer.id, "method": "transfer", "amount": map[string]any{"amount": amount, "currency": "USD"},
		"allocations": []any{map[string]any{"orderId": d.create.id, "amount": amount}},
	})
}

func cents(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

// tellAll has workers tell stories until the process is killed, after the time.
func tellAll(ctx context.Context, s *shop, seed uint64, round int, after time.Duration, kill func()) []*story {
	const tellers = 8
	var workers sync.WaitGroup
	all := make([]*teller, tellers)
	for i := range all {
		all[i] = &teller{shop: s, round: round, name: fmt.Sprintf("r%d-w%d", round, i), random: rand.New(rand.NewPCG(seed, uint64(round*tellers+i)))}
		workers.Go(func() { all[i].run(ctx) })
	}
	time.Sleep(after)
	kill()
	workers.Wait()
	var stories []*story
	for _, w := range all {
		stories = append(stories, w.all...)
	}
	return stories
}
