package excel

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"kehu/shared/document"
)

// texts are the texts that cells share, one behind the other: half a million of them are two pieces of memory.
type texts struct {
	all  strings.Builder
	ends []int
}

func (t *texts) add(text string) {
	t.all.WriteString(text)
	t.ends = append(t.ends, t.all.Len())
}

// at returns a text by its number.
func (t *texts) at(number string) (string, bool) {
	i, err := strconv.Atoi(number)
	if err != nil || t == nil || i < 0 || i >= len(t.ends) {
		return "", false
	}
	begin := 0
	if i > 0 {
		begin = t.ends[i-1]
	}
	return t.all.String()[begin:t.ends[i]], true
}

func (w *workbook) readTexts(ctx context.Context, part *zip.File) error {
	w.texts = &texts{}
	return w.scan(ctx, part, func(s *scanner, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		if len(w.texts.ends) >= w.limits.Rows*w.limits.Columns { // more than cells that could show them
			return document.ErrTooLarge
		}
		text, err := s.text("si", "rPh")
		w.texts.add(text)
		return err
	})
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape replaces _x000D_ and the like by the character that they are.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escaped.ReplaceAllStringFunc(text, func(code string) string {
		number, _ := strconv.ParseUint(code[2:6], 16, 16) // the pattern lets nothing else in
		return string(rune(number))
	})
}
