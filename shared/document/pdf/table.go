package pdf

import (
	"kehu/shared/document"
)

// padding is what stays free beside a text in a table.
const padding = 1.5

// fields prints names and values, two beside each other.
func (p *press) fields(all document.Fields) {
	const gap = 6.0
	column := (p.inner() - gap) / 2
	var shown []document.Field
	for _, f := range all {
		if f.Value != "" {
			shown = append(shown, f)
		}
	}
	for i := 0; i < len(shown); i += 2 {
		pair := shown[i:min(i+2, len(shown))]
		rows := make([][2][]string, len(pair))
		height := 0
		for j, f := range pair {
			rows[j] = [2][]string{p.broken(f.Name, column*0.3, normal), p.broken(f.Value, column*0.7-padding, normal)}
			height = max(height, len(rows[j][0]), len(rows[j][1]))
		}
		for l := range height {
			p.room(line(normal))
			for j, row := range rows {
				x := margin + float64(j)*(column+gap)
				p.style(normal, true, false)
				p.at(x, row[0], l, false)
				p.style(normal, false, false)
				p.at(x+column*0.3+padding, row[1], l, false)
			}
			p.y += line(normal)
		}
	}
	p.y += 2
}

// at writes one of the lines, if there is such a one.
func (p *press) at(x float64, all []string, number int, right bool) {
	if number < len(all) {
		p.write(x, p.y, all[number], right)
	}
}

// grid prints a table.
func (p *press) grid(g document.Grid) {
	widths := widthsOf(g.Columns, p.inner())
	titles := make([]string, len(g.Columns))
	for i, c := range g.Columns {
		titles[i] = c.Title
	}
	header := p.cells(titles, widths)
	p.room(heightOf(header) + 2*line(normal))
	p.header(g, header, widths)
	for _, row := range g.Rows {
		if p.ctx.Err() != nil {
			return
		}
		p.row(g, p.cells(row, widths), header, widths)
	}
	p.totals(g.Totals)
	p.y += 2
}

func widthsOf(columns []document.GridColumn, whole float64) []float64 {
	sum := 0.0
	for _, c := range columns {
		sum += c.Share
	}
	widths := make([]float64, len(columns))
	for i, c := range columns {
		widths[i] = whole * c.Share / sum
	}
	return widths
}

// cells returns the lines of each cell of a row.
func (p *press) cells(row []string, widths []float64) [][]string {
	all := make([][]string, len(widths))
	for i := range all {
		if i < len(row) {
			all[i] = p.broken(row[i], widths[i]-2*padding, normal)
		}
	}
	return all
}

// countOf returns how many lines the highest cell has, one at least.
func countOf(cells [][]string) int {
	most := 1
	for _, lines := range cells {
		most = max(most, len(lines))
	}
	return most
}

func heightOf(cells [][]string) float64 { return float64(countOf(cells))*line(normal) + 1 }

func (p *press) header(g document.Grid, header [][]string, widths []float64) {
	p.pdf.SetFillColor(236, 239, 243)
	p.pdf.Rect(margin, p.y, p.inner(), heightOf(header), "F")
	p.style(normal, false, true)
	p.part(g, header, 0, countOf(header), widths)
}

// row prints a row. One that is higher than what is left of the page goes on, line by line, on the next one.
func (p *press) row(g document.Grid, cells, header [][]string, widths []float64) {
	count := countOf(cells)
	whole := heightOf(cells)
	if p.y+whole > p.bottom() && (whole < p.bottom()/2 || p.y+2*line(normal) > p.bottom()) {
		p.page()
		p.header(g, header, widths)
	}
	for from := 0; from < count; {
		to := min(count, from+max(1, int((p.bottom()-p.y-1)/line(normal))))
		p.style(normal, false, false)
		p.part(g, cells, from, to, widths)
		if from = to; from < count {
			p.page()
			p.header(g, header, widths)
		}
	}
	p.rule(margin, p.inner(), p.y, 215)
}

// part prints some lines of a row.
func (p *press) part(g document.Grid, cells [][]string, from, to int, widths []float64) {
	p.y += 0.5
	for l := from; l < to; l++ {
		x := margin
		for i, lines := range cells {
			if g.Columns[i].Right {
				p.at(x+widths[i]-padding, lines, l, true)
			} else {
				p.at(x+padding, lines, l, false)
			}
			x += widths[i]
		}
		p.y += line(normal)
	}
	p.y += 0.5
}

// totals prints sums below the right end of a table, on one page.
func (p *press) totals(all []document.Field) {
	p.y++
	p.room(float64(len(all)) * (line(normal) + 0.5))
	for i, f := range all {
		p.style(normal, false, i == len(all)-1)
		p.write(margin+p.inner()-45, p.y, writable(f.Name, p.font), true)
		p.write(margin+p.inner()-padding, p.y, writable(f.Value, p.font), true)
		p.y += line(normal) + 0.5
	}
}
