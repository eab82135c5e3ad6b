// Package paper is what the company's papers say: order confirmations, statements of account and customer dossiers, in English and
// Chinese, under the company's letterhead.
//
// Promise: a paper shows what it is given and nothing else: whoever makes one masks before what its reader may not see. Numbers and
// dates are written as the company has them (tenant.Formats), amounts with the code of their currency (ISO 4217). An order that is
// not confirmed says so across each page. Notes of orders, customers and contacts are the company's own, and stand on no paper that
// goes out.
package paper

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"kehu/shared/document"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/tenant"
)

// Letter is what all papers have: whose they are, in which language, and when they are made.
type Letter struct {
	Company  tenant.Tenant
	Language problem.Language
	At       time.Time
}

// Print prints a paper, named after its file. The problem is document.tooLarge for one that cannot be answered.
func Print(ctx context.Context, printer document.Printer, name string, p document.Paper) (*operation.PDF, error) {
	var content bytes.Buffer
	switch err := printer.Print(ctx, &content, p); {
	case errors.Is(err, document.ErrTooManyCharacters):
		return nil, problem.New("document.tooLarge").Because(err)
	case err != nil:
		return nil, err
	}
	return operation.Paper(name, content.Bytes())
}

// begin returns a paper without blocks; label names it at the foot of each page.
func (l Letter) begin(title, label string) document.Paper {
	p := document.Paper{Title: title, Author: l.Company.Name, Created: l.At, Head: l.head()}
	foot := []string{label, l.text("paper.page")}
	if h := l.Company.Letterhead; h != nil && h.Foot != "" {
		foot = append([]string{h.Foot}, foot...)
	}
	p.Foot = strings.Join(foot, " · ")
	return p
}

// head is the company's letterhead.
func (l Letter) head() document.Head {
	h := l.Company.Letterhead
	if h == nil {
		h = &tenant.Letterhead{}
	}
	head := document.Head{Company: cmp.Or(h.Name, l.Company.Name)}
	line := func(parts ...string) {
		if text := joined(" · ", parts...); text != "" {
			head.Lines = append(head.Lines, text)
		}
	}
	line(h.Address)
	line(l.labelled("paper.phone", h.Phone), h.Email, h.Website)
	line(l.labelled("paper.taxNumber", h.TaxNumber), l.labelled("paper.bank", joined(", ", h.Bank, h.Account)))
	return head
}

// labelled is the value behind its label; nothing for none.
func (l Letter) labelled(key, value string) string {
	if value == "" {
		return ""
	}
	return l.Language.Labelled(l.text(key), value)
}

// joined joins what there is.
func joined(between string, parts ...string) string {
	var all []string
	for _, part := range parts {
		if part != "" {
			all = append(all, part)
		}
	}
	return strings.Join(all, between)
}

// text returns a text of the catalogue.
func (l Letter) text(key string) string { return l.Language.Text(key, nil) }

// today is the day on which the paper is made, where the company is.
func (l Letter) today() string { return order.On(l.At, l.Company.Company()).Day }

// field is a value with its name.
func (l Letter) field(key, value string) document.Field {
	return document.Field{Name: l.text(key), Value: value}
}
