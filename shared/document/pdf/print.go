package pdf

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/sfnt"

	"kehu/shared/document"
)

// What stays free around a page, in millimetres.
const (
	margin = 15.0
	foot   = 20.0
)

// Sizes of letters, in points, and how much higher a line is than its letters.
const (
	small   = 8.0
	normal  = 9.0
	heading = 11.0
	title   = 16.0
	leading = 1.5
)

const family = "NotoSansSC"

// press is one paper that is being printed.
type press struct {
	ctx   context.Context // it lives for one call
	pdf   *fpdf.Fpdf
	font  *sfnt.Font
	wide  float64 // of the page, as all below in millimetres
	high  float64
	y     float64 // where the next thing goes
	grey  bool
	bold  bool
	units map[rune]float64 // widths of characters, of letters of one point
}

// Print prints the paper.
func (Printer) Print(ctx context.Context, w io.Writer, paper document.Paper) error {
	known, err := characters()
	if err != nil {
		return err
	}
	orientation := fpdf.OrientationPortrait
	if paper.Landscape {
		orientation = fpdf.OrientationLandscape
	}
	pdf := fpdf.New(orientation, "mm", fpdf.PageSizeA4, "")
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCellMargin(0)
	pdf.SetCatalogSort(true)
	pdf.SetProducer("Kehu", false)
	pdf.SetTitle(writable(paper.Title, known), true) // fpdf cannot encode every text
	pdf.SetAuthor(writable(paper.Author, known), true)
	pdf.SetCreationDate(paper.Created.UTC())
	pdf.SetModificationDate(paper.Created.UTC())
	pdf.AddUTF8FontFromBytes(family, "", font)
	pdf.SetFont(family, "", normal)
	p := &press{ctx: ctx, pdf: pdf, font: known, units: make(map[rune]float64)}
	p.wide, p.high = pdf.GetPageSize()
	p.page()
	p.head(paper.Head)
	p.title(paper.Title)
	for _, b := range paper.Blocks {
		switch block := b.(type) {
		case document.Heading:
			p.heading(block)
		case document.Paragraph:
			p.paragraph(block)
		case document.Fields:
			p.fields(block)
		case document.Grid:
			p.grid(block)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	p.finish(paper)
	if p.longestRun() > maxRun {
		return document.ErrTooManyCharacters
	}
	if err := pdf.Output(w); err != nil {
		return fmt.Errorf("document: %w", err)
	}
	return nil
}

// inner returns the width between the margins.
func (p *press) inner() float64 { return p.wide - 2*margin }

// bottom returns where the foot begins.
func (p *press) bottom() float64 { return p.high - foot }

// page begins a new page.
func (p *press) page() {
	p.pdf.AddPage()
	p.y = margin
}

// room begins a new page unless there is room for so many millimetres.
func (p *press) room(height float64) {
	if p.y+height > p.bottom() {
		p.page()
	}
}

// style sets how the next texts look.
func (p *press) style(points float64, grey, bold bool) {
	p.pdf.SetFontSize(points)
	p.grey, p.bold = grey, bold
}

// line returns the height of a line of letters of a size.
func line(points float64) float64 { return points * leading * 25.4 / 72 }

// maxRun is how many characters in a row of Unicode a paper may use, all of them. fpdf takes time that grows with the square of that: a
// second for 1000, minutes for 4000, and does not stop when its caller is gone. What people write has rows of ten or so.
const maxRun = 500

// longestRun returns how many characters in a row of Unicode the paper uses at most.
func (p *press) longestRun() int {
	longest, run, last := 0, 0, rune(-1)
	for _, r := range slices.Sorted(maps.Keys(p.units)) {
		if run++; r != last+1 {
			run = 1
		}
		longest, last = max(longest, run), r
	}
	return longest
}

// width returns the width of a text of letters of a size. fpdf's own measure counts wrongly at the end of the plane.
func (p *press) width(text string, points float64) float64 {
	sum := 0.0
	for _, r := range text {
		unit, known := p.units[r]
		if !known {
			size, _ := p.pdf.GetFontSize()
			unit = p.pdf.GetStringWidth(string(r)) / size
			p.units[r] = unit
		}
		sum += unit
	}
	return sum * points
}

// broken returns the lines of a text in a column.
func (p *press) broken(text string, width, points float64) []string {
	return lines(writable(text, p.font), width, func(s string) float64 { return p.width(s, points) })
}

// write writes one line with its upper left corner at a place, or its upper right one.
func (p *press) write(x, y float64, text string, right bool) {
	size, _ := p.pdf.GetFontSize()
	if right {
		x -= p.width(text, size)
	}
	shade := 0
	if p.grey {
		shade = 110
	}
	p.pdf.SetTextColor(shade, shade, shade)
	if p.bold { // there is one weight: a thin line around the letters makes another
		p.pdf.SetLineWidth(size * 0.006)
		p.pdf.SetDrawColor(shade, shade, shade)
		p.pdf.SetTextRenderingMode(2)
		defer p.pdf.SetTextRenderingMode(0)
	}
	p.pdf.Text(x, y+line(size)*0.72, text)
}

// rule draws a line across, or a part of it.
func (p *press) rule(x, width, y float64, shade int) {
	p.pdf.SetDrawColor(shade, shade, shade)
	p.pdf.SetLineWidth(0.2)
	p.pdf.Line(x, y, x+width, y)
}

// flow writes the lines of a text, on as many pages as it takes.
func (p *press) flow(text string, points float64) {
	for _, l := range p.broken(text, p.inner(), points) {
		p.room(line(points))
		p.write(margin, p.y, l, false)
		p.y += line(points)
	}
}

func (p *press) head(h document.Head) {
	p.style(heading+1, false, true)
	p.flow(h.Company, heading+1)
	p.style(small, true, false)
	for _, l := range h.Lines {
		p.flow(l, small)
	}
	p.y += 2
	p.rule(margin, p.inner(), p.y, 0)
	p.y += 5
}

func (p *press) title(text string) {
	p.style(title, false, true)
	p.flow(text, title)
	p.y += 2
}

func (p *press) heading(h document.Heading) {
	p.y += 3
	p.room(line(heading) + 3*line(normal)) // not alone at the foot of a page
	p.style(heading, false, true)
	p.flow(h.Text, heading)
	p.y++
}

func (p *press) paragraph(t document.Paragraph) {
	p.style(normal, false, false)
	p.flow(t.Text, normal)
	p.y += 2
}

// finish writes what stands on each page and depends on how many there are.
func (p *press) finish(paper document.Paper) {
	pages := p.pdf.PageCount()
	for page := 1; page <= pages; page++ {
		p.pdf.SetPage(page)
		p.pdf.SetFontSize(1) // so that the size is written anew: this page may have ended with another one
		told := strings.NewReplacer("{page}", strconv.Itoa(page), "{pages}", strconv.Itoa(pages)).Replace(paper.Foot)
		p.style(small, true, false)
		if all := p.broken(told, p.inner(), small); told != "" {
			p.rule(margin, p.inner(), p.high-15, 200)
			p.write(margin, p.high-14, all[0], false)
		}
		p.watermark(paper.Watermark)
	}
}

func (p *press) watermark(text string) {
	if text == "" {
		return
	}
	text = strings.ReplaceAll(writable(text, p.font), "\n", " ")
	points := min(48, 48*170/max(p.width(text, 48), 1))
	p.pdf.SetFontSize(points)
	p.pdf.SetTextColor(0, 0, 0)
	p.pdf.SetAlpha(0.08, "Normal")
	p.pdf.TransformBegin()
	p.pdf.TransformRotate(45, p.wide/2, p.high/2)
	p.pdf.Text(p.wide/2-p.width(text, points)/2, p.high/2, text)
	p.pdf.TransformEnd()
	p.pdf.SetAlpha(1, "Normal")
}
