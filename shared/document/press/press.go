// Package press is the port kehu/shared/document whole: workbooks by document/excel, papers by document/pdf.
//
// Promise: whoever links it links their libraries and the font, 12 MB of a binary, and whoever does not, does not.
package press

import (
	"kehu/shared/document"
	"kehu/shared/document/excel"
	"kehu/shared/document/pdf"
)

// Press makes documents. The zero value is ready.
type Press struct {
	excel.Workbooks
	pdf.Printer
}

var _ document.Maker = Press{}
