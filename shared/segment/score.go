package segment

import (
	"maps"
	"math/bits"
	"slices"
)

// scoredMonths is for how many months orders are scored.
const scoredMonths = 12

// tally counts values by class.
type tally map[int]int64

// exact is below which value each has a class of its own; above, there are half as many classes from one power of two to the next.
const exact = 64

// class returns the class of a value, which grows with it. What is negative counts as nothing.
func class(value int64) int {
	n := uint64(max(value, 0))
	shift := max(bits.Len64(n)-bits.Len64(exact-1), 0)
	return exact/2*shift + int(n>>shift) //nolint:gosec // below 64
}

// bounds are the classes at the four quintile bounds, by nearest rank: the lowest with one, two, three and four fifths of all values in it or below.
type bounds [4]int

func (t tally) bounds() (b bounds) {
	var all, below int64
	for _, n := range t {
		all += n
	}
	next := 0
	for _, c := range slices.Sorted(maps.Keys(t)) {
		below += t[c]
		for next < len(b) && below*5 >= all*int64(next+1) {
			b[next] = c
			next++
		}
	}
	return b
}

// above returns how many bounds lie below the value.
func (b bounds) above(value int64) (count int64) {
	for _, bound := range b {
		if bound < class(value) {
			count++
		}
	}
	return count
}

// profile is how recency, frequency and amount are spread.
type profile struct {
	Recency   tally `json:"recency"`
	Frequency tally `json:"frequency"`
	Amount    tally `json:"amount"`
}

func newProfile() profile { return profile{make(tally), make(tally), make(tally)} }

// add counts a customer that ordered in the last months.
func (p *profile) add(s *setting, h *habits) {
	if orders, amount := h.since(s.firstMonth(scoredMonths), s.currency); orders > 0 && h.ordered {
		p.Recency[class(h.recency)]++
		p.Frequency[class(orders)]++
		p.Amount[class(amount)]++
	}
}

// quintiles are the bounds of a profile.
type quintiles struct {
	Recency   bounds `json:"recency"`
	Frequency bounds `json:"frequency"`
	Amount    bounds `json:"amount"`
}

func (p *profile) quintiles() quintiles {
	return quintiles{p.Recency.bounds(), p.Frequency.bounds(), p.Amount.bounds()}
}

// scores are from 1 to 5.
type scores struct{ recency, frequency, amount int64 }

// of returns one of the scores; 0 of a customer that has none.
func (s *scores) of(f Field) int64 {
	switch {
	case s == nil:
		return 0
	case f == RecencyScore:
		return s.recency
	case f == FrequencyScore:
		return s.frequency
	default:
		return s.amount
	}
}

// of scores a customer; nil for one that ordered nothing in the last months.
func (q *quintiles) of(s *setting, h *habits) *scores {
	orders, amount := h.since(s.firstMonth(scoredMonths), s.currency)
	if orders == 0 || !h.ordered {
		return nil
	}
	return &scores{recency: 5 - q.Recency.above(h.recency), frequency: 1 + q.Frequency.above(orders), amount: 1 + q.Amount.above(amount)}
}
