package document_test

import (
	"testing"

	"kehu/shared/document"
)

func TestExact(t *testing.T) {
	for number, want := range map[string]bool{
		"0": true, "13800138000": true, "-1234.50": true, "123456789012345": true, "123456789012345000": true, "0.00000000123456789012345": true,
		"1234567890123456": false, "6222021234567890123": false, "12345678901234.56": false, "0.1234567890123456": false,
		"1.50000000000000000": true,
	} {
		if got := document.Exact(number); got != want {
			t.Errorf("%s: got %t", number, got)
		}
	}
}

func TestReference(t *testing.T) {
	for want, column := range map[string]int{"A7": 1, "Z7": 26, "AA7": 27, "AZ7": 52, "ZZ7": 702, "AAA7": 703, "XFD7": 16384} {
		if got := document.Reference(7, column); got != want {
			t.Errorf("column %d: got %s, want %s", column, got, want)
		}
	}
	if got := (document.Range{FirstRow: 2, FirstColumn: 2, LastRow: 3, LastColumn: 4}).String(); got != "B2:D3" {
		t.Errorf("got %s, want B2:D3", got)
	}
}
