package table

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Table is the port. All methods are safe for concurrent use.
type Table interface {
	// Get returns the item, strongly consistent, or nil when there is none.
	Get(ctx context.Context, key Key) (Item, error)

	// BatchGet returns the items in the order of the keys, strongly consistent each
	// for itself; absent ones are nil. At most 100 different keys; a key may stand
	// there more than once.
	BatchGet(ctx context.Context, keys []Key) ([]Item, error)

	// Query returns a page of one partition of the table or of an index, in the order
	// of the sort key (of bytes). A page ends at Limit items or 1 MB, whichever
	// comes first; Next is zero when nothing follows.
	Query(ctx context.Context, q Query) (Page, error)

	// Transact does all writes or none. Every condition sees the state before the
	// transaction. At most 100 writes, on different items, 4 MB together. When a
	// condition does not hold, the error is a *Canceled with one reason per write.
	// A Transact that was retried with the same Token within ten minutes happens once.
	Transact(ctx context.Context, tx Tx) error

	// BatchWrite does puts and deletes that have no condition, at half the price of a transaction. They do not happen
	// together: after an error some have happened and others have not. It is for what is derived from other items and can
	// be written again. Any number of writes, on different items.
	BatchWrite(ctx context.Context, writes []Write) error

	// Reserve takes count numbers of the sequence at key and returns the first; a new
	// sequence starts at 1. No number is handed out twice; numbers of a transaction
	// that then fails are lost. The key belongs to the sequence alone: what other methods
	// find there, and whether a Reserve is told as a change, is not defined.
	Reserve(ctx context.Context, key Key, count int64) (first int64, err error)
}

// Errors of a Table. After ErrInvalid, ErrConflict, ErrThrottled and ErrUnavailable, when it was not even asked, nothing has happened. After ErrUncertain, as after an error that is none
// of these, nobody knows: a transaction with a token can be tried again, others only after a look.
var (
	ErrInvalid     = errors.New("table: invalid request")
	ErrConflict    = errors.New("table: conflict with another transaction")
	ErrThrottled   = errors.New("table: throttled")
	ErrUnavailable = errors.New("table: out of reach for now")
	ErrUncertain   = errors.New("table: an answer was lost")
)

// Query asks for part of a partition.
type Query struct {
	Index      Index
	Partition  Partition
	Sort       Range
	Descending bool
	Limit      int      // at least 1
	After      Position // where the page before ended; zero for the start
	Consistent bool     // only on Primary: indexes are eventually consistent
}

// Range limits the sort key. The zero value is no limit.
type Range struct {
	Prefix   string // only keys that begin so; excludes From and To
	From, To string // inclusive; "" is open
}

// Contains reports whether the sort key is within the range.
func (r Range) Contains(sort string) bool {
	return strings.HasPrefix(sort, r.Prefix) && sort >= r.From && (r.To == "" || sort <= r.To)
}

// Validate checks the query as DynamoDB would. A From after To, and a Position outside of the
// query, are errors. The error wraps ErrInvalid.
func (q *Query) Validate() error {
	if err := q.Partition.Key("-").Validate(); err != nil {
		return err
	}
	if q.Limit < 1 {
		return fmt.Errorf("%w: a limit of %d", ErrInvalid, q.Limit)
	}
	if q.Consistent && q.Index != Primary {
		return fmt.Errorf("%w: indexes are eventually consistent", ErrInvalid)
	}
	r := q.Sort
	if r.Prefix != "" && (r.From != "" || r.To != "") {
		return fmt.Errorf("%w: both a prefix and bounds", ErrInvalid)
	}
	if r.To != "" && r.From > r.To {
		return fmt.Errorf("%w: bounds in the wrong order", ErrInvalid)
	}
	return q.validatePosition()
}

func (q *Query) validatePosition() error {
	after := q.After
	if after.IsZero() {
		return nil
	}
	if err := after.Key.Validate(); err != nil {
		return err
	}
	partition, sort := after.Key.partition, after.Key.sort
	if q.Index != Primary {
		partition, sort = after.IndexPart, after.IndexSort
	} else if after.IndexPart != "" || after.IndexSort != "" {
		return fmt.Errorf("%w: a position of an index", ErrInvalid)
	}
	if partition != q.Partition.text || !q.Sort.Contains(sort) {
		return fmt.Errorf("%w: a position outside of the query", ErrInvalid)
	}
	return nil
}

// Position is the place in a query where a page ended. It is made by adapters, and carried
// in cursors.
type Position struct {
	Key       Key    // the item itself
	IndexPart string // its partition in the index, when an index was queried
	IndexSort string
}

// IsZero reports whether this is the start of a query.
func (p Position) IsZero() bool { return p.Key.IsZero() }

// Record is an item and where it stands.
type Record struct {
	Key  Key
	Item Item
}

// Page is one page of a query.
type Page struct {
	Records []Record
	Next    Position
}

// Change is one change of one item, as the table's stream tells it: in order per item,
// at least once.
type Change struct {
	Sequence string // opaque; grows per item
	Key      Key
	Old, New Item      // nil when the item was not there before, or is not there now
	At       time.Time // when it happened, to the second at least
	Expired  bool      // removed because its time was over, by nobody
}

// Reason says what became of one write of a transaction.
type Reason struct {
	Code Code
	Item Item // the item as it stood when a condition failed; may be nil
}

// Code tells why a write did not happen.
type Code int

// Codes of a Reason. Fine is the code of a write that was not the cause.
const (
	Fine Code = iota
	ConditionFailed
	Conflict
	Throttled
)

// Canceled is the error of a transaction that did not happen; Reasons stand in the order of
// the writes.
type Canceled struct{ Reasons []Reason }

// Error lists the codes; it never shows an item.
func (c *Canceled) Error() string {
	codes := make([]string, len(c.Reasons))
	for i, r := range c.Reasons {
		codes[i] = [...]string{"fine", "condition failed", "conflict", "throttled"}[r.Code]
	}
	return fmt.Sprintf("table: transaction canceled [%s]", strings.Join(codes, ", "))
}

// Is lets errors.Is find ErrConflict and ErrThrottled when one of the writes met them and no
// condition failed.
func (c *Canceled) Is(target error) bool {
	if c.Failed() >= 0 {
		return false
	}
	for _, r := range c.Reasons {
		if r.Code == Conflict && target == ErrConflict || r.Code == Throttled && target == ErrThrottled {
			return true
		}
	}
	return false
}

// Failed returns the position of the first write whose condition did not hold, or -1.
func (c *Canceled) Failed() int {
	for i, r := range c.Reasons {
		if r.Code == ConditionFailed {
			return i
		}
	}
	return -1
}
