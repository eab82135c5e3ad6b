package excel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"kehu/shared/document"
	"kehu/shared/sheet"
)

// Write writes the tables, each through a stream that goes to a temporary file when it is long.
func (Workbooks) Write(ctx context.Context, w io.Writer, b document.Book) (err error) {
	if len(b.Tables) == 0 {
		return errors.New("document: a workbook without a table")
	}
	file := excelize.NewFile()
	defer func() { err = errors.Join(err, file.Close()) }()
	properties := &excelize.DocProperties{Creator: b.Author, LastModifiedBy: b.Author}
	if !b.Created.IsZero() {
		properties.Created = b.Created.UTC().Format(time.RFC3339)
		properties.Modified = properties.Created
	}
	if err := file.SetDocProps(properties); err != nil {
		return fmt.Errorf("document: %w", err)
	}
	style, err := newStyles(file)
	if err != nil {
		return fmt.Errorf("document: %w", err)
	}
	names := make(map[string]bool)
	for i, t := range b.Tables {
		name := sheetName(t.Name, names)
		if i == 0 {
			err = file.SetSheetName("Sheet1", name)
		} else {
			_, err = file.NewSheet(name)
		}
		if err != nil {
			return fmt.Errorf("document: %w", err)
		}
		if err := writeTable(ctx, file, name, t, style); err != nil {
			return err
		}
	}
	if _, err := file.WriteTo(w); err != nil {
		return fmt.Errorf("document: %w", err)
	}
	return nil
}

// styles are the numbers of the styles that cells have.
type styles struct{ header, note, text, date, moment int }

func newStyles(file *excelize.File) (s styles, err error) {
	date, moment := "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
	for number, style := range map[*int]*excelize.Style{
		&s.header: {
			Font: &excelize.Font{Bold: true}, NumFmt: textFormat,
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EBF0"}},
			Alignment: &excelize.Alignment{Vertical: "center"},
		},
		&s.note:   {Font: &excelize.Font{Italic: true, Color: "808080"}},
		&s.text:   {NumFmt: textFormat},
		&s.date:   {CustomNumFmt: &date},
		&s.moment: {CustomNumFmt: &moment},
	} {
		if *number, err = file.NewStyle(style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// textFormat is the number of the format that shows what is typed as it is: @.
const textFormat = 49

func writeTable(ctx context.Context, file *excelize.File, name string, t document.Table, style styles) error {
	if len(t.Columns) == 0 {
		return fmt.Errorf("document: the table %q has no columns", name)
	}
	stream, err := file.NewStreamWriter(name)
	if err != nil {
		return fmt.Errorf("document: %w", err)
	}
	rows := rows{stream: stream, style: style, columns: len(t.Columns)}
	if err := rows.prepare(file, name, t); err != nil {
		return fmt.Errorf("document: %w", err)
	}
	if t.Note != "" {
		if err := rows.add([]document.Cell{document.TextCell(t.Note)}, style.note); err != nil {
			return err
		}
	}
	header := make([]document.Cell, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = document.TextCell(c.Title)
	}
	if err := rows.add(header, style.header); err != nil {
		return err
	}
	if t.Rows != nil {
		for cells, err := range t.Rows {
			if err == nil && rows.count%256 == 0 {
				err = ctx.Err()
			}
			if err != nil {
				return err
			}
			if err := rows.add(cells, 0); err != nil {
				return err
			}
		}
	}
	if err := stream.Flush(); err != nil {
		return fmt.Errorf("document: %w", err)
	}
	return nil
}

// rows writes the rows of one sheet.
type rows struct {
	stream  *excelize.StreamWriter
	style   styles
	columns int
	count   int
}

// prepare sets what stands before the rows: widths, the header that stays, choices.
func (r *rows) prepare(file *excelize.File, name string, t document.Table) error {
	header := 1
	if t.Note != "" {
		header = 2
	}
	below := document.Reference(header+1, 1)
	panes := &excelize.Panes{
		Freeze: true, YSplit: header, TopLeftCell: below, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: below, ActiveCell: below, Pane: "bottomLeft"}},
	}
	if err := r.stream.SetPanes(panes); err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := r.stream.SetColWidth(i+1, i+1, widthOf(c)); err != nil {
			return err
		}
		if c.Text {
			if err := r.stream.SetColStyle(i+1, i+1, r.style.text); err != nil {
				return err
			}
		}
		if len(c.Choices) == 0 {
			continue
		}
		choice := excelize.NewDataValidation(true)
		choice.SetSqref(document.Reference(header+1, i+1) + ":" + document.Reference(maxRows, i+1))
		if err := choice.SetDropList(c.Choices); err != nil {
			return err
		}
		if err := file.AddDataValidation(name, choice); err != nil {
			return err
		}
	}
	return nil
}

