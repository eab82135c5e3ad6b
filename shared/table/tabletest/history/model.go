package history

import (
	"fmt"
	"strings"

	"github.com/anishathalye/porcupine"

	"kehu/shared/table"
)

// call is the input of an operation: exactly one of reads, writes and reserve is set.
type call struct {
	world   int
	reads   []int
	writes  []write
	token   int   // 0: none; else the number of the world's token, which other calls may carry too
	reserve int64 // how many numbers of the sequence
}

// fate says what became of a call.
type fate int

const (
	happened fate = iota
	canceled      // by conditions: outcome.failed says which
	unknown       // it may have happened, or may happen yet, or not
)

// outcome is the output of an operation.
type outcome struct {
	fate   fate
	values []value // of reads
	failed []reason
	first  int64 // of reserve
}

// reason is a failed condition of a transaction.
type reason struct {
	failed bool
	shown  bool // whether it came with the item
	value  value
}

// state is one world. It is compared with ==.
type state struct {
	items [worldKeys]value
	last  int64
	done  uint64 // a bit for each token that has happened
}

// maxTokens is how many tokens a world may have in one history.
const maxTokens = 63

// model says what one table without concurrency answers.
var model = porcupine.Model{
	Partition: func(all []porcupine.Operation) [][]porcupine.Operation {
		worlds := make(map[int][]porcupine.Operation)
		for _, o := range all {
			w := o.Input.(call).world
			worlds[w] = append(worlds[w], o)
		}
		parts := make([][]porcupine.Operation, 0, len(worlds))
		for _, part := range worlds {
			parts = append(parts, part)
		}
		return parts
	},
	Init: func() any { return state{} },
	Step: func(before, input, output any) (bool, any) {
		return step(before.(state), input.(call), output.(outcome))
	},
	DescribeOperation: func(input, output any) string { return describe(input.(call), output.(outcome)) },
	DescribeState:     func(s any) string { return fmt.Sprintf("%+v", s) },
}

// step returns whether the call can answer so in the state, and the state that follows.
func step(s state, c call, o outcome) (bool, state) {
	switch {
	case c.reads != nil:
		for i, item := range c.reads {
			if s.items[item] != o.values[i] {
				return false, s
			}
		}
		return true, s
	case c.reserve > 0:
		if o.fate == unknown {
			return true, s // the numbers may be lost, which nobody sees: sequences may have holes
		}
		fresh := o.first > s.last
		s.last = o.first + c.reserve - 1
		return fresh, s
	default:
		return stepWrites(s, c, o)
	}
}

// stepWrites is step of a transaction. One whose fate is not known stands in the history as if it never ended, so "happens if it can"
// is enough: where it never happened, porcupine puts it behind all others, where nobody sees it.
func stepWrites(s state, c call, o outcome) (bool, state) {
	if s.has(c.token) {
		return o.fate != canceled, s // it has happened, and answers so
	}
	holds := true
	for i, w := range c.writes {
		is := w.when.Holds(s.items[w.item].item())
		holds = holds && is
		if o.fate == canceled && !o.failed[i].agrees(is, s.items[w.item]) {
			return false, s
		}
	}
	switch {
	case o.fate == canceled:
		return !holds, s
	case !holds:
		return o.fate == unknown, s
	}
	for _, w := range c.writes {
		s.items[w.item] = w.after(s.items[w.item])
	}
	if c.token > 0 {
		s.done |= 1 << c.token
	}
	return true, s
}

// agrees reports whether a condition that holds, or not, on the value can have been answered so.
func (r reason) agrees(holds bool, is value) bool {
	return r.failed != holds && (!r.shown || r.value == is)
}

func (s state) has(token int) bool { return token > 0 && s.done&(1<<token) != 0 }

func describe(c call, o outcome) string {
	var b strings.Builder
	switch {
	case c.reads != nil:
		fmt.Fprintf(&b, "read %v: %v", c.reads, o.values)
		return b.String()
	case c.reserve > 0:
		fmt.Fprintf(&b, "reserve %d: %d", c.reserve, o.first)
	default:
		kinds := [...]string{table.KindPut: "put", table.KindUpdate: "update", table.KindDelete: "delete", table.KindCheck: "check"}
		for _, w := range c.writes {
			fmt.Fprintf(&b, "%s %d n=%d c+%d %s; ", kinds[w.kind], w.item, w.n, w.add, describeCondition(w.when))
		}
		if c.token > 0 {
			fmt.Fprintf(&b, "token %d ", c.token)
		}
	}
	fmt.Fprintf(&b, " %s %v", [...]string{happened: "happened", canceled: "canceled", unknown: "unknown"}[o.fate], o.failed)
	return b.String()
}

func describeCondition(c table.Condition) string {
	switch c.Operator {
	case table.Always:
		return ""
	case table.ItemAbsent:
		return "if absent"
	case table.ItemPresent:
		return "if present"
	default:
		return fmt.Sprintf("if %s %d %v", c.Attribute, c.Operator, c.Value)
	}
}
