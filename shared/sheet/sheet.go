// Package sheet writes tables as CSV (RFC 4180) that spreadsheets open as they are meant.
//
// Promise: the text is UTF-8 with a byte order mark, without which Excel takes it for another encoding, and no cell is taken for a formula
// (OWASP, CSV Injection).
package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
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
			cells[i] = neutral(cell)
		}
		_ = w.Write(cells) // a bytes.Buffer takes everything
	}
	w.Flush()
	return text.Bytes()
}

// neutral puts an apostrophe before what a spreadsheet would take for a formula.
func neutral(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}