// widthOf is the width of a column; a Chinese character takes that of two digits.
func widthOf(c document.Column) float64 {
	if c.Width > 0 {
		return float64(min(c.Width, 255))
	}
	width := 2
	for _, r := range c.Title {
		if width++; r > 0xff {
			width++
		}
	}
	return float64(min(max(width, 10), 60))
}

// add writes a row, in a style unless that is 0.
func (r *rows) add(cells []document.Cell, style int) error {
	r.count++
	if len(cells) > r.columns {
		return fmt.Errorf("document: row %d has %d cells, for %d columns", r.count, len(cells), r.columns)
	}
	values := make([]any, len(cells))
	for i, c := range cells {
		value, own, err := r.value(c)
		if err != nil {
			return fmt.Errorf("document: cell %s: %w", document.Reference(r.count, i+1), err)
		}
		if style != 0 {
			own = style
		}
		if value != nil {
			values[i] = excelize.Cell{Value: value, StyleID: own}
		}
	}
	if err := r.stream.SetRow(document.Reference(r.count, 1), values); err != nil {
		return fmt.Errorf("document: %w", err)
	}
	return nil
}

// value returns what stands in a cell, and its style. A number that Excel would round, and a date that it does not know, stand there
// as texts.
func (r *rows) value(c document.Cell) (value any, style int, err error) {
	switch c.Kind {
	case document.Empty:
		return nil, 0, nil
	case document.Number:
		n, err := strconv.ParseFloat(c.Text, 64)
		if err != nil || n-n != 0 {
			return nil, 0, fmt.Errorf("%.40q is no number", c.Text)
		}
		if !document.Exact(c.Text) {
			return c.Text, r.style.text, nil
		}
		return n, 0, nil
	case document.Boolean:
		return c.Text == "TRUE", 0, nil
	case document.Date:
		if t, err := time.Parse(time.DateOnly, c.Text); err == nil && t.Year() >= 1900 {
			return t, r.style.date, nil
		}
		if t, err := time.Parse("2006-01-02T15:04:05", c.Text); err == nil && t.Year() >= 1900 {
			return t, r.style.moment, nil
		}
		return c.Text, 0, nil
	case document.Text, document.Fault:
	}
	text := sheet.Neutral(c.Text)
	if len(text) > document.MaxText && len(utf16.Encode([]rune(text))) > document.MaxText {
		return nil, 0, fmt.Errorf("a text of %d characters, of at most %d", utf8.RuneCountInString(text), document.MaxText)
	}
	return text, 0, nil
}

// sheetName makes a name that Excel takes, and that no other sheet has.
func sheetName(name string, taken map[string]bool) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return ' '
		}
		return r
	}, name)
	if name = strings.Trim(name, " '"); name == "" {
		name = "Sheet"
	}
	for number := 1; ; number++ {
		suffix := ""
		if number > 1 {
			suffix = " " + strconv.Itoa(number)
		}
		units := utf16.Encode([]rune(name))
		units = units[:min(len(units), excelize.MaxSheetNameLength-len(suffix))]
		unique := strings.TrimRight(strings.TrimRight(string(utf16.Decode(units)), "\ufffd"), " '") + suffix
		if key := strings.ToLower(unique); !taken[key] && key != "history" { // a name that Excel keeps for itself
			taken[key] = true
			return unique
		}
	}
}
