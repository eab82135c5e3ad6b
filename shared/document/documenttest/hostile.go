package documenttest

import (
	"errors"
	"strings"
	"testing"

	"kehu/shared/document"
)

func testLimits(t *testing.T, w document.Workbooks) {
	row := func(xml string) File { return File{Sheet: `<sheetData><row>` + xml + `</row></sheetData>`} }
	for _, test := range []struct {
		name  string
		file  File
		limit document.Limits
		want  error
	}{
		{"as many rows as allowed", File{Sheet: `<sheetData>` + strings.Repeat(`<row><c><v>1</v></c></row>`, 5) + `</sheetData>`}, document.Limits{Rows: 5, Columns: 1, Bytes: 1 << 20}, nil},
		{"one row more", File{Sheet: `<sheetData>` + strings.Repeat(`<row><c><v>1</v></c></row>`, 6) + `</sheetData>`}, document.Limits{Rows: 5, Columns: 1, Bytes: 1 << 20}, document.ErrTooManyRows},
		{"rows that hold nothing", File{Sheet: `<sheetData>` + strings.Repeat(`<row><c/></row>`, 60) + `</sheetData>`}, document.Limits{Rows: 5, Columns: 1, Bytes: 1 << 20}, nil},
		{"as many columns as allowed", row(strings.Repeat(`<c><v>1</v></c>`, 5)), document.Limits{Rows: 5, Columns: 5, Bytes: 1 << 20}, nil},
		{"one column more", row(strings.Repeat(`<c><v>1</v></c>`, 6)), document.Limits{Rows: 5, Columns: 5, Bytes: 1 << 20}, document.ErrTooManyColumns},
		{"a column that holds nothing", row(strings.Repeat(`<c><v>1</v></c>`, 5) + `<c/>`), document.Limits{Rows: 5, Columns: 5, Bytes: 1 << 20}, nil},
		{"the last column of Excel", row(`<c r="XFD1"><v>1</v></c>`), limits, document.ErrTooManyColumns},
		{"a million columns", row(`<c r="BDWGN1"><v>1</v></c>`), limits, document.ErrTooManyColumns},
		{"a million cells in a row", row(strings.Repeat(`<c><v>1</v></c>`, 1_000_000)), limits, document.ErrTooManyColumns},
		{"a sheet that unzips to more", File{Sheet: `<sheetData/>` + strings.Repeat(" ", 2<<20)}, document.Limits{Rows: 5, Columns: 5, Bytes: 1 << 20}, nil},
		{"cells that unzip to more", File{Sheet: `<sheetData>` + strings.Repeat("<row/>", 1<<19) + `</sheetData>`}, document.Limits{Rows: 5, Columns: 5, Bytes: 1 << 20}, document.ErrTooLarge},
		{"texts that unzip to more", File{Texts: `<si><t>` + strings.Repeat("x", 1000) + strings.Repeat(`</t></si><si><t>`, 1<<17) + `</t></si>`, Sheet: `<sheetData/>`}, document.Limits{Rows: 1 << 20, Columns: 5, Bytes: 1 << 20}, document.ErrTooLarge},
		{"more texts than cells", File{Texts: strings.Repeat(`<si/>`, 30), Sheet: `<sheetData/>`}, document.Limits{Rows: 5, Columns: 5, Bytes: 1 << 20}, document.ErrTooLarge},
		{"a text that no cell can hold", row(`<c t="str"><v>` + strings.Repeat("x", 8<<20) + `</v></c>`), limits, document.ErrTooLarge},
		{"a name that is a bomb", row(`<c r="` + strings.Repeat("A", 8<<20) + `1"><v>1</v></c>`), limits, document.ErrTooLarge},
		{"a workbook that is a bomb", File{Workbook: strings.Repeat(" ", 20<<20), Sheet: `<sheetData/>`}, limits, document.ErrTooLarge},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := read(t.Context(), w, test.file.Bytes(t), 0, test.limit); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
	names := make(map[string]string, 30_000)
	for len(names) < 30_000 {
		names["part"+strings.Repeat("x", 40)+string(rune('一'+len(names)%20000))+strings.Repeat("y", len(names)/20000)] = ""
	}
	if _, err := read(t.Context(), w, Zip(t, names), 0, limits); !errors.Is(err, document.ErrTooLarge) {
		t.Errorf("thirty thousand parts: got %v", err)
	}
	if _, err := read(t.Context(), w, row(`<c><v>1</v></c>`).Bytes(t), 0, document.Limits{}); err == nil {
		t.Error("a workbook can be read without limits")
	}
}

func testMalformed(t *testing.T, w document.Workbooks) {
	good := File{Sheet: `<sheetData><row><c><v>1</v></c></row></sheetData>`}.Bytes(t)
	sheet := func(xml string) []byte { return File{Sheet: `<sheetData>` + xml + `</sheetData>`}.Bytes(t) }
	for _, test := range []struct {
		name string
		file []byte
		want error
	}{
		{"nothing", nil, document.ErrMalformed},
		{"a text", []byte("number,name\n1,a\n"), document.ErrMalformed},
		{"half a file", good[:len(good)/2], document.ErrMalformed},
		{"an archive of something else", Zip(t, map[string]string{"readme.txt": "hello"}), document.ErrMalformed},
		{"the format of Excel 97, or an encrypted one", append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 512)...), document.ErrProtected},
		{"tags that break off", sheet(`<row><c><v>1`), document.ErrMalformed},
		{"a sheet without an end", Zip(t, map[string]string{
			"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="1" Type="x/worksheet" Target="s.xml"/></Relationships>`,
			"xl/s.xml":                   `<worksheet><sheetData><row><c><v>1</v></c></row>`,
		}), document.ErrMalformed},
		{"a shared text that is not there", sheet(`<row><c t="s"><v>7</v></c></row>`), document.ErrMalformed},
		{"a number that is none", sheet(`<row><c><v>abc</v></c></row>`), document.ErrMalformed},
		{"a number that is endless", sheet(`<row><c><v>Inf</v></c></row>`), document.ErrMalformed},
		{"a type that is none", sheet(`<row><c t="x"><v>1</v></c></row>`), document.ErrMalformed},
		{"rows upwards", sheet(`<row r="2"/><row r="1"/>`), document.ErrMalformed},
		{"a row twice", sheet(`<row r="2"/><row r="2"/>`), document.ErrMalformed},
		{"cells backwards", sheet(`<row r="1"><c r="B1"/><c r="A1"/></row>`), document.ErrMalformed},
		{"a cell of another row", sheet(`<row r="1"><c r="B2"/></row>`), document.ErrMalformed},
		{"a row beyond the last", sheet(`<row r="1048577"/>`), document.ErrMalformed},
		{"an entity that expands", sheet(`<!DOCTYPE a [<!ENTITY b "bbbb">]><row><c t="str"><v>&b;</v></c></row>`), document.ErrMalformed},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := read(t.Context(), w, test.file, 0, limits); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}
