package timeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"kehu/shared/audit"
	"kehu/shared/order"
	"kehu/shared/receipt"
	"kehu/shared/table"
)

// Kind says what an entry is of.
type Kind string

// The kinds of entry.
const (
	Changed  Kind = "change"
	Contact  Kind = "contact"
	Ordered  Kind = "order"
	Shipped  Kind = "shipment"
	Received Kind = "receipt"
)

// Entry is one thing that happened. Beside the time and the kind it has the one member that the kind names.
type Entry struct {
	At       time.Time        `json:"at" doc:"When; of what has a day and no time, the beginning of that day (UTC)."`
	Kind     Kind             `json:"kind" enum:"change,contact,order,shipment,receipt" doc:"Which of the other members is there."`
	Change   *audit.Row       `json:"change,omitempty" doc:"A change of the customer."`
	Contact  *Person          `json:"contact,omitempty" doc:"A contact that was added."`
	Order    *order.Summary   `json:"order,omitempty" doc:"An order, on its order date."`
	Shipment *order.Sent      `json:"shipment,omitempty" doc:"Goods that left."`
	Receipt  *receipt.Summary `json:"receipt,omitempty" doc:"Money that came in."`
}

// Person is what an entry says of a contact.
type Person struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Title string `json:"title,omitempty"`
}

// Source is one of the lists that are merged.
type Source struct {
	Kind Kind
	// Read returns entries from the position on, newest first, with the position behind each, and the position behind the last that was
	// looked at; zero when there are no more.
	Read func(after table.Position) ([]Entry, []table.Position, table.Position, error)
}

// place is a position as a cursor carries it, with short names. Done says that nothing follows.
type place struct {
	Partition string `json:"p,omitempty"`
	Sort      string `json:"s,omitempty"`
	IndexPart string `json:"i,omitempty"`
	IndexSort string `json:"j,omitempty"`
	Done      bool   `json:"d,omitempty"`
}

func placeOf(p table.Position) place {
	if p.IsZero() {
		return place{Done: true}
	}
	return place{Partition: p.Key.Partition().String(), Sort: p.Key.Sort(), IndexPart: p.IndexPart, IndexSort: p.IndexSort}
}

func (p place) position() table.Position {
	if p.Partition == "" {
		return table.Position{}
	}
	return table.Position{Key: table.StoredKey(p.Partition, p.Sort), IndexPart: p.IndexPart, IndexSort: p.IndexSort}
}

// read is what was read of a source.
type read struct {
	entries []Entry
	behind  []table.Position
	next    table.Position
	taken   int
	start   place
}

// Merge returns up to limit entries of all sources, newest first, after what the cursor says ("" is the start), and the cursor of the
// next page; "" when there are no more. All sources are read side by side.
func Merge(cursor string, limit int, sources ...Source) ([]Entry, string, error) {
	places := make(map[Kind]place)
	if cursor != "" {
		if err := json.Unmarshal([]byte(cursor), &places); err != nil {
			return nil, "", fmt.Errorf("timeline: %w", err)
		}
	}
	all := make([]read, len(sources))
	failed := make([]error, len(sources))
	var reading sync.WaitGroup
	for i, source := range sources {
		all[i].start = places[source.Kind]
		if all[i].start.Done {
			continue
		}
		reading.Go(func() {
			r := &all[i]
			r.entries, r.behind, r.next, failed[i] = source.Read(r.start.position())
		})
	}
	reading.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, "", err
	}
	found := merge(all, limit)
	more := false
	for i := range all {
		after := all[i].after()
		more = more || !after.Done
		places[sources[i].Kind] = after
	}
	if !more {
		return found, "", nil
	}
	text, err := json.Marshal(places)
	return found, string(text), err
}

// merge takes the newest entry again and again, until there are enough, or a source has more that was not read.
func merge(all []read, limit int) []Entry {
	found := make([]Entry, 0, limit)
	for len(found) < limit {
		newest := -1
		for i := range all {
			r := &all[i]
			if r.taken == len(r.entries) {
				if !r.start.Done && !r.next.IsZero() {
					return found // what follows in it may be newer than all others
				}
				continue
			}
			if newest < 0 || r.entries[r.taken].At.After(all[newest].entries[all[newest].taken].At) {
				newest = i
			}
		}
		if newest < 0 {
			return found
		}
		found = append(found, all[newest].entries[all[newest].taken])
		all[newest].taken++
	}
	return found
}

// after is where the source goes on.
func (r *read) after() place {
	switch {
	case r.start.Done:
		return r.start
	case r.taken == len(r.entries):
		return placeOf(r.next)
	case r.taken == 0:
		return r.start
	default:
		return placeOf(r.behind[r.taken-1])
	}
}
