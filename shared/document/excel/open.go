package excel

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"kehu/shared/document"
)

// maxDirectory is how many bytes of a file are read to learn its parts: a workbook has some dozens, of a hundred bytes each.
const maxDirectory = 1 << 20

// compound begins files in the format of Excel 97 to 2003, and encrypted workbooks, which are wrapped in it.
var compound = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// workbook is an open workbook.
type workbook struct {
	parts    map[string]*zip.File // by lower-case name
	limits   document.Limits      // Bytes: what the sheets may still take
	sheets   []tab
	texts    *texts
	dates    []bool // by style: its numbers are dates
	from1904 bool
}

type tab struct {
	document.Sheet
	part *zip.File
}

// Open reads what the workbook consists of, its styles and its shared texts.
func (Workbooks) Open(ctx context.Context, content io.ReaderAt, size int64, l document.Limits) (document.Workbook, error) {
	if l.Rows <= 0 || l.Columns <= 0 || l.Bytes <= 0 {
		return nil, errors.New("document: a workbook is opened without limits")
	}
	head := make([]byte, len(compound))
	if n, _ := content.ReadAt(head, 0); n == len(head) && bytes.Equal(head, compound) {
		return nil, document.ErrProtected
	}
	directory := &boundedReaderAt{content, maxDirectory}
	archive, err := zip.NewReader(directory, size)
	if err != nil {
		return nil, malformed(err)
	}
	directory.left = -1 // of the parts, what comes out is counted
	w := &workbook{parts: make(map[string]*zip.File), limits: l}
	for _, f := range archive.File {
		w.parts[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	return w, w.read(ctx)
}

// read reads all but the sheets.
func (w *workbook) read(ctx context.Context) error {
	main := "xl/workbook.xml"
	roots, err := w.relations(ctx, "")
	if err != nil {
		return err
	}
	for _, r := range roots {
		if r.is("officeDocument") {
			main = r.part("")
		}
	}
	relations, err := w.relations(ctx, main)
	if err != nil {
		return err
	}
	byID := make(map[string]relation)
	for _, r := range relations {
		byID[r.id] = r
		part := w.parts[r.part(main)]
		switch {
		case part == nil:
		case r.is("sharedStrings"):
			err = w.readTexts(ctx, part)
		case r.is("styles"):
			err = w.readStyles(ctx, part)
		}
		if err != nil {
			return err
		}
	}
	return w.readSheets(ctx, main, byID)
}

func (w *workbook) readSheets(ctx context.Context, main string, relations map[string]relation) error {
	part := w.parts[main]
	if part == nil {
		return malformed(errors.New("it has no workbook"))
	}
	return w.scan(ctx, part, func(s *scanner, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			flag := attribute(e, "date1904")
			w.from1904 = flag == "1" || flag == "true"
		case "sheet":
			r := relations[relationID(e)]
			found := w.parts[r.part(main)]
			if !r.is("worksheet") || found == nil {
				return nil
			}
			hidden := strings.HasSuffix(strings.ToLower(attribute(e, "state")), "hidden")
			w.sheets = append(w.sheets, tab{document.Sheet{Name: attribute(e, "name"), Hidden: hidden}, found})
		}
		return nil
	})
}

// relation is an arrow from one part to another.
type relation struct{ id, kind, target string }

// is reports whether the relation is of the kind; its namespace is another in strict workbooks.
func (r relation) is(kind string) bool { return path.Base(r.kind) == kind }

// part returns the lower-case name of the part that the relation leads to from another one.
func (r relation) part(from string) string {
	target := strings.ToLower(strings.ReplaceAll(r.target, `\`, "/"))
	if !strings.HasPrefix(target, "/") {
		target = path.Join(path.Dir("/"+from), target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// relations returns the arrows that begin at a part; at the whole for "".
func (w *workbook) relations(ctx context.Context, from string) ([]relation, error) {
	folder, name := path.Split(from)
	part := w.parts[folder+"_rels/"+name+".rels"]
	if part == nil {
		return nil, nil
	}
	var found []relation
	err := w.scan(ctx, part, func(_ *scanner, e xml.StartElement) error {
		if e.Name.Local == "Relationship" && attribute(e, "TargetMode") != "External" {
			found = append(found, relation{attribute(e, "Id"), attribute(e, "Type"), attribute(e, "Target")})
		}
		return nil
	})
	return found, err
}

// Sheets returns the sheets that have cells.
func (w *workbook) Sheets() []document.Sheet {
	all := make([]document.Sheet, len(w.sheets))
	for i, s := range w.sheets {
		all[i] = s.Sheet
	}
	return all
}

// scan reads a part whose bytes count for the whole workbook.
func (w *workbook) scan(ctx context.Context, part *zip.File, start func(*scanner, xml.StartElement) error) error {
	s, err := newScanner(ctx, part, w.limits.Bytes)
	if err != nil {
		return err
	}
	defer s.close()
	err = s.each(start)
	w.limits.Bytes = s.left()
	return err
}

func malformed(err error) error {
	for _, known := range []error{document.ErrTooLarge, document.ErrTooManyRows, document.ErrTooManyColumns, document.ErrMalformed} {
		if errors.Is(err, known) {
			return err
		}
	}
	return fmt.Errorf("%w: %w", document.ErrMalformed, err)
}

// boundedReaderAt reads at most so many bytes; any number if left is negative.
type boundedReaderAt struct {
	io.ReaderAt
	left int64
}

// ReadAt fails with ErrTooLarge for more than what is left.
func (r *boundedReaderAt) ReadAt(p []byte, offset int64) (int, error) {
	if r.left < 0 {
		return r.ReaderAt.ReadAt(p, offset)
	}
	n, err := r.ReaderAt.ReadAt(p, offset)
	if r.left -= int64(n); r.left < 0 {
		r.left = 0
		return 0, document.ErrTooLarge
	}
	return n, err
}
