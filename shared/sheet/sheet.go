package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode/utf8"
)

// ContentType is that of what Encode returns.
const ContentType = "text/csv; charset=utf-8"

// Encode writes the rows, the header first.
func Encode(rows [][]string) []byte {
	var text bytes.Buffer
	text.WriteString("\ufeff")
	w := csv.NewWriter(&text)
	w.UseCRLF = true
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = Neutral(cell)
		}
		_ = w.Write(cells) // a bytes.Buffer takes everything
	}
	w.Flush()
	return text.Bytes()
}

// formula are the characters with which a spreadsheet takes a cell for a formula, the wide forms of Chinese keyboards too.
const formula = "=+-@\t\r\n＝＋－＠"

// commands reports whether a spreadsheet would take the cell for a formula, or Plain for a neutral one.
func commands(cell string) bool {
	bare := strings.TrimLeft(cell, "'")
	first, _ := utf8.DecodeRuneInString(bare)
	return bare != "" && strings.ContainsRune(formula, first)
}

// Neutral puts an apostrophe before what a spreadsheet would take for a formula. So that nothing is lost, it puts another one before what
// looks as if this had been done already.
func Neutral(cell string) string {
	if commands(cell) {
		return "'" + cell
	}
	return cell
}

// Plain takes the apostrophe of Neutral away: Plain(Neutral(x)) is x for every x.
func Plain(cell string) string {
	if bare, found := strings.CutPrefix(cell, "'"); found && commands(cell) {
		return bare
	}
	return cell
}
