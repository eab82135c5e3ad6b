package documenttest

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// File is a workbook that is made of its parts; what is "" is left out, but for the rest to fit together.
type File struct {
	Workbook string // what stands in xl/workbook.xml; "" is one sheet
	Texts    string // inside <sst>
	Styles   string // inside <styleSheet>
	Sheet    string // inside <worksheet> of the first sheet
	Second   string // of the second one
}

const namespace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

const kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// Bytes returns the file.
func (f File) Bytes(t testing.TB) []byte {
	t.Helper()
	if f.Workbook == "" {
		f.Workbook = `<sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets>`
	}
	relations := `<Relationship Id="rId1" Type="` + kinds + `worksheet" Target="worksheets/sheet1.xml"/>`
	parts := map[string]string{
		"xl/workbook.xml":          "<workbook " + namespace + ">" + f.Workbook + "</workbook>",
		"xl/worksheets/sheet1.xml": "<worksheet " + namespace + ">" + f.Sheet + "</worksheet>",
	}
	if f.Second != "" {
		relations += `<Relationship Id="rId2" Type="` + kinds + `worksheet" Target="/xl/worksheets/sheet2.xml"/>`
		parts["xl/worksheets/sheet2.xml"] = "<worksheet " + namespace + ">" + f.Second + "</worksheet>"
	}
	if f.Texts != "" {
		relations += `<Relationship Id="rId3" Type="` + kinds + `sharedStrings" Target="sharedStrings.xml"/>`
		parts["xl/sharedStrings.xml"] = "<sst " + namespace + ">" + f.Texts + "</sst>"
	}
	if f.Styles != "" {
		relations += `<Relationship Id="rId4" Type="` + kinds + `styles" Target="styles.xml"/>`
		parts["xl/styles.xml"] = "<styleSheet " + namespace + ">" + f.Styles + "</styleSheet>"
	}
	const packages = "http://schemas.openxmlformats.org/package/2006/"
	parts["xl/_rels/workbook.xml.rels"] = `<Relationships xmlns="` + packages + `relationships">` + relations + "</Relationships>"
	parts["_rels/.rels"] = `<Relationships xmlns="` + packages + `relationships">` +
		`<Relationship Id="rId1" Type="` + kinds + `officeDocument" Target="xl/workbook.xml"/></Relationships>`
	return Zip(t, parts)
}

// Zip returns an archive of the parts.
func Zip(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for name, text := range parts {
		part, err := w.Create(name)
		if err == nil {
			_, err = strings.NewReader(text).WriteTo(part)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
