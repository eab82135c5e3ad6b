package imports

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kehu/shared/country"
	"kehu/shared/pattern"
	"kehu/shared/text"
)

// Words are what stands for the codes of a company's dictionaries: of each dictionary, by the folded name, the code.
type Words map[string]map[string]string

// separators stand between the texts of a list that stands in one line.
var separators = pattern.New(`[;；、,，]\s*`)

// phoneExtension is how an extension follows a number: its semicolon is no separator.
const phoneExtension = ";ext="

// split reads a list. A cell of several lines has one text a line; so a text that has a separator inside stands in a line of its own.
func split(cell string) []any {
	list := []any{}
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	if strings.Contains(cell, "\n") {
		for part := range strings.SplitSeq(cell, "\n") {
			add(part)
		}
		return list
	}
	const mark = "\x00ext="
	for _, part := range separators.Split(strings.ReplaceAll(cell, phoneExtension, mark)) {
		add(strings.ReplaceAll(part, mark, phoneExtension))
	}
	return list
}

// join writes a list, so that split reads it.
func join(list []string) string {
	joined := strings.Join(list, "\n")
	if again := split(joined); len(list) == 1 && (len(again) != 1 || again[0] != list[0]) {
		joined += "\n"
	}
	return joined
}

var (
	grouped = pattern.New(`^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	whole   = pattern.New(`^-?[0-9]{1,15}(\.0+)?$`)
)

// days are the ways in which a day is written, the year first: what begins with day or month is told by no rule.
var days = pattern.New(`^([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|\.([0-9]{1,2})\.|年([0-9]{1,2})月|([0-9]{2}))([0-9]{1,2})日?(?:[T ][0-9:.]+Z?)?$`)

// day returns a day as YYYY-MM-DD, and any other text as it is.
func day(text string) string {
	m := days.Submatches(text)
	if m == nil {
		return text
	}
	month := m[2] + m[3] + m[4] + m[5] + m[6]
	if m[6] != "" && len(m[7]) != 2 {
		return text
	}
	return fmt.Sprintf("%s-%02s-%02s", m[1], month, m[7])
}

var (
	yes = []string{"true", "yes", "y", "1", "x", "是", "对", "有", "√"}
	no  = []string{"false", "no", "n", "0", "否", "无", "×"}
)

// value reads a cell that is not empty, as JSON has it. What it cannot read stays a text: the schema of the record refuses it.
func (f Field) value(cell string, words Words) any {
	trimmed := strings.TrimSpace(cell)
	switch f.Type {
	case Texts:
		return split(cell)
	case Integer:
		if whole.MatchString(trimmed) {
			digits, _, _ := strings.Cut(trimmed, ".")
			return json.Number(digits)
		}
	case Decimal:
		if grouped.MatchString(trimmed) {
			return strings.ReplaceAll(trimmed, ",", "")
		}
		return trimmed
	case Flag:
		switch folded := text.Fold(cell); {
		case slices.Contains(yes, folded):
			return true
		case slices.Contains(no, folded):
			return false
		}
	case Date:
		return day(trimmed)
	case Country:
		return country.Code(trimmed)
	case JSON:
		var value any
		decoder := json.NewDecoder(strings.NewReader(cell))
		decoder.UseNumber()
		if decoder.Decode(&value) == nil {
			return value
		}
	case Text:
	}
	if f.Words == nil && f.Dictionary == "" {
		return cell
	}
	return f.word(cell, words)
}

// word returns the value that the cell stands for by its name.
func (f Field) word(cell string, words Words) string {
	folded := text.Fold(cell)
	for value, names := range f.Words {
		if folded == text.Fold(value) || slices.ContainsFunc(names, func(name string) bool { return folded == text.Fold(name) }) {
			return value
		}
	}
	if code, found := words[string(f.Dictionary)][folded]; found {
		return code
	}
	return strings.TrimSpace(cell)
}

// written is the cell that value reads the JSON value from.
func (f Field) written(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case json.Number:
		return v.String()
	case []any:
		if f.Type == Texts {
			texts := make([]string, len(v))
			for i := range v {
				texts[i], _ = v[i].(string)
			}
			return join(texts)
		}
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		return "" // it was read from JSON
	}
	return string(encoded)
}
