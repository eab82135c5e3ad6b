package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/deflate"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Action is what happened to a record.
type Action string

// The actions.
const (
	Created  Action = "created"
	Updated  Action = "updated"
	Deleted  Action = "deleted"  // went to the recycle bin
	Restored Action = "restored" // came out of it
	Purged   Action = "purged"   // is gone for good
	Unmasked Action = "unmasked" // somebody was shown what is masked in it

	// Discarded is that somebody removed a record for good before its time; what became of it tells the row of Purged.
	Discarded Action = "discarded"
	// Erased is that the data of a person was erased on request: the row has the reason, and none of the data.
	Erased Action = "erased"
	// Merged is that the record was merged with another one; Unmerged, that this was taken back.
	Merged   Action = "merged"
	Unmerged Action = "unmerged"
	// Rejected is that a second person did not let a change come; the next version tells which.
	Rejected Action = "rejected"
)

// Aside reports whether the row tells of something that made no version of its own.
func (r *Row) Aside() bool { return r.Action.aside() }

// aside reports whether rows of the action tell of something that made no version of its own.
func (a Action) aside() bool {
	switch a {
	case Unmasked, Discarded, Erased, Merged, Unmerged, Rejected:
		return true
	case Created, Updated, Deleted, Restored, Purged:
	}
	return false
}

// Row is one change of one record.
type Row struct {
	ID        string    `json:"id" table:"id" doc:"The identifier of the row."`
	Entity    string    `json:"entity" table:"en" doc:"The identifier of the record that changed."`
	Kind      string    `json:"kind" table:"kd" doc:"The kind of record." example:"customer"`
	Version   int64     `json:"version" table:"v" doc:"The version that the change made; of unmasked, discarded, erased, merged, unmerged and rejected, that it was done to."`
	Action    Action    `json:"action" table:"ac" enum:"created,updated,deleted,restored,purged,unmasked,discarded,erased,merged,unmerged,rejected" doc:"What happened."`
	At        time.Time `json:"at" table:"at" doc:"When (UTC)."`
	By        string    `json:"by,omitempty" table:"by" doc:"Who; absent when it was the system."`
	RequestID string    `json:"requestId,omitempty" table:"rq" doc:"In which call."`
	Changes   []Change  `json:"changes" nullable:"false" doc:"What: old and new value of each field; of unmasked, which fields, and the reason; of discarded, erased, merged, unmerged and rejected, the reason."`
	Emptied   bool      `json:"emptied,omitempty" doc:"The values were erased on a person's request. The row still proves what happened, when and by whom."`
	Hash      string    `json:"hash" table:"h" doc:"SHA-256 over this row and the hash before it."`
	Previous  string    `json:"previousHash,omitempty" table:"p" doc:"The hash of the record's row of the version before; of unmasked and the like, of that version."`

	Values string `json:"-" table:"ch"` // Changes as JSON, exactly as they were hashed
	Packed []byte `json:"-" table:"cz"` // Values instead, if they are long
	Salt   string `json:"-" table:"sa"`
	Digest string `json:"-" table:"dg"` // SHA-256 over Salt and Values
}

// Change is the old and the new value of one field.
type Change struct {
	Field string `json:"field" doc:"The field's name in the API."`
	Old   any    `json:"old,omitempty" doc:"The value before; absent if there was none."`
	New   any    `json:"new,omitempty" doc:"The value after; absent if there is none."`
	// Omitted is rare: an order of hundreds of lines in which no word comes twice.
	Omitted bool `json:"omitted,omitempty" doc:"The values are too large to be kept here; that they changed is all that is told."`
}

// maxPacked is how many bytes the values of a row may take: an item has 400 KB.
const maxPacked = 300 << 10

// seal fills in what proves the row: digest and hash. previous is the hash of the record's row before.
func (r *Row) seal(salt, previous string) error {
	if err := r.write(); err != nil {
		return err
	}
	if len(r.Packed) > maxPacked {
		for i, c := range r.Changes {
			r.Changes[i] = Change{Field: c.Field, Omitted: true}
		}
		if err := r.write(); err != nil {
			return err
		}
	}
	r.Salt, r.Previous = salt, previous
	r.Digest = digest(salt, r.Values)
	r.Hash = r.hash()
	return nil
}

