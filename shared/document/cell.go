package document

import (
	"strconv"
	"strings"
	"time"
)

// Kind says what a cell holds.
type Kind uint8

// The kinds.
const (
	Empty   Kind = iota
	Text         // as it stands
	Number       // decimal digits with an optional sign and point, no exponent
	Boolean      // TRUE or FALSE
	Date         // 2006-01-02, or 2006-01-02T15:04:05 if it has a time; of no zone
	Fault        // what a formula could not compute: #N/A, #REF! and the like
)

// Cell is a cell of a sheet. The zero value is an empty one.
type Cell struct {
	Kind Kind
	Text string // in the notation of the kind
	// Formula tells that the cell is computed. What it holds is then what whoever saved the workbook had computed: nothing if
	// that was a program that does not compute.
	Formula bool
	// Rounded tells that the number has more than the 15 digits that Excel keeps: the last ones are not those that were typed.
	Rounded bool
}

// TextCell returns a cell that holds a text; an empty one for "".
func TextCell(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: text}
}

// NumberCell returns a cell that holds a number, in the notation of Number; an empty one for "".
func NumberCell(digits string) Cell {
	if digits == "" {
		return Cell{}
	}
	return Cell{Kind: Number, Text: digits}
}

// DateCell returns a cell that holds a day.
func DateCell(day time.Time) Cell { return Cell{Kind: Date, Text: day.Format(time.DateOnly)} }

// Exact reports whether Excel keeps all digits of a number: it has 15 at most, without zeros that only say where the point is.
func Exact(number string) bool {
	whole, fraction, _ := strings.Cut(strings.TrimLeft(number, "+-"), ".")
	fraction = strings.TrimRight(fraction, "0")
	if fraction == "" {
		whole = strings.TrimRight(whole, "0")
	}
	return len(strings.TrimLeft(whole+fraction, "0")) <= 15
}

// ColumnName returns the letters of a column: A for 1, Z for 26, AA for 27.
func ColumnName(column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append([]byte{byte('A' + (column-1)%26)}, letters...)
	}
	return string(letters)
}

// Reference returns the name of a cell, B7 for row 7 and column 2.
func Reference(row, column int) string { return ColumnName(column) + strconv.Itoa(row) }
