package audit

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/id"
	"kehu/shared/mask"
	"kehu/shared/record"
	"kehu/shared/table"
)

// disclosure is something that makes no version of the record, as that somebody was shown what is masked in it. It is stored
// beside the record in the transaction that does it, so that the change stream tells of it, and goes after a while: the
// trail keeps it.
type disclosure struct {
	ID        string    `table:"id"`
	Entity    string    `table:"en"`
	Kind      string    `table:"kd"`
	Version   int64     `table:"v"`  // that was seen
	Action    Action    `table:"ac"` // "" is Unmasked
	Fields    []string  `table:"fd"`
	Reason    string    `table:"rs"`
	At        time.Time `table:"at"`
	By        string    `table:"by"`
	RequestID string    `table:"rq"`
	Kept      string    `table:"et"` // Noted: changes of items of no kind are not told
}

// Noted is the kind of the items that tell the trail of something that made no version of a record.
const Noted = "noted"

// disclosed is what the sort keys of disclosures begin with, in the partition of the record.
const disclosed = "SEEN#"

// disclosureLife is how long a disclosure waits to be told.
const disclosureLife = 30 * 24 * time.Hour

// Disclose is the write that tells the trail that somebody was shown values of the record that are masked otherwise: those of
// which fields, and why; never the values. Its row is of the version that was seen, and its action is Unmasked.
func Disclose(t access.Tenant, ids *id.Source, kind record.Kind, seen record.Meta, asked mask.Request, s record.Stamp) table.Write {
	fields := make([]string, len(asked.Fields))
	for i, f := range asked.Fields {
		fields[i] = string(f)
	}
	return note(t, ids, kind, seen, Unmasked, fields, asked.Reason, s)
}

// Note is the write that tells the trail of something that was done to this version of the record and made no version of its
// own, and why: Discarded, Erased, Merged, Unmerged or Rejected. The version is one that was there before the transaction: its row comes
// first, in whatever order the stream tells the transaction's changes.
func Note(t access.Tenant, ids *id.Source, kind record.Kind, of record.Meta, action Action, reason string, s record.Stamp) table.Write {
	return note(t, ids, kind, of, action, nil, reason, s)
}

func note(t access.Tenant, ids *id.Source, kind record.Kind, of record.Meta, action Action, fields []string, reason string, s record.Stamp) table.Write {
	d := disclosure{
		ID: ids.New("aud"), Entity: of.ID, Kind: kind.Name, Version: of.Version, Action: action, Fields: fields, Reason: reason,
		At: s.At, By: s.By, RequestID: s.RequestID, Kept: Noted,
	}
	key := kind.ItemKey(t, of.ID).Partition().Key(disclosed + id.Bare(d.ID))
	return table.Put(key, table.Encode(d)).Expiring(s.At.Add(disclosureLife))
}

// isDisclosure reports whether the change is one of a disclosure.
func isDisclosure(change table.Change) bool { return strings.HasPrefix(change.Key.Sort(), disclosed) }

// rowOfDisclosure makes the row of a disclosure; nil when its time is over.
func rowOfDisclosure(kinds []record.Kind, change table.Change) (*Row, access.Tenant, record.Kind, error) {
	if change.New == nil {
		return nil, access.Tenant{}, record.Kind{}, nil
	}
	tenant, err := table.TenantOf(change.Key)
	if err != nil {
		return nil, tenant, record.Kind{}, fmt.Errorf("audit: %w", err)
	}
	var d disclosure
	if err := table.Decode(change.New, &d); err != nil {
		return nil, tenant, record.Kind{}, fmt.Errorf("audit: %w", err)
	}
	row := &Row{
		ID: d.ID, Entity: d.Entity, Kind: d.Kind, Version: d.Version, Action: cmp.Or(d.Action, Unmasked),
		At: d.At.UTC().Truncate(time.Millisecond), By: d.By, RequestID: d.RequestID,
	}
	for _, f := range d.Fields {
		row.Changes = append(row.Changes, Change{Field: f})
	}
	row.Changes = append(row.Changes, Change{Field: "reason", New: d.Reason})
	return row, tenant, kindOf(kinds, d.Kind), nil
}
