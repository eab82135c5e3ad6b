package order

import (
	"time"

	"kehu/shared/problem"
	"kehu/shared/text"
)

// How many years ahead days may lie: beyond that somebody has typed another year. An order is dated a year ahead at most, and what is agreed for later, delivery
// and payment, ten.
const (
	yearsOrdered = 1
	yearsAgreed  = 10
)

// day checks a day that may be absent: in the calendar, from 1900 on, and at most so many years after today. One that stays as it was is not checked.
func day(c *text.Checker, pointer, value, was, today string, years int) {
	if value == was || c.Date(pointer, value) == "" {
		return
	}
	at, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return // it is formatted from the clock
	}
	if latest := at.AddDate(years, 0, 0).Format(time.DateOnly); value > latest {
		c.Note(problem.Field{Pointer: pointer, Code: "date.tooFar", Params: map[string]string{"latest": latest}})
	}
}
