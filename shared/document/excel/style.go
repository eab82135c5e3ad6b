package excel

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"strconv"

	"github.com/xuri/nfp"
)

// maxStyles is how many styles a workbook has at most: Excel takes 65,490.
const maxStyles = 1 << 16

// readStyles learns which styles show numbers as dates.
func (w *workbook) readStyles(ctx context.Context, part *zip.File) error {
	formats := make(map[string]bool)
	inCells := false
	return w.scan(ctx, part, func(_ *scanner, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			if len(formats) < maxStyles {
				formats[attribute(e, "numFmtId")] = showsDates(attribute(e, "formatCode"))
			}
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if !inCells || len(w.dates) >= maxStyles {
				return nil
			}
			id := attribute(e, "numFmtId")
			dates, own := formats[id]
			w.dates = append(w.dates, own && dates || !own && builtInDate(id))
		}
		return nil
	})
}

// builtInDate reports whether a format that Excel knows by number alone shows dates (ECMA-376 part 1, 18.8.30); 27 to 36 and 50 to
// 58 do so in Chinese, Japanese and Korean.
func builtInDate(id string) bool {
	n, err := strconv.Atoi(id)
	return err == nil && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58)
}

// showsDates reports whether a format shows a part of a date or of a time.
func showsDates(format string) bool {
	if len(format) > 255 { // Excel takes no longer one
		return false
	}
	parser := nfp.NumberFormatParser()
	sections := parser.Parse(format)
	if len(sections) == 0 {
		return false
	}
	for _, token := range sections[0].Items {
		if token.TType == nfp.TokenTypeDateTimes || token.TType == nfp.TokenTypeElapsedDateTimes {
			return true
		}
	}
	return false
}
