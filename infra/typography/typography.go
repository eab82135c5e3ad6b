package typography

import "regexp"

// chinese is a character, or a mark, of Chinese.
const chinese = `[\p{Han}，。；：！？、“”（）《》]`

var (
	// kept is what is no prose: code, links, placeholders of catalogues, of templates and of the console, tags.
	kept = regexp.MustCompile("(?s)```.*?```|`[^`]*`|\\]\\([^)]*\\)|https?://\\S+|%?\\{\\{?[^}]*\\}\\}?|<[^>]*>")
	// fault is an ASCII mark beside Chinese.
	fault = regexp.MustCompile(chinese + ` ?[,;:!?(]|[,;:!?)] ?` + chinese + `|` + chinese + `\.(\s|$)`)
)

// Faults returns the ASCII marks that stand where a Chinese text has its own, each with its neighbours.
func Faults(text string) []string {
	// A mark between Chinese and what is kept stands beside Chinese; one between two of these does not.
	return fault.FindAllString(kept.ReplaceAllString(text, "_"), -1)
}
