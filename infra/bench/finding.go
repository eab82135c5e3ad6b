package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"kehu/infra/client"
	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
)

func searchFor(typed string) string { return "limit=20&q=" + url.QueryEscape(typed) }

// lagGoal is from when on what was written shall be found, in milliseconds, and lags how often that is measured.
const (
	lagGoal = 1000.0
	lags    = 50
)

// finding prints what it costs that customers are found, and how long after a change they are.
func finding(ctx context.Context, out *report, folder string) (err error) {
	if err := printTokens(out); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	ours := &server{name: oursName}
	if err := ours.start(ctx, filepath.Join(folder, "finding"), self, "serve", "kehu"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ours.stop()) }()
	if err := ours.signUp(ctx); err != nil {
		return err
	}
	took, err := ours.lag(ctx)
	if err != nil {
		return err
	}
	s := newSheet("from the answer of a change until it is found", "p50 ms", "p99 ms")
	s.row("contacts.create, one machine", fmt.Sprintf("%.1f", quantile(took, 0.5)), fmt.Sprintf("%.1f", quantile(took, 0.99)))
	out.most("contacts.create: p99 ms until it is found", quantile(took, 0.99), lagGoal)
	return out.show(s)
}

// tokenRow is what one customer is found by, and what that costs.
type tokenRow struct {
	name   string
	tokens int
	bytes  int // of all items that are written for it, keys included
}

// units are the write units: each of these items is smaller than 1 KB, but for what is remembered of very long names.
func (r tokenRow) units() int { return r.tokens + 1 }

// measureTokens writes down what customers of both scripts are found by.
func measureTokens() ([]tokenRow, error) {
	ids := id.NewSource(clock.System{}, nil)
	tenant := access.NewTenant(ids)
	var rows []tokenRow
	for _, c := range []struct {
		name   string
		fields customer.Fields
	}{
		{"a Latin customer: name of two words, contact, number, address, telephone", customer.Fields{Name: "Alfreds Futterkiste", ContactName: "Maria Anders", Emails: []string{"maria@alfreds.example"}, Phones: []string{"+49300074321"}}},
		{"a Chinese customer: name of 11 characters, contact, number, address, telephone", customer.Fields{Name: "上海华贸进出口有限公司", ContactName: "李伟", Emails: []string{"liwei@huamao.example"}, Phones: []string{"+8613800138000"}}},
	} {
		s := customer.New(record.Created(customer.Kind, customer.Kind.NewID(ids), record.Stamp{}), "C000001", c.fields)
		tokens, err := tokensOf(table.Encode(s))
		if err != nil {
			return nil, err
		}
		row := tokenRow{name: c.name, tokens: len(tokens)}
		for _, w := range customer.Findable.Fresh(tenant, s.ID, tokens) {
			row.bytes += keySize(table.Primary, w.Key.Partition().String(), w.Key.Sort()) + contents(w.Item)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func printTokens(out io.Writer) error {
	rows, err := measureTokens()
	if err != nil {
		return err
	}
	s := newSheet("found by", "tokens", "write units", "bytes", "$ per million customers")
	for _, r := range rows {
		s.row(r.name, r.tokens, r.units(), r.bytes, float64(r.units())*dollarsPerWrite)
	}
	return s.print(out)
}

// lag returns how long after the answer of a call that makes a contact the contact is found, in milliseconds.
func (s *server) lag(ctx context.Context) ([]float64, error) {
	c := client.New(s.base)
	c.Token = s.token
	var made struct{ ID string }
	if _, err := c.Do(ctx, http.MethodPost, "/v1/customers", map[string]string{"name": "Alfreds"}, &made); err != nil {
		return nil, err
	}
	var took []float64
	for n := range lags {
		name := fmt.Sprintf("Maria%d", n)
		if _, err := c.Do(ctx, http.MethodPost, "/v1/customers/"+made.ID+"/contacts", map[string]string{"name": name}, nil); err != nil {
			return nil, err
		}
		began := time.Now()
		for {
			var answer struct{ Contacts []struct{ ID string } }
			if _, err := c.Do(ctx, http.MethodGet, "/v1/search?q="+name, nil, &answer); err != nil {
				return nil, err
			}
			if len(answer.Contacts) > 0 {
				break
			}
			if time.Since(began) > time.Minute {
				return nil, errors.New("what was written is not found")
			}
		}
		took = append(took, float64(time.Since(began))/float64(time.Millisecond))
	}
	return took, nil
}
