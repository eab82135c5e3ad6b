package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/delivery"
	"kehu/shared/departed"
	"kehu/shared/file"
	"kehu/shared/job"
	"kehu/shared/login"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// destination is a stack on AWS.
type destination struct {
	client *dynamodb.Client
	names  map[which]string
	tables map[which]table.Table
	store  file.Store
}

// move copies from an origin to a destination.
type move struct {
	from   origin
	to     destination
	tenant access.Tenant // zero: all companies
	state  string        // the file that remembers how far it has come
	now    func() time.Time
	print  func(format string, a ...any)
}

// progress is what the file of a move holds.
type progress struct {
	Of        string `json:"of"` // which move it is, and
	To        string `json:"to"`
	Step      int    `json:"step"`      // of steps; behind the last one all items are there
	Partition string `json:"partition"` // of the item to go on after
	Sort      string `json:"sort"`
	Copied    int    `json:"copied"`
}

// errTaken says that there is something in the way.
var errTaken = errors.New("the company is there already")

// errGone says that the one company to move is being removed, or was.
var errGone = errors.New("the company was closed and is removed for good: it is not moved")

// batchLanes is how many batches are written side by side.
const batchLanes = 8

func (m *move) run(ctx context.Context) error {
	at, err := m.begin(ctx)
	if err != nil {
		return err
	}
	for at.Step < len(m.steps()) {
		if err := m.copy(ctx, &at); err != nil {
			return err
		}
	}
	m.print("%d items are copied", at.Copied)
	files, err := m.copyFiles(ctx)
	if err != nil {
		return err
	}
	m.print("%d files are copied", files)
	compared, err := m.compare(ctx)
	if err != nil {
		return err
	}
	m.print("compared: %d items are the same in both, and there is nothing else of the companies", compared)
	return nil
}

func (m *move) scope() string {
	if m.tenant.IsZero() {
		return ""
	}
	return table.TenantPrefix(m.tenant)
}

// begin goes on with a move, or looks whether a new one has room.
func (m *move) begin(ctx context.Context) (progress, error) {
	fresh := progress{Of: m.scope(), To: m.to.names[main_]}
	text, err := os.ReadFile(m.state)
	if err == nil {
		var at progress
		if err := json.Unmarshal(text, &at); err != nil {
			return at, fmt.Errorf("%s: %w", m.state, err)
		}
		if at.Of != fresh.Of || at.To != fresh.To {
			return at, fmt.Errorf("%s is of another move: give this one another -state", m.state)
		}
		m.print("going on after %d items", at.Copied)
		return at, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return fresh, err
	}
	if !m.tenant.IsZero() {
		if _, gone, err := m.from.lookup(ctx, main_, departed.Key(m.tenant)); err != nil || gone {
			return fresh, cmp.Or(err, errGone)
		}
	}
	found := 0
	err = m.each(ctx, main_, func(puts []table.Write) error {
		for _, put := range puts {
			if put.Item.Text(table.AttrKind) != tenant.Kind.Name {
				continue
			}
			found++
			there, err := m.to.tables[main_].Get(ctx, put.Key)
			if err != nil {
				return err
			}
			if there != nil {
				return fmt.Errorf("%w: %s. Only an empty place is moved into", errTaken, put.Item.Text("id"))
			}
		}
		return nil
	})
	if err == nil && found == 0 {
		err = errors.New("there is no such company to move")
	}
	if err != nil {
		return fresh, err
	}
	return fresh, m.remember(fresh)
}

func (m *move) remember(at progress) error {
	text, err := json.Marshal(at)
	if err != nil {
		return err
	}
	if err := os.WriteFile(m.state+".new", text, 0o600); err != nil {
		return err
	}
	return os.Rename(m.state+".new", m.state)
}

// step is a part of a table that is copied.
type step struct {
	of     which
	prefix string
}

// steps are all parts that are copied: rows first, so that what records changes finds that they are recorded.
func (m *move) steps() []step {
	all := []step{{trail, m.scope()}, {main_, m.scope()}}
	if m.scope() != "" {
		all = append(all, step{main_, login.AddressPrefix()})
	}
	return all
}

