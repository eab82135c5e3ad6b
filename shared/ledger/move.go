package ledger

import (
	"fmt"
	"maps"
	"strings"

	"kehu/shared/access"
	"kehu/shared/table"
)

// moved is the attribute of the customers that a posting was of before, which were merged; the last one last.
const moved = "mf"

// MovedFrom reports whether the item of a posting, or of a receipt's entry, came last from the customer, by a merge.
func MovedFrom(item table.Item, customer string) bool {
	path, _ := item[moved].([]any)
	return len(path) > 0 && path[len(path)-1] == customer
}

// IsPosting reports whether the item with the sort key is a posting.
func IsPosting(sort string) bool { return strings.HasPrefix(sort, rowPrefix) }

// Move returns the writes that make a posting of one customer another's, with the sums of the month: what both owe together stays.
// back is that it was the other's before a merge, which is taken back.
func Move(t access.Tenant, posting table.Record, from, to string, back bool) ([]table.Write, error) {
	var r row
	if err := table.Decode(posting.Item, &r); err != nil {
		return nil, fmt.Errorf("move posting: %w", err)
	}
	item := maps.Clone(posting.Item)
	path, _ := item[moved].([]any)
	switch {
	case !back:
		item[moved] = append(append([]any{}, path...), from)
	case len(path) > 1:
		item[moved] = append([]any{}, path[:len(path)-1]...)
	default:
		delete(item, moved)
	}
	month := sumPrefix + table.Join(r.Day[:monthLen], r.Currency)
	return []table.Write{
		table.Delete(posting.Key).When(table.Present(), table.ErrConflict),
		table.Update(Partition(t, from).Key(month), nil, map[string]int64{"s": -r.Minor}),
		table.Put(Partition(t, to).Key(posting.Key.Sort()), item),
		table.Update(Partition(t, to).Key(month), nil, map[string]int64{"s": r.Minor}),
	}, nil
}
