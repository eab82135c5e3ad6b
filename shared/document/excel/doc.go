// Package excel reads and writes workbooks in the format XLSX (ECMA-376, Office Open XML, transitional and strict).
//
// It writes with excelize. It reads with code of its own on archive/zip and encoding/xml: excelize's stream of rows tells
// neither the type of a cell nor which are merged, without the whole sheet in memory, which a hostile file makes as large as it likes.
//
// Promise: the one of kehu/shared/document. Reading holds the shared texts, one row, and no more; each part is
// unzipped only as far as the limits go, and a text that no cell can hold ends the reading at once.
package excel

import "kehu/shared/document"

// Workbooks is the adapter. The zero value is ready.
type Workbooks struct{}

var _ document.Workbooks = Workbooks{}
