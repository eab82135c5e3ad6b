package total

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/money"
	"kehu/shared/order"
	"kehu/shared/table"
)

// By is by what a report adds orders up.
type By string

// What reports add orders up by.
const (
	ByMonth    By = "month"
	ByOwner    By = "owner"
	ByCustomer By = "customer"
	ByProduct  By = "product"
	ByStatus   By = "state"
)

// Query asks for a report.
type Query struct {
	By       By
	From, To string       // months (2006-01), inclusive; "" is open
	Status   order.Status // "" is all that count as ordered (see Ordered); of ByStatus, all
	Customer string       // only orders of this customer, or with this product: for ByMonth and ByStatus
	Product  string
	Reach    access.Reach
	After    string // the key after which the report goes on
	Limit    int    // keys
}

// Row is what orders of one key come to.
type Row struct {
	Key  string // a month, a state, or the identifier of a user, customer or product
	Sums []Sum  // by currency
}

// Sum is what orders of one currency come to.
type Sum struct {
	Currency   string
	Orders     int64
	Net, Total money.Wire
	Quantity   string // of products alone; else ""
}

// Ordered reports whether an order in the state counts as ordered: not a draft, nor rejected or cancelled.
func Ordered(s order.Status) bool {
	return s != order.Draft && s != order.Rejected && s != order.Cancelled
}

// maxExamined is how many cells a page looks at, at most: about 1 MB.
const maxExamined = 5000

// Report returns up to limit rows, by key, and the key after which the next page begins; "" when there are no more. A page may be
// short or empty and still have a next one. One round trip for the state of the totals; then one for each page of 1 MB, of the cells of the
// company, or of those of every salesperson within reach, side by side.
func Report(ctx context.Context, t table.Table, tenant access.Tenant, q Query) ([]Row, string, error) {
	s, err := readState(ctx, t, tenant)
	if err != nil {
		return nil, "", err
	}
	r := &report{query: q, sums: make(map[string]map[string]*sum)}
	next, err := r.read(ctx, t, r.queries(tenant, s.Active))
	if err != nil {
		return nil, "", fmt.Errorf("report of orders: %w", err)
	}
	return r.rows(), next, nil
}

// report is what is added up so far.
type report struct {
	query Query
	sums  map[string]map[string]*sum // by key and currency
}

// sum adds numbers of any size up.
type sum struct{ orders, net, total, quantity big.Int }

// folded reports whether the rows' keys are not those of the cells, so that a row is only known when everything is read.
func (q *Query) folded() bool {
	return q.By == ByStatus || q.Customer != "" || q.Product != ""
}

// queries lists where the cells are.
func (r *report) queries(tenant access.Tenant, generation int64) []source {
	q := &r.query
	dimension, within := byMonth, table.Range{From: q.From, To: "~"}
	switch {
	case q.Customer != "":
		dimension, within = byCustomer, table.Range{From: q.Customer, To: q.Customer + "$"}
	case q.Product != "":
		dimension, within = byProduct, table.Range{From: q.Product, To: q.Product + "$"}
	case q.By == ByMonth || q.By == ByStatus:
		if q.To != "" {
			within.To = q.To + "$" // which follows the # after the key
		}
	default:
		within.From = ""
		dimension = map[By]Dimension{ByOwner: byOwner, ByCustomer: byCustomer, ByProduct: byProduct}[q.By]
	}
	if q.After != "" && !q.folded() {
		within.From = q.After + "$"
	}
	if q.Reach.Everyone() {
		return []source{{query: table.Query{Partition: partition(tenant, generation, dimension, company), Sort: within}}}
	}
	var all []source
	for _, owner := range q.Reach.Owners() {
		s := source{query: table.Query{Partition: partition(tenant, generation, dimension, owner), Sort: within}}
		if q.By == ByOwner { // whose it is stands in the partition
			if owner <= q.After {
				continue
			}
			s.query.Partition, s.query.Sort, s.key = partition(tenant, generation, byMonth, owner), table.Range{From: q.From, To: "~"}, owner
		}
		all = append(all, s)
	}
	return all
}

// read adds cells up, key by key, until there are enough; it returns the key after which the next page begins.
func (r *report) read(ctx context.Context, t table.Table, sources []source) (next string, err error) {
	m := merger{table: t, sources: sources}
	last, examined := "", 0
	for {
		key, item, p, ok, err := m.next(ctx)
		if err != nil || !ok {
			return "", err
		}
		if key != last && !r.query.folded() && (len(r.sums) == r.query.Limit || examined >= maxExamined) {
			return last, nil
		}
		last = key
		examined++
		if r.query.From <= p.month && (r.query.To == "" || p.month <= r.query.To) {
			r.add(key, p, item)
		}
	}
}

// add adds a cell up.
func (r *report) add(key string, p place, item table.Item) {
	if r.query.By == ByMonth {
		key = p.month
	}
	for name, value := range item {
		number, isNumber := value.(table.Number)
		prefix, state, found := strings.Cut(name, "_")
		if !isNumber || !found || prefix+"_" == dayOf || !r.counts(order.Status(state)) {
			continue
		}
		amount, ok := new(big.Int).SetString(string(number), 10)
		if !ok || amount.Sign() == 0 {
			continue
		}
		if r.query.By == ByStatus {
			key = state
		}
		s := r.at(key, p.currency)
		for attribute, into := range map[string]*big.Int{countOf: &s.orders, netOf: &s.net, totalOf: &s.total, quantityOf: &s.quantity} {
			if attribute == prefix+"_" {
				into.Add(into, amount)
			}
		}
	}
}

func (r *report) counts(s order.Status) bool {
	switch {
	case r.query.Status != "":
		return s == r.query.Status
	case r.query.By == ByStatus:
		return true
	default:
		return Ordered(s)
	}
}

func (r *report) at(key, currency string) *sum {
	if r.sums[key] == nil {
		r.sums[key] = make(map[string]*sum)
	}
	if r.sums[key][currency] == nil {
		r.sums[key][currency] = new(sum)
	}
	return r.sums[key][currency]
}

// rows returns what was added up: by key, states in the order of an order's life.
func (r *report) rows() []Row {
	rows := make([]Row, 0, len(r.sums))
	for key, currencies := range r.sums {
		row := Row{Key: key}
		for _, currency := range slices.Sorted(maps.Keys(currencies)) {
			s := currencies[currency]
			if s.orders.Sign() == 0 && s.net.Sign() == 0 && s.total.Sign() == 0 {
				continue
			}
			row.Sums = append(row.Sums, s.told(currency, r.query.By == ByProduct || r.query.Product != ""))
		}
		if len(row.Sums) > 0 {
			rows = append(rows, row)
		}
	}
	states := order.Statuses()
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(slices.Index(states, order.Status(a.Key)), slices.Index(states, order.Status(b.Key))), cmp.Compare(a.Key, b.Key))
	})
	return rows
}

// told is the sum as it is answered.
func (s *sum) told(currency string, products bool) Sum {
	places, _ := money.Decimals(currency)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	wire := func(minor *big.Int) money.Wire {
		return money.Wire{Amount: new(big.Rat).SetFrac(minor, unit).FloatString(places), Currency: currency}
	}
	told := Sum{Currency: currency, Orders: s.orders.Int64(), Net: wire(&s.net), Total: wire(&s.total)}
	if products {
		told.Quantity = new(big.Rat).SetFrac(&s.quantity, big.NewInt(perUnit)).FloatString(6)
		told.Quantity = strings.TrimSuffix(strings.TrimRight(told.Quantity, "0"), ".")
	}
	return told
}
