package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"kehu/infra/client"
)

// again asks once more for everything that was not answered, in its order, and for the last that was answered: nothing may happen twice.
func (s *story) again(ctx context.Context, c *client.Client) error {
	calls := []*call{s.customer}
	for _, d := range s.orders {
		calls = append(calls, d.create, d.submit, d.receipt)
	}
	for _, one := range append(calls, s.rival) {
		if one == nil {
			continue
		}
		if err := one.do(ctx, c); err != nil {
			return err
		}
		if one.refused != nil && (one != s.rival || one.refused.Code != "customer.duplicate") {
			return fmt.Errorf("%s %s: %w", one.method, one.path, one.refused)
		}
	}
	return nil
}

// check holds the story against what is stored.
func (s *story) check(ctx context.Context, c *client.Client) error {
	return errors.Join(s.checkCustomer(ctx, c), s.checkAccount(ctx, c))
}

// checkCustomer looks for every acknowledged change; the last one, if it was not answered, may have happened or not.
func (s *story) checkCustomer(ctx context.Context, c *client.Client) error {
	var stored struct {
		Name, Notes string
		Version     int
	}
	if _, err := c.Do(ctx, http.MethodGet, "/v1/customers/"+s.customer.id, nil, &stored); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	answered := 0
	for _, n := range s.notes {
		if n.answered {
			answered++
			if n.refused != nil {
				return fmt.Errorf("%s: %w", s.name, n.refused)
			}
		}
	}
	changes := stored.Version - 1
	if stored.Name != s.name || changes < answered || changes > len(s.notes) || stored.Notes != note(changes) {
		return fmt.Errorf("%s: %d of %d changes were answered, and stored is %+v", s.name, answered, len(s.notes), stored)
	}
	return nil
}

// checkAccount adds up what the customer bought and paid, and compares with its orders, its credit and its statement.
func (s *story) checkAccount(ctx context.Context, c *client.Client) error {
	owes := 0
	for _, d := range s.orders {
		var o struct{ Status, Paid, Open string }
		if d.create == nil {
			continue
		}
		if _, err := c.Do(ctx, http.MethodGet, "/v1/orders/"+d.create.id, nil, &o); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if d.submit == nil {
			if o.Status != "draft" {
				return fmt.Errorf("%s: a draft is %s", s.name, o.Status)
			}
			continue
		}
		paid, left := "", d.quantity*price
		if d.receipt != nil {
			paid, left = cents(d.paid), left-d.paid
		}
		if o.Status != "approved" || o.Paid != paid || left > 0 && o.Open != cents(left) {
			return fmt.Errorf("%s: an order of %s, of which %q is paid: %+v", s.name, cents(d.quantity*price), paid, o)
		}
		owes += left
	}
	if err := account(ctx, c, s.customer.id, owes); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	return nil
}

// settle waits for what follows from the story off the stream: its audit rows, one for each change, and one welcome mail.
func (s *story) settle(ctx context.Context, c *client.Client) error {
	deadline := time.Now().Add(30 * time.Second)
	for {
		var stored struct{ Version int }
		var rows struct {
			Items []struct{ Version int }
		}
		_, err := c.Do(ctx, http.MethodGet, "/v1/customers/"+s.customer.id, nil, &stored)
		_, rowsErr := c.Do(ctx, http.MethodGet, "/v1/audit?entity="+s.customer.id, nil, &rows)
		mails, mailErr := c.Mails(ctx, s.name+"@customer.example")
		if err := errors.Join(err, rowsErr, mailErr); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if len(rows.Items) == stored.Version && len(mails) == 1 {
			return nil
		}
		if len(rows.Items) > stored.Version || len(mails) > 1 || time.Now().After(deadline) {
			return fmt.Errorf("%s: %d audit rows of %d versions, and %d mails", s.name, len(rows.Items), stored.Version, len(mails))
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// prove asks again, checks and waits, story by story, several at once.
func prove(ctx context.Context, c *client.Client, stories []*story) error {
	var mu sync.Mutex
	var all error
	next := make(chan *story)
	var workers sync.WaitGroup
	for range 8 {
		workers.Go(func() {
			for s := range next {
				err := s.again(ctx, c)
				if err == nil {
					err = errors.Join(s.check(ctx, c), s.settle(ctx, c))
				}
				mu.Lock()
				all = errors.Join(all, err)
				mu.Unlock()
			}
		})
	}
	for _, s := range stories {
		next <- s
	}
	close(next)
	workers.Wait()
	return all
}

// proveWhole reads all customers and orders, and the whole trail: numbers and references stand there once, and the trail is unbroken.
// It returns how many customers have a reference that begins with each prefix up to the first dash.
func proveWhole(ctx context.Context, c *client.Client) (references map[string]int, rows int, err error) {
	references = make(map[string]int)
	for _, of := range []string{"customers", "orders"} {
		numbers, unique := make(map[string]bool), make(map[string]bool)
		for cursor := ""; ; {
			var page struct {
				Items      []struct{ Number, Reference string }
				NextCursor string
			}
			if _, err := c.Do(ctx, http.MethodGet, "/v1/"+of+"?limit=200"+cursor, nil, &page); err != nil {
				return nil, 0, err
			}
			for _, item := range page.Items {
				if numbers[item.Number] || item.Reference != "" && unique[item.Reference] {
					return nil, 0, fmt.Errorf("%s: number %s or reference %s stands there twice", of, item.Number, item.Reference)
				}
				numbers[item.Number], unique[item.Reference] = true, true
				prefix, _, _ := strings.Cut(item.Reference, "-")
				references[prefix]++
			}
			if cursor = "&cursor=" + page.NextCursor; page.NextCursor == "" {
				break
			}
		}
	}
	for cursor := ""; ; {
		var proof struct {
			Valid      bool
			Checked    int
			Faults     []any
			NextCursor string
		}
		if _, err := c.Do(ctx, http.MethodGet, "/v1/audit/verify?limit=10000"+cursor, nil, &proof); err != nil {
			return nil, 0, err
		}
		if rows += proof.Checked; !proof.Valid {
			return nil, rows, fmt.Errorf("the audit trail: %+v", proof)
		}
		if cursor = "&cursor=" + proof.NextCursor; proof.NextCursor == "" {
			return references, rows, nil
		}
	}
}
