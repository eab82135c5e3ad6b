package operation

import "strings"

// Tabling is embedded in the input of a Read whose output can be answered as a table, too: it has a method Sheet() [][]string.
type Tabling struct {
	Format string `json:"-" query:"format" enum:"json,csv" doc:"csv: the same as a table, in UTF-8, for spreadsheets. Accept: text/csv asks for it, too."`
	Accept string `json:"-" header:"Accept" doc:"text/csv: as format=csv."`
}

func (t Tabling) tabled() bool {
	return t.Format == "csv" || t.Format == "" && strings.HasPrefix(t.Accept, "text/csv")
}

// tabular is the output of an operation that can be answered as one.
type tabular interface{ Sheet() [][]string }
