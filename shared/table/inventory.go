package table

import "context"

// AttrSequence is the attribute in which the item of a sequence holds the last number that was taken.
const AttrSequence = "n"

// Inventory tells all that a table holds, and removes it. It is a port beside Table, for what takes or leaves a company whole: operations that
// serve people know their keys.
type Inventory interface {
	// Contents returns some of the items, sequences too, whose partition keys begin with one of the prefixes, each as the put that stores it, and
	// where to go on: zero at the end. A page may be empty. No prefixes are all items. Items that change meanwhile may be told in either
	// state. It costs as much as reading the whole table where that is not sorted by partition.
	Contents(ctx context.Context, prefixes []string, from Key) (found []Write, next Key, err error)

	// Remove deletes the items, sequences too; it is no error when there is none. They do not go together: after an error some are gone.
	Remove(ctx context.Context, keys []Key) error
}
