package segment

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"kehu/shared/access"
	"kehu/shared/money"
	"kehu/shared/table"
	"kehu/shared/total"
)

// Habits are how a customer orders beside the other customers of its company.
type Habits struct {
	Day            string     `json:"day" doc:"The day, where the company is, on which customers were compared last." example:"2026-03-02"`
	RecencyScore   int64      `json:"recencyScore" minimum:"1" maximum:"5" doc:"How lately it ordered: 5 is the fifth of customers that ordered last."`
	FrequencyScore int64      `json:"frequencyScore" minimum:"1" maximum:"5" doc:"How often it ordered in the last 12 months."`
	AmountScore    int64      `json:"amountScore" minimum:"1" maximum:"5" doc:"How much it ordered in the last 12 months."`
	Recency        int64      `json:"recency" doc:"Days since its last order."`
	Orders         int64      `json:"orders" doc:"How many orders it made in the last 12 months."`
	Amount         money.Wire `json:"amount" doc:"What these come to without tax, in the company's currency."`
}

// spread is how a company's customers ordered when they were compared last.
type spread struct {
	Day    string    `json:"day"`
	Bounds quintiles `json:"bounds"`
}

func spreadKey(t access.Tenant) table.Key { return table.In(t, Kind.Key, "SPREAD").Key("SPREAD") }

// put is the write that keeps it, until some nights have passed in which nobody asked for scores.
func (s spread) put(t access.Tenant, now time.Time) (table.Write, error) {
	encoded, err := json.Marshal(s)
	if err != nil {
		return table.Write{}, fmt.Errorf("segment: %w", err)
	}
	return table.Put(spreadKey(t), table.Item{"in": string(encoded)}).Expiring(now.Add(marked)), nil
}

// HabitsOf scores a customer: what it has ordered by now, against the bounds that the company's last run by scores found. It is nil where no segment
// asks for scores, and for a customer that ordered nothing in the last 12 months. Two round trips, the first of two reads. The caller must be one
// that may see all orders of the customer.
func HabitsOf(ctx context.Context, t table.Table, caller access.Caller, now time.Time, customer string) (*Habits, error) {
	var all sync.WaitGroup
	var generation int64
	var failed error
	all.Go(func() { generation, failed = total.Generation(ctx, t, caller.Tenant) })
	item, err := t.Get(ctx, spreadKey(caller.Tenant))
	if all.Wait(); err == nil {
		err = failed
	}
	if err != nil {
		return nil, fmt.Errorf("habits: %w", err)
	}
	if item == nil {
		return nil, nil //nolint:nilnil // there are none, which is no error
	}
	var found spread
	if err := json.Unmarshal([]byte(item.Text("in")), &found); err != nil {
		return nil, fmt.Errorf("habits: %w", err)
	}
	s := settingOf(caller.Company, nil, now)
	if days := s.daysSince(s.on(found.Day).day.Date()); time.Duration(days)*24*time.Hour > marked {
		return nil, nil //nolint:nilnil // the store has not removed it yet
	}
	s = s.on(found.Day)
	bought, err := total.PurchasesOf(ctx, t, caller.Tenant, generation, customer)
	if err != nil {
		return nil, fmt.Errorf("habits: %w", err)
	}
	h := s.habitsOf(bought)
	scored := found.Bounds.of(&s, &h)
	if scored == nil {
		return nil, nil //nolint:nilnil // it did not order
	}
	orders, minor := h.since(s.firstMonth(scoredMonths), s.currency)
	amount, err := money.FromMinor(minor, s.currency)
	if err != nil {
		return nil, fmt.Errorf("habits: %w", err)
	}
	return &Habits{
		Day: found.Day, RecencyScore: scored.recency, FrequencyScore: scored.frequency, AmountScore: scored.amount,
		Recency: h.recency, Orders: orders, Amount: amount.Wire(),
	}, nil
}
