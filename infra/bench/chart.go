package main

import (
	"bytes"
	"fmt"
	"html/template"
	"strconv"
)

// A chart has one group of bars for each load, one bar for each program; sizes in pixels.
const (
	barHeight   = 14
	groupGap    = 18
	labelWidth  = 190
	widestBar   = 520
	figureWidth = 90
	headHeight  = 44
)

// bar is one bar of the chart.
type bar struct {
	Program, Figure, Colour string
	Y, TextY                int
	Width                   float64
}

// group is a load with its bars.
type group struct {
	Name  string
	TextY int
	Bars  []bar
}

// picture is the whole chart.
type picture struct {
	Title         string
	Width, Height int
	Left          int
	Groups        []group
}

var drawing = template.Must(template.New("chart").Parse(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{.Width}} {{.Height}}" font-family="system-ui, sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="12" y="26" font-size="15" font-weight="600">{{.Title}}</text>
{{- $left := .Left}}
{{- range .Groups}}
<text x="12" y="{{.TextY}}" font-weight="600">{{.Name}}</text>
{{- range .Bars}}
<text x="{{$left}}" y="{{.TextY}}" dx="-6" text-anchor="end" fill="#555555">{{.Program}}</text><rect x="{{$left}}" y="{{.Y}}" width="{{printf "%.1f" .Width}}" height="12" fill="{{.Colour}}"/><text x="{{$left}}" y="{{.TextY}}" dx="{{printf "%.1f" .Width}}"><tspan dx="6">{{.Figure}}</tspan></text>
{{- end}}
{{- end}}
</svg>
`))

// chartConnections is over how many connections the loads of the chart were sent.
const chartConnections = 16

// programs are the columns of the sheet of throughput that the chart shows, and their colours.
var programs = []struct{ column, colour string }{
	{"Kehu", "#0b6e4f"}, {"ceiling", "#b8c4bb"}, {"PocketBase", "#c9884a"}, {"PocketBase, synced", "#8a5a2b"},
}

// chart draws the requests a second of the loads; nothing when they were not measured.
func (r *report) chart() ([]byte, error) {
	p := picture{
		Title: fmt.Sprintf("Requests a second over %d connections, one machine", chartConnections), Left: labelWidth + 110,
		Width: labelWidth + 110 + widestBar + figureWidth,
	}
	y := headHeight
	for _, s := range r.Sheets {
		if len(s.Columns) == 0 || s.Columns[0] != throughputTitle {
			continue
		}
		for _, row := range s.Rows {
			if row[0] == fixedLoad || row[1] != strconv.Itoa(chartConnections) {
				continue
			}
			g, highest := group{Name: row[0], TextY: y + barHeight - 3}, 0.0
			figures := make(map[string]float64)
			for i, column := range s.Columns {
				if v, err := strconv.ParseFloat(row[i], 64); err == nil { // a program that cannot do it has a dash
					figures[column] = v
				}
			}
			for _, program := range programs {
				highest = max(highest, figures[program.column])
			}
			for _, program := range programs {
				v, does := figures[program.column]
				if !does {
					continue
				}
				g.Bars = append(g.Bars, bar{
					Program: program.column, Figure: fmt.Sprintf("%.0f", v), Colour: program.colour,
					Y: y, TextY: y + barHeight - 3, Width: v / highest * widestBar,
				})
				y += barHeight
			}
			y += groupGap
			p.Groups = append(p.Groups, g)
		}
	}
	if p.Height = y; len(p.Groups) == 0 {
		return nil, nil
	}
	var text bytes.Buffer
	err := drawing.Execute(&text, p)
	return text.Bytes(), err
}
