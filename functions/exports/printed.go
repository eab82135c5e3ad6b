package exports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kehu/shared/access"
	"kehu/shared/category"
	"kehu/shared/customer"
	"kehu/shared/dictionary"
	"kehu/shared/document"
	"kehu/shared/file"
	"kehu/shared/order"
	"kehu/shared/paper"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/segment"
	"kehu/shared/tenant"
	"kehu/shared/user"
	"kehu/shared/work"
)

// printing is what rows of a paper are written with.
type printing struct {
	letter paper.Letter
	words  map[dictionary.Name]map[string]string
}

// newPrinting reads the company and the words of its dictionaries.
func newPrinting(ctx context.Context, t work.Task, l problem.Language) (printing, error) {
	company, found, err := tenant.Get(ctx, t.Deps.Table, t.Tenant)
	if err != nil || !found {
		return printing{}, fmt.Errorf("export: company (found %t): %w", found, err)
	}
	p := printing{paper.Letter{Company: company, Language: l, At: t.Job.CreatedAt}, make(map[dictionary.Name]map[string]string)}
	for _, name := range []dictionary.Name{dictionary.Level, dictionary.Source, dictionary.Unit} {
		entries, err := dictionary.List(ctx, t.Deps.Table, t.Tenant, name)
		if err != nil {
			return p, err
		}
		p.words[name] = make(map[string]string)
		for _, e := range entries {
			p.words[name][e.Code] = e.Names.English
			if l == problem.Chinese {
				p.words[name][e.Code] = e.Names.Chinese
			}
		}
	}
	return p, nil
}

// names are what the paper calls users and codes.
func (p printing) names(users map[string]user.User) paper.Names {
	n := paper.Names{Users: make(map[string]string), Words: p.words}
	for identifier, u := range users {
		n.Users[identifier] = u.Name
	}
	return n
}

// print writes the rows of the parts as PDF. They are in memory at once, maxPrinted at most.
func (w *worker) print(ctx context.Context, to io.Writer, mark string) error {
	c, err := w.caller(ctx)
	if err != nil {
		return err
	}
	told := paper.List{Title: w.list.title, Columns: w.list.columns(w.printing.letter), Mark: mark}
	if told.Filters, err = w.filters(ctx, c); err != nil {
		return err
	}
	if told.Limit, err = w.cut(ctx); err != nil {
		return err
	}
	for row, err := range w.rows(ctx) {
		if err != nil {
			return err
		}
		told.Rows = append(told.Rows, row)
	}
	err = w.task.Deps.Documents.Print(ctx, to, w.printing.letter.List(told))
	if errors.Is(err, document.ErrTooManyCharacters) {
		return problem.New("document.tooLarge").Because(err)
	}
	return err
}

// cutMark is the file that tells after how many records a list was cut, for whoever finishes it: perhaps another process.
const cutMark = "cut"

func (w *worker) markCut(ctx context.Context, limit int64) error {
	return w.task.Deps.Files.Put(ctx, w.task.Job.File(w.task.Tenant, cutMark), strings.NewReader(strconv.FormatInt(limit, 10)))
}

// cut returns after how many records the list was cut; 0 where it is whole.
func (w *worker) cut(ctx context.Context) (limit int, err error) {
	content, _, err := w.task.Deps.Files.Open(ctx, w.task.Job.File(w.task.Tenant, cutMark))
	if errors.Is(err, file.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("export: %w", err)
	}
	defer func() { err = errors.Join(err, content.Close()) }()
	text, err := io.ReadAll(content)
	if err == nil {
		limit, err = strconv.Atoi(string(text))
	}
	if err != nil {
		return 0, fmt.Errorf("export: %w", err)
	}
	return limit, nil
}

// filters tells which records the list has. What a filter names is called by its name, where the caller may know it.
func (w *worker) filters(ctx context.Context, c access.Caller) ([]document.Field, error) {
	f, l, words := w.order.Filter, w.printing.letter, w.printing.names(nil)
	named := []struct {
		key, value string
		name       func(ctx context.Context, c access.Caller, value string) (string, error)
	}{
		{"column.customers.owner", f.Owner, w.ownerName},
		{"filter.category", f.Category, w.categoryName},
		{"filter.segment", f.Segment, w.segmentName},
		{"paper.customer", f.Customer, w.customerName},
		{"paper.product", f.Product, w.productName},
	}
	which := ""
	switch {
	case f.Team == "me":
		which = w.order.Language.Text("filter.shared", nil)
	case f.Deleted:
		which = w.order.Language.Text("filter.deleted", nil)
	case f.Approvable:
		which = w.order.Language.Text("filter.approvable", nil)
	}
	fields := []document.Field{
		l.Field("filter.which", which), l.Field("filter.text", f.Query), l.Field("column.orders.number", f.Number), l.Field("paper.tags", f.Tag), l.Field("column.customers.level", words.Word(dictionary.Level, f.Level)),
		l.Field("column.customers.source", words.Word(dictionary.Source, f.Source)), l.Field("column.customers.status", w.stateName()),
		l.Field("filter.created", l.Days(f.CreatedFrom, f.CreatedTo)), l.Field("filter.updated", l.Days(f.UpdatedFrom, f.UpdatedTo)),
		l.Field("paper.period", l.Days(f.From, f.To)),
	}
	for _, one := range named {
		if one.value == "" {
			continue
		}
		name, err := one.name(ctx, c, one.value)
		if err != nil {
			return nil, err
		}
		fields = append(fields, l.Field(one.key, name))
	}
	return fields, nil
}

func (w *worker) stateName() string {
	l, status := w.printing.letter, w.order.Filter.Status
	switch {
	case status == "":
		return ""
	case w.list.object == access.Customer:
		return l.CustomerState(customer.Status(status))
	case w.list.object == access.Product:
		return l.ProductState(product.Status(status))
	default:
		return l.OrderState(order.Status(status))
	}
}

func (w *worker) ownerName(ctx context.Context, _ access.Caller, owner string) (string, error) {
	if owner == "team" {
		return w.order.Language.Text("list.team", nil), nil
	}
	users, err := usersOf(ctx, w.task.Deps, w.task.Tenant, []string{owner})
	return w.printing.names(users).User(owner), err
}

// categoryName is the name of a customer's category; products have no others than names.
func (w *worker) categoryName(ctx context.Context, _ access.Caller, identifier string) (string, error) {
	if w.list.object != access.Customer {
		return identifier, nil
	}
	found, err := category.Get(ctx, w.task.Deps.Table, w.task.Tenant, identifier)
	return found.Name, err
}

func (w *worker) segmentName(ctx context.Context, c access.Caller, identifier string) (string, error) {
	found, err := segment.Get(ctx, w.task.Deps.Table, c, identifier)
	return found.Name, err
}

func (w *worker) customerName(ctx context.Context, c access.Caller, identifier string) (string, error) {
	found, err := customer.Reachable(ctx, w.task.Deps.Table, c, access.Read, identifier)
	if problem.Is(err, "customer.notFound") {
		return identifier, nil
	}
	return found.Number + " " + found.Name, err
}

func (w *worker) productName(ctx context.Context, c access.Caller, identifier string) (string, error) {
	found, err := product.Get(ctx, w.task.Deps.Table, c.Tenant, identifier)
	if problem.Is(err, "product.notFound") {
		return identifier, nil
	}
	return found.Code + " " + found.Name, err
}
