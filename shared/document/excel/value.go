package excel

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"kehu/shared/document"
)

// lastDay is the number of 1 January 10000: Excel knows no dates from there on.
func (w *workbook) lastDay() float64 {
	if w.from1904 {
		return 2957004
	}
	return 2958466
}

// typed makes a cell of its type, its style and its value as they stand in the sheet.
func (w *workbook) typed(kind, style, value string) (document.Cell, error) {
	switch kind {
	case "s":
		if value == "" {
			return document.Cell{}, nil
		}
		text, found := w.texts.at(value)
		if !found {
			return document.Cell{}, malformed(fmt.Errorf("there is no shared text %.20q", value))
		}
		return document.TextCell(text), nil
	case "str", "inlineStr":
		return document.TextCell(value), nil
	case "b":
		switch value {
		case "":
			return document.Cell{}, nil
		case "0", "false":
			return document.Cell{Kind: document.Boolean, Text: "FALSE"}, nil
		default:
			return document.Cell{Kind: document.Boolean, Text: "TRUE"}, nil
		}
	case "e":
		return document.Cell{Kind: document.Fault, Text: value}, nil
	case "d":
		return isoDate(value)
	case "", "n":
		return w.number(style, strings.TrimSpace(value))
	}
	return document.Cell{}, malformed(fmt.Errorf("a cell has the type %.20q", kind))
}

// isoDate reads what strict workbooks write for dates.
func isoDate(value string) (document.Cell, error) {
	if value == "" {
		return document.Cell{}, nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05", time.RFC3339Nano, "2006-01-02T15:04:05.999"} {
		if t, err := time.Parse(layout, value); err == nil {
			return dateCell(t), nil
		}
	}
	return document.Cell{}, malformed(fmt.Errorf("a cell has the date %.40q", value))
}

func dateCell(t time.Time) document.Cell {
	layout := time.DateOnly
	if t.Truncate(24*time.Hour) != t {
		layout = "2006-01-02T15:04:05"
	}
	return document.Cell{Kind: document.Date, Text: t.Format(layout)}
}

// number makes a number of what stands there, or a date if the style says so. A time without a day is a text.
func (w *workbook) number(style, value string) (document.Cell, error) {
	if value == "" {
		return document.Cell{}, nil
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || n-n != 0 {
		return document.Cell{}, malformed(fmt.Errorf("a cell has the number %.40q", value))
	}
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(w.dates) && w.dates[i] && n >= 0 && n < w.lastDay() {
		t := w.dateOf(n)
		if n < 1 {
			return document.TextCell(t.Format(time.TimeOnly)), nil
		}
		return dateCell(t), nil
	}
	digits := decimal(n)
	if plain(value) {
		digits = value
	}
	whole, _, _ := strings.Cut(strings.TrimPrefix(digits, "-"), ".")
	return document.Cell{Kind: document.Number, Text: digits, Rounded: len(whole) > 15}, nil
}

// dateOf returns the time that a number stands for: days since the end of 1899, counted with a 29 February 1900 that was none, or since
// 1904 as Macintoshes did (ECMA-376 part 1, 18.17.4).
func (w *workbook) dateOf(n float64) time.Time {
	day := int(n)
	seconds := time.Duration(math.Round((n-float64(day))*24*60*60)) * time.Second
	if w.from1904 {
		return time.Date(1904, 1, 1+day, 0, 0, 0, 0, time.UTC).Add(seconds)
	}
	if day <= 60 {
		day++
	}
	return time.Date(1899, 12, 30+day, 0, 0, 0, 0, time.UTC).Add(seconds)
}

// plain reports whether a text is a whole number without an exponent, as other programs than Excel write long ones, digit by digit.
func plain(value string) bool {
	digits := strings.TrimPrefix(value, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == "" && digits[0] != '0'
}

// decimal writes a number with the 15 digits that Excel shows, without an exponent: 0.1+0.2 is 0.3.
func decimal(n float64) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(n, 'e', 14, 64), "e")
	sign := ""
	if rest, negative := strings.CutPrefix(mantissa, "-"); negative {
		sign, mantissa = "-", rest
	}
	digits := strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	if digits == "" {
		return "0"
	}
	point, _ := strconv.Atoi(exponent) // FormatFloat wrote it
	switch point++; {                  // digits before the point
	case point <= 0:
		return sign + "0." + strings.Repeat("0", -point) + digits
	case point >= len(digits):
		return sign + digits + strings.Repeat("0", point-len(digits))
	default:
		return sign + digits[:point] + "." + digits[point:]
	}
}