// each reads all that is moved of a table.
func (m *move) each(ctx context.Context, of which, do func([]table.Write) error) error {
	for _, s := range m.steps() {
		for from, more := (table.Key{}), s.of == of; more; more = !from.IsZero() {
			var puts []table.Write
			var err error
			if puts, from, err = m.page(ctx, s, from); err == nil {
				err = do(puts)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// page reads some of what goes along of a step, and where to go on.
func (m *move) page(ctx context.Context, s step, from table.Key) ([]table.Write, table.Key, error) {
	puts, next, err := m.from.scan(ctx, s.of, s.prefix, from)
	return slices.DeleteFunc(puts, func(put table.Write) bool { return !m.goes(put) }), next, err
}

// goes reports whether an item goes along: of the platform nothing does but addresses and, with all companies, the marks of those that are
// removed, so that removing goes on there. What has expired is left to expire.
func (m *move) goes(put table.Write) bool {
	if expires := put.Item.Int(table.AttrExpires); expires > 0 && expires <= m.now().Unix() {
		return false
	}
	if !strings.HasPrefix(put.Key.Partition().String(), table.TenantPrefix(access.Platform)) {
		return true
	}
	if _, gone := departed.Of(put.Key); gone {
		return m.tenant.IsZero()
	}
	owner := login.Owner(put)
	return owner != "" && (m.tenant.IsZero() || owner == m.tenant.String())
}

// copy copies a page, and remembers that.
func (m *move) copy(ctx context.Context, at *progress) error {
	from := table.Key{}
	if at.Partition != "" {
		from = table.StoredKey(at.Partition, at.Sort)
	}
	s := m.steps()[at.Step]
	puts, next, err := m.page(ctx, s, from)
	if err != nil {
		return err
	}
	for i := range puts {
		if puts[i], err = arriving(s.of, puts[i]); err != nil {
			return err
		}
	}
	if err := m.write(ctx, s.of, puts); err != nil {
		return err
	}
	at.Copied, at.Partition, at.Sort = at.Copied+len(puts), next.Partition().String(), next.Sort()
	if next.IsZero() {
		at.Step++
	}
	return m.remember(*at)
}

// arriving returns the put as it is written, marked so that nobody is told of it, but for what is still to be done: jobs and mails that
// wait.
func arriving(of which, put table.Write) (table.Write, error) {
	switch put.Item.Text(table.AttrKind) {
	case "", audit.Noted:
		return put, nil
	case job.Kind.Name:
		j, err := job.Decode(put.Item)
		if err != nil || !j.Finished() {
			return put, err
		}
	case delivery.Waiting:
		d, err := delivery.Decode(put.Item)
		if err != nil || d.State == delivery.Queued {
			return put, err
		}
	}
	if of == main_ {
		put.Item[table.AttrMoved] = true
	}
	return put, nil
}

// write writes puts in several lanes.
func (m *move) write(ctx context.Context, of which, puts []table.Write) error {
	var lanes sync.WaitGroup
	failures := make([]error, batchLanes)
	size := (len(puts) + batchLanes - 1) / batchLanes
	for lane := range batchLanes {
		part := puts[min(lane*size, len(puts)):min((lane+1)*size, len(puts))]
		if len(part) == 0 {
			continue
		}
		lanes.Go(func() { failures[lane] = m.to.tables[of].BatchWrite(ctx, part) })
	}
	lanes.Wait()
	return errors.Join(failures...)
}

// keyOf returns the key of a file by its name, class/tenant/parts; ok is false for the file of another company.
func (m *move) keyOf(name string) (key file.Key, ok bool, err error) {
	parts := strings.Split(name, "/")
	if len(parts) < 3 {
		return key, false, fmt.Errorf("%s is no file of a company", name)
	}
	owner, err := access.ParseTenant("tnt_" + parts[1])
	if err != nil {
		return key, false, fmt.Errorf("%s: %w", name, err)
	}
	if !m.tenant.IsZero() && owner != m.tenant {
		return key, false, nil
	}
	key, err = file.Parse(owner, name)
	return key, true, err
}

func (m *move) copyFiles(ctx context.Context) (count int, err error) {
	err = m.from.files(ctx, func(name string, content io.ReadSeeker) error {
		key, ok, err := m.keyOf(name)
		if err != nil || !ok {
			return err
		}
		if m.to.store == nil {
			return errors.New("there are files, and no bucket for them: give -files")
		}
		count++
		return m.to.store.Put(ctx, key, content)
	})
	return count, err
}
