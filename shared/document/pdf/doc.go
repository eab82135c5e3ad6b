// Package pdf prints papers as PDF with fpdf, in Noto Sans SC (OFL), which font/make.sh has cut down to the characters of GBK. Of the font
// each paper embeds only what it uses.
//
// Promise: the one of kehu/shared/document. The same paper gives the same bytes. Chinese is broken between any two characters, but
// no line begins with closing punctuation or ends with an opening bracket.
package pdf

import (
	_ "embed"
	"fmt"
	"sync"

	"golang.org/x/image/font/sfnt"

	"kehu/shared/document"
)

//go:embed font/NotoSansSC-GBK.ttf
var font []byte

// Printer is the adapter. The zero value is ready.
type Printer struct{}

var _ document.Printer = Printer{}

// characters is what the font can draw. It is read when the first paper is printed.
var characters = sync.OnceValues(func() (*sfnt.Font, error) {
	parsed, err := sfnt.Parse(font)
	if err != nil {
		return nil, fmt.Errorf("document: font: %w", err)
	}
	return parsed, nil
})
