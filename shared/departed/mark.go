package departed

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Facts are what stays known of a company that is gone.
type Facts struct {
	Tenant    string           `json:"tenantId" table:"tn"`
	Company   string           `json:"company" table:"nm"`
	ClosedAt  time.Time        `json:"closedAt" table:"cl"`
	ClosedBy  string           `json:"closedBy,omitempty" table:"by"` // a user of the operator's, or of the company's
	PurgeAt   time.Time        `json:"purgeAt" table:"pg"`            // from when on nobody got in
	BegunAt   time.Time        `json:"begunAt" table:"bg"`            // when the mark was set
	DoneAt    time.Time        `json:"doneAt,omitzero" table:"dn"`    // when nothing was left
	Records   map[string]int64 `json:"records,omitempty" table:"rc"`  // how many there were, by kind
	Entries   int64            `json:"entries" table:"en"`            // what was derived of them: markers, counters, words to search by, answers
	AuditRows int64            `json:"auditRows" table:"ar"`
	Files     int64            `json:"files" table:"fl"`
}

// Mark is a company's mark, and how far the removing has come.
type Mark struct {
	Facts
	ID      string `table:"id"` // of the Removal that tells of it in the end
	Version int64  `table:"v"`
	// Pass counts from 1 how often all was looked through; Found is what this pass has found so far. One that finds nothing is the last.
	Pass  int64 `table:"ps"`
	Found int64 `table:"fd"`
	// Step and the rest say where the pass goes on.
	Step      int64  `table:"sp"`
	Partition string `table:"pp"`
	Sort      string `table:"so"`
	File      string `table:"fi"`
}

// Removal is the record that stays with whoever runs the platform, so that the own trail tells what became of the company.
type Removal struct {
	record.Meta
	Facts
}

// Kind is the kind of record that a Removal is.
var Kind = record.Kind{Name: "purge", Prefix: "prg", Key: "PURGE", Type: reflect.TypeFor[Removal]()}

// marks is what the partitions of marks begin with, and the index of those that are not done.
const marks = "DEPARTED"

// Key returns the key of a company's mark. IAM lets readers of the stream read these alone.
func Key(t access.Tenant) table.Key {
	return table.In(access.Platform, marks, t.Bare()).Key(marks)
}

// Of returns the company whose mark stands under a key; false for any other key.
func Of(key table.Key) (access.Tenant, bool) {
	bare, is := strings.CutPrefix(key.Partition().String(), table.In(access.Platform, marks).Below())
	of, err := access.ParseTenant("tnt_" + bare)
	return of, is && err == nil && key == Key(of)
}

// New returns the mark of a closed company whose time to come back was over at a time.
func New(c tenant.Tenant, ids *id.Source, now time.Time) Mark {
	m := Mark{ID: Kind.NewID(ids), Pass: 1, Facts: Facts{Tenant: c.ID, Company: c.Name, ClosedBy: c.ClosedBy, BegunAt: now}}
	if c.PurgeAt != nil {
		m.PurgeAt, m.ClosedAt = *c.PurgeAt, c.PurgeAt.Add(-tenant.ExportWindow)
	}
	return m
}

// errSet says that somebody set the mark meanwhile.
var errSet = errors.New("departed: there is a mark already")

// Set returns the transaction that sets the mark, if the company is as it was read.
func (m Mark) Set(t access.Tenant, c tenant.Tenant) table.Tx {
	m.Version = 1
	return table.Tx{Writes: []table.Write{
		m.put(t).When(table.Absent(), errSet), table.Check(tenant.Key(t), c.Unchanged()),
	}}
}

func (m Mark) put(t access.Tenant) table.Write {
	if !m.DoneAt.IsZero() {
		return table.Put(Key(t), table.Encode(m))
	}
	return table.Put(Key(t), table.Encode(m), table.IndexKey{Index: table.ByTenant, Partition: table.In(access.Platform, marks), Sort: t.Bare()})
}

// ErrElsewhere says that somebody else goes on with the removing.
var ErrElsewhere = errors.New("departed: another is at work on it")

// Next returns the mark's next version, and the write that stores it in place of this one.
func (m Mark) Next(t access.Tenant, change func(*Mark)) (Mark, table.Write) {
	before := table.Equal("v", table.NumberOf(m.Version))
	m.Version++
	change(&m)
	return m, m.put(t).When(before, ErrElsewhere)
}

// Told is the write that stores the Removal with the operator. It is made once.
func (m Mark) Told(operator access.Tenant) table.Write {
	r := Removal{Meta: record.Created(Kind, m.ID, record.Stamp{At: m.DoneAt}), Facts: m.Facts}
	return table.Put(Kind.ItemKey(operator, r.ID), table.Encode(r), table.IndexKey{
		Index: table.ByTenant, Partition: table.In(operator, Kind.Key), Sort: r.ID,
	}).When(table.Absent(), ErrElsewhere)
}

// Get returns a company's mark; found is false when it has none.
func Get(ctx context.Context, t table.Table, of access.Tenant) (m Mark, found bool, err error) {
	item, err := t.Get(ctx, Key(of))
	if err != nil || item == nil {
		return Mark{}, false, err
	}
	if err := table.Decode(item, &m); err != nil {
		return Mark{}, false, fmt.Errorf("departed: %w", err)
	}
	return m, true, nil
}

// pageSize is how many marks are asked for at once.
const pageSize = 100

// Unfinished returns the companies whose removing is not done. The index may lack one that was marked a moment ago.
func Unfinished(ctx context.Context, t table.Table) (all []access.Tenant, err error) {
	query := table.Query{Index: table.ByTenant, Partition: table.In(access.Platform, marks), Limit: pageSize}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("departed: %w", err)
		}
		for _, r := range page.Records {
			var m Mark
			item, err := t.Get(ctx, r.Key)
			if err == nil && item != nil {
				err = table.Decode(item, &m)
			}
			if err != nil {
				return nil, fmt.Errorf("departed: %w", err)
			}
			if of, err := access.ParseTenant(m.Tenant); err == nil && m.DoneAt.IsZero() {
				all = append(all, of)
			}
		}
		if query.After = page.Next; query.After.IsZero() {
			return all, nil
		}
	}
}
