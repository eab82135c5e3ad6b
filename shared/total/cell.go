package total

import (
	"hash/fnv"
	"strconv"
	"strings"

	"kehu/shared/access"
	"kehu/shared/order"
	"kehu/shared/table"
)

// Dimension is by what orders are added up.
type Dimension string

// The dimensions that are kept. What a report shows by state is in the cells of months.
const (
	byMonth    Dimension = "MONTH"
	byOwner    Dimension = "OWNER" // of the whole company alone
	byCustomer Dimension = "CUSTOMER"
	byProduct  Dimension = "PRODUCT"
)

// company stands for whose orders those of everybody are.
const company = "*"

// shards is over how many items a total is spread that every order of a company changes.
const shards = 4

// partition is where the cells of a dimension are, of the company or of a salesperson.
func partition(t access.Tenant, generation int64, d Dimension, whose string) table.Partition {
	return table.In(t, "SUM", strconv.FormatInt(generation, 10), string(d), whose)
}

// place is where a cell stands in its partition.
type place struct{ key, month, currency, shard string }

func (p place) sort() string { return table.Join(p.key, p.month, p.currency, p.shard) }

// placeOf reads a place. Neither identifiers nor months nor currencies have characters that Join escapes.
func placeOf(sort string) (p place, ok bool) {
	parts := strings.Split(sort, "#")
	if len(parts) != 4 {
		return p, false
	}
	return place{parts[0], parts[1], parts[2], parts[3]}, true
}

// measure is what is added up.
type measure struct {
	orders     int64
	net, total int64 // in minor units
	quantity   int64 // in millionths, of products alone
}

// The names of a cell's attributes begin with these, and end with the state of the orders.
const (
	countOf    = "n_"
	netOf      = "e_"
	totalOf    = "t_"
	quantityOf = "q_"
	dayOf      = "d_" // ends with a day of the month: how many orders of that day count as ordered, in the cells of customers of the whole company
)

// cells are what is to be added to which attributes of which cells.
type cells map[table.Key]map[string]int64

// add adds the measure, times the sign, to the cell of a state.
func (c cells) add(key table.Key, state order.Status, m measure, sign int64) {
	cell := c[key]
	if cell == nil {
		cell = make(map[string]int64)
		c[key] = cell
	}
	for name, amount := range map[string]int64{countOf: m.orders, netOf: m.net, totalOf: m.total, quantityOf: m.quantity} {
		if amount == 0 {
			continue
		}
		attribute := name + string(state)
		if cell[attribute] += sign * amount; cell[attribute] == 0 {
			delete(cell, attribute)
		}
	}
}

// addDay adds an order that counts as ordered, times the sign, to the day of a date.
func (c cells) addDay(key table.Key, date string, sign int64) {
	cell := c[key]
	if cell == nil {
		cell = make(map[string]int64)
		c[key] = cell
	}
	attribute := dayOf + date[len(date)-2:]
	if cell[attribute] += sign; cell[attribute] == 0 {
		delete(cell, attribute)
	}
}

// writes are the updates of the cells that change.
func (c cells) writes() []table.Write {
	var all []table.Write
	for key, add := range c {
		if len(add) > 0 {
			all = append(all, table.Update(key, nil, add))
		}
	}
	return all
}

// shardOf is the shard in which an order counts, always the same.
func shardOf(identifier string) string {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(identifier)) // never fails
	return strconv.Itoa(int(hash.Sum32() % shards))
}