// write fills in the values, and their packed form if they are long.
func (r *Row) write() error {
	values, err := json.Marshal(r.Changes)
	if err != nil {
		return fmt.Errorf("audit row: %w", err)
	}
	r.Values, r.Packed = string(values), nil
	if len(values) >= deflate.Worth {
		if r.Packed, err = deflate.Pack(r.Values); err != nil {
			return fmt.Errorf("audit row: %w", err)
		}
	}
	return nil
}

func digest(salt, values string) string {
	sum := sha256.Sum256([]byte(salt + "\x00" + values))
	return hex.EncodeToString(sum[:])
}

// hash is SHA-256 over the row's fields, length by length, so that no two rows have the same text.
func (r *Row) hash() string {
	h := sha256.New()
	for _, part := range []string{
		r.Previous, r.ID, r.Entity, r.Kind, fmt.Sprint(r.Version), string(r.Action),
		r.At.UTC().Format(time.RFC3339Nano), r.By, r.RequestID, r.Digest,
	} {
		_, _ = fmt.Fprintf(h, "%d:%s", len(part), part) // a hash never fails
	}
	return hex.EncodeToString(h.Sum(nil))
}

// sound reports whether the row is as it was written. Values that were erased leave Salt and Values empty; the
// digest remains.
func (r *Row) sound() bool {
	erased := r.Salt == "" && r.Values == ""
	return r.Hash == r.hash() && (erased || r.Digest == digest(r.Salt, r.Values))
}

// follows is the version whose row this one continues; 0 is none. Any number of rows that stand aside, as those that tell who
// was shown a version, continue the row of that version, and none continues them: people need not wait for each other to look.
func (r *Row) follows() int64 {
	if r.Action.aside() {
		return r.Version
	}
	return r.Version - 1
}

// Key returns the key of the row for one version of a record.
func Key(t access.Tenant, kind record.Kind, entity string, version int64) table.Key {
	return table.In(t, "AUDIT", kind.Key, id.Bare(entity)).Key(fmt.Sprintf("%012d", version))
}

// ByTime is the partition of the index that lists the tenant's rows of one month by time.
func ByTime(t access.Tenant, month time.Time) table.Partition {
	return table.In(t, "AUDIT", month.UTC().Format("2006-01"))
}

// ByActor is the partition of the index that lists what one user did, by time.
func ByActor(t access.Tenant, user string) table.Partition {
	return table.In(t, "AUDIT", "BY", user)
}

// timeKey sorts rows by time, then by record and version.
func (r *Row) timeKey() string {
	parts := []string{r.At.UTC().Format("2006-01-02T15:04:05.000Z"), r.Entity, fmt.Sprintf("%012d", r.Version)}
	if r.Action.aside() {
		parts = append(parts, r.ID)
	}
	return table.Join(parts...)
}

// Position is where List goes on behind the row among those of its record.
func (r *Row) Position(t access.Tenant, kind record.Kind) table.Position {
	return table.Position{Key: r.key(t, kind)}
}

// key returns the key of the row. What stands aside of a version is behind the row of that version.
func (r *Row) key(t access.Tenant, kind record.Kind) table.Key {
	key := Key(t, kind, r.Entity, r.Version)
	if r.Action.aside() {
		return key.Partition().Key(table.Join(key.Sort(), r.ID))
	}
	return key
}

func (r *Row) put(t access.Tenant, kind record.Kind) table.Write {
	index := []table.IndexKey{{Index: table.ByTenant, Partition: ByTime(t, r.At), Sort: r.timeKey()}}
	if r.By != "" {
		index = append(index, table.IndexKey{Index: table.ByOwner, Partition: ByActor(t, r.By), Sort: r.timeKey()})
	}
	stored := *r
	if stored.Packed != nil {
		stored.Values = ""
	}
	return table.Put(r.key(t, kind), table.Encode(stored), index...).When(table.Absent(), nil)
}

// decode reads a row's item.
func decode(item table.Item) (Row, error) {
	var r Row
	if err := table.Decode(item, &r); err != nil {
		return Row{}, fmt.Errorf("audit row: %w", err)
	}
	r.Changes, r.Emptied = []Change{}, r.Salt == ""
	if r.Packed != nil {
		values, err := deflate.Unpack(r.Packed)
		if err != nil {
			return Row{}, fmt.Errorf("audit row: %w", err)
		}
		r.Values = values
	}
	if r.Values != "" {
		if err := json.Unmarshal([]byte(r.Values), &r.Changes); err != nil {
			return Row{}, fmt.Errorf("audit row: %w", err)
		}
	}
	return r, nil
}
