package tenant

import (
	"cmp"

	"kehu/shared/text"
)

// Formats are how clients write numbers and dates for people. The interface itself takes and gives amounts as in 1234.50, dates as
// in 2026-03-31, whatever stands here.
type Formats struct {
	Decimal     string `json:"decimalSeparator,omitempty" table:"dc" enum:"point,comma" doc:"Between units and fractions." example:"point"`
	Group       string `json:"groupSeparator,omitempty" table:"gr" enum:"comma,point,space,apostrophe,none" doc:"Between thousands." example:"comma"`
	Date        string `json:"dateFormat,omitempty" table:"da" enum:"YYYY-MM-DD,YYYY/MM/DD,DD.MM.YYYY,DD/MM/YYYY,MM/DD/YYYY" doc:"How a date is written." example:"YYYY-MM-DD"`
	FirstDay    string `json:"firstDayOfWeek,omitempty" table:"fd" enum:"monday,saturday,sunday" doc:"With which day calendars begin a week." example:"monday"`
	FiscalMonth int    `json:"fiscalYearStartMonth,omitempty" table:"fy" minimum:"1" maximum:"12" doc:"In which month the fiscal year begins; January if absent." example:"1"`
}

// complete returns the formats with what holds where nothing is set: dates and weeks of ISO 8601, and the separators that both
// languages use (Unicode CLDR, en and zh-CN).
func (f *Formats) complete() *Formats {
	var whole Formats
	if f != nil {
		whole = *f
	}
	whole.Decimal, whole.Group = cmp.Or(whole.Decimal, "point"), cmp.Or(whole.Group, "comma")
	whole.Date, whole.FirstDay = cmp.Or(whole.Date, "YYYY-MM-DD"), cmp.Or(whole.FirstDay, "monday")
	whole.FiscalMonth = cmp.Or(whole.FiscalMonth, 1)
	return &whole
}

// check notes what would make numbers ambiguous.
func (f *Formats) check(c *text.Checker) {
	if f.Decimal == f.Group {
		c.Add("/formats/groupSeparator", "settings.separatorsEqual")
	}
}
