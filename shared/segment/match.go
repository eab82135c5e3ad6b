package segment

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"kehu/shared/access"
	"kehu/shared/category"
	"kehu/shared/customer"
	"kehu/shared/money"
	"kehu/shared/text"
	"kehu/shared/total"
)

// setting is what rules are read against.
type setting struct {
	order    category.Order
	zone     *time.Location
	day      time.Time // today, where the company is, at 0:00
	currency string
}

// settingOf returns the setting of a company at a time.
func settingOf(company access.Company, order category.Order, now time.Time) setting {
	zone, err := time.LoadLocation(company.TimeZone)
	if err != nil {
		zone = time.UTC // settings accept known zones alone; a machine may know fewer
	}
	s := setting{order: order, zone: zone, currency: company.Currency}
	return s.on(now.In(zone).Format(time.DateOnly))
}

// on returns the setting of a day (2006-01-02).
func (s setting) on(day string) setting {
	s.day, _ = time.ParseInLocation(time.DateOnly, day, s.zone) // it was written in this form
	return s
}

// daysSince returns how many days have passed since a day.
func (s *setting) daysSince(year int, month time.Month, day int) int64 {
	then := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	now := time.Date(s.day.Year(), s.day.Month(), s.day.Day(), 0, 0, 0, 0, time.UTC)
	return max(int64(now.Sub(then)/(24*time.Hour)), 0)
}

// firstMonth returns the first of the last months, the present one included.
func (s *setting) firstMonth(months int) string {
	return time.Date(s.day.Year(), s.day.Month()-time.Month(months-1), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
}

// habits are what a customer ordered, as conditions ask for it.
type habits struct {
	ordered bool  // ever
	recency int64 // days
	all     []total.Purchase
}

func (s *setting) habitsOf(all []total.Purchase) habits {
	h := habits{all: all, recency: -1}
	for _, p := range all {
		month, err := time.Parse("2006-01", p.Month)
		if err != nil || p.Last == 0 {
			continue // a total of before days were counted: it tells no day
		}
		if since := s.daysSince(month.Year(), month.Month(), p.Last); !h.ordered || since < h.recency {
			h.ordered, h.recency = true, since
		}
	}
	return h
}

// since adds up what was ordered from a month on: how many orders, and the amounts of one currency.
func (h *habits) since(month, currency string) (orders, amount int64) {
	for _, p := range h.all {
		if p.Month < month {
			continue
		}
		orders += p.Orders
		if p.Currency == currency {
			amount += p.Net
		}
	}
	return orders, amount
}

// test is a condition that was read.
type test struct {
	Condition
	from, to *int64
	first    string // month
}

// rule is a rule that was read.
type rule struct {
	any   bool
	tests []test
}

func (s *setting) read(f *Fields) rule {
	r := rule{any: f.Match == Any}
	for _, c := range f.Conditions {
		t := test{Condition: c}
		if n, err := c.number(c.From); err == nil && c.From != "" {
			t.from = &n
		}
		if n, err := c.number(c.To); err == nil && c.To != "" {
			t.to = &n
		}
		if c.Field.period() {
			t.first = s.firstMonth(c.Months)
		}
		if c.Field == City {
			t.In = slices.Clone(c.In)
			for i, city := range t.In {
				t.In[i] = text.Fold(city)
			}
		}
		r.tests = append(r.tests, t)
	}
	return r
}

func (r *rule) bought() bool {
	return slices.ContainsFunc(r.tests, func(t test) bool { return t.Field.bought() })
}

func (r *rule) scored() bool {
	return slices.ContainsFunc(r.tests, func(t test) bool { return t.Field.scored() })
}

var errForm = errors.New("segment: no such form")

// number reads an end of a range: days are counted from 1970, amounts in minor units.
func (c *Condition) number(value string) (int64, error) {
	switch c.Field.kind() {
	case days:
		day, err := time.Parse(time.DateOnly, value)
		if err != nil || day.Year() < 1900 {
			return 0, errForm
		}
		return dayNumber(day), nil
	case amounts:
		amount, err := money.Parse(value, c.Currency)
		return amount.Minor(), err
	case texts, numbers:
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || n < 0 || n > 1_000_000_000 {
		return 0, errForm
	}
	return n, nil
}

func dayNumber(t time.Time) int64 {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
}

// matches reports whether the customer fits the rule. scores are nil for one that has none.
func (r *rule) matches(s *setting, c *customer.Summary, h *habits, scores *scores) bool {
	for i := range r.tests {
		if holds := r.tests[i].holds(s, c, h, scores) != r.tests[i].Not; holds == r.any {
			return r.any
		}
	}
	return !r.any
}

// holds reports whether the condition holds, Not aside. What a customer does not have, as days since an order that it never made, is in no range.
func (t *test) holds(s *setting, c *customer.Summary, h *habits, scores *scores) bool {
	if t.Field.kind() == texts {
		return t.holdsText(s, c)
	}
	value, known := t.value(s, c, h, scores)
	return known && (t.from == nil || value >= *t.from) && (t.to == nil || value <= *t.to)
}

func (t *test) holdsText(s *setting, c *customer.Summary) bool {
	switch t.Field {
	case Tag:
		return slices.ContainsFunc(c.Tags, func(tag string) bool { return slices.Contains(t.In, tag) })
	case Category:
		return slices.ContainsFunc(t.In, func(one string) bool { return s.order.Within(c.Category, one) })
	default:
		value := textOf(t.Field, c)
		return value != "" && slices.Contains(t.In, value)
	}
}

func (t *test) value(s *setting, c *customer.Summary, h *habits, scores *scores) (value int64, known bool) {
	created := c.CreatedAt.In(s.zone)
	switch t.Field {
	case Created:
		return dayNumber(created), true
	case Updated:
		return dayNumber(c.UpdatedAt.In(s.zone)), true
	case Age:
		return s.daysSince(created.Year(), created.Month(), created.Day()), true
	case Completeness:
		return int64(c.Completeness), true
	case Recency:
		return h.recency, h.ordered
	case Frequency:
		orders, _ := h.since(t.first, "")
		return orders, true
	case Amount:
		_, amount := h.since(t.first, t.Currency)
		return amount, true
	default:
		return scores.of(t.Field), scores != nil
	}
}

func textOf(f Field, c *customer.Summary) string {
	switch f {
	case Level:
		return c.Level
	case Source:
		return string(c.Source)
	case Industry:
		return c.Glance.Industry
	case City:
		return text.Fold(c.Glance.City)
	case Owner:
		return c.Owner
	case Type:
		return string(c.Type)
	default:
		return string(c.Status)
	}
}
