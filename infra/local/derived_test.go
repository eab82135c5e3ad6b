package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/infra/client"
)

// pages reads a list to its end.
func pages[T any](ctx context.Context, c *client.Client, path string, each func(T)) error {
	for cursor := ""; ; {
		var page struct {
			Items      []T
			NextCursor string
		}
		if _, err := c.Do(ctx, http.MethodGet, path+"limit=200"+cursor, nil, &page); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, item := range page.Items {
			each(item)
		}
		if cursor = "&cursor=" + page.NextCursor; page.NextCursor == "" {
			return nil
		}
	}
}

// counts are what is counted off the stream: customers by tag, and orders and what they are worth by state.
type counts map[string]string

// recount counts what is counted off the stream from the records themselves; versions are those of all of them.
func recount(ctx context.Context, c *client.Client) (counted counts, versions map[string]int, err error) {
	tags, orders, worth := make(map[string]int), make(map[string]int), make(map[string]int)
	versions = make(map[string]int)
	err = pages(ctx, c, "/v1/customers?", func(customer struct {
		ID      string
		Version int
		Tags    []string
	},
	) {
		versions[customer.ID] = customer.Version
		for _, tag := range customer.Tags {
			tags[tag]++
		}
	})
	if err != nil {
		return nil, nil, err
	}
	var failed error
	err = pages(ctx, c, "/v1/orders?", func(order struct {
		ID, Status string
		Version    int
		Total      struct{ Amount string }
	},
	) {
		versions[order.ID] = order.Version
		var units, hundredths int
		if _, err := fmt.Sscanf(order.Total.Amount, "%d.%d", &units, &hundredths); err != nil {
			failed = fmt.Errorf("%s: %q: %w", order.ID, order.Total.Amount, err)
		}
		orders[order.Status]++
		worth[order.Status] += units*100 + hundredths
	})
	counted = make(counts)
	for tag, count := range tags {
		counted["tag "+tag] = fmt.Sprint(count)
	}
	for status, count := range orders {
		counted["orders "+status] = fmt.Sprintf("%d of %s", count, cents(worth[status]))
	}
	return counted, versions, errors.Join(err, failed)
}

// kept reads what is counted off the stream.
func kept(ctx context.Context, c *client.Client) (counts, error) {
	counted := make(counts)
	err := pages(ctx, c, "/v1/tags?", func(t struct {
		Tag   string
		Count int
	},
	) {
		counted["tag "+t.Tag] = fmt.Sprint(t.Count)
	})
	other := pages(ctx, c, "/v1/orders/totals?by=state&", func(row struct {
		Key  string
		Sums []struct {
			Orders int
			Total  struct{ Amount string }
		}
	},
	) {
		for _, sum := range row.Sums {
			counted["orders "+row.Key] = fmt.Sprintf("%d of %s", sum.Orders, sum.Total.Amount)
		}
	})
	return counted, errors.Join(err, other)
}

// proveDerived holds what follows from records off the stream against the records: counts of tags, totals of orders, an audit row for each
// version, and for each story one mail in all, however often its event came since. It returns how many counts there are.
func proveDerived(ctx context.Context, c *client.Client, names []string) (int, error) {
	deadline := time.Now().Add(time.Minute)
	for ; ; time.Sleep(20 * time.Millisecond) {
		want, versions, err := recount(ctx, c)
		if err != nil {
			return 0, err
		}
		got, err := kept(ctx, c)
		if err != nil {
			return 0, err
		}
		if maps.Equal(want, got) {
			return len(want), errors.Join(proveRows(ctx, c, versions, deadline), proveMails(ctx, c, names))
		}
		if time.Now().After(deadline) {
			return 0, fmt.Errorf("counted off the stream (-records +counts):\n%s", cmp.Diff(want, got))
		}
	}
}

// proveRows waits for one audit row of each version of each record.
func proveRows(ctx context.Context, c *client.Client, versions map[string]int, deadline time.Time) error {
	return abreast(maps.Keys(versions), func(id string) error {
		for ; ; time.Sleep(20 * time.Millisecond) {
			seen := make(map[int]bool)
			err := pages(ctx, c, "/v1/audit?entity="+id+"&", func(row struct{ Version int }) { seen[row.Version] = true })
			want := versions[id]
			if err != nil || len(seen) == want && seen[want] {
				return err
			}
			if time.Now().After(deadline) {
				return fmt.Errorf("%s has %d versions, and rows of %d", id, want, len(seen))
			}
		}
	})
}

// proveMails looks for one mail to each story's customer.
func proveMails(ctx context.Context, c *client.Client, names []string) error {
	return abreast(slices.Values(names), func(name string) error {
		mails, err := c.Mails(ctx, name+"@customer.example")
		if err == nil && len(mails) != 1 {
			err = fmt.Errorf("%s got %d mails", name, len(mails))
		}
		return err
	})
}

// abreast does something with each, several at once, and returns the first errors.
func abreast(all iter.Seq[string], do func(string) error) error {
	var mu sync.Mutex
	var failures []string
	var workers sync.WaitGroup
	next := make(chan string)
	for range 8 {
		workers.Go(func() {
			for one := range next {
				if err := do(one); err != nil {
					mu.Lock()
					failures = append(failures, err.Error())
					mu.Unlock()
				}
			}
		})
	}
	for one := range all {
		next <- one
	}
	close(next)
	workers.Wait()
	if len(failures) == 0 {
		return nil
	}
	return fmt.Errorf("%d: %s", len(failures), strings.Join(failures[:min(len(failures), 5)], "; "))
}
