package operation

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"time"

	"kehu/shared/advice"
	"kehu/shared/app"
	"kehu/shared/deflate"
	"kehu/shared/mask"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// maxAttempts is how often a write is planned anew when another transaction was in the way.
const maxAttempts = 4

// KeyLife is how long an Idempotency-Key is remembered.
const KeyLife = 24 * time.Hour

// writer runs one call of a Write operation.
type writer struct {
	spec   Spec
	plan   func(context.Context, *app.Deps, Call) (out any, tx table.Tx, err error)
	deps   *app.Deps
	call   Call
	in     any
	output reflect.Type // of what out points to
}

func (w *writer) run(ctx context.Context) (*reply, error) {
	if w.dry() {
		return w.dryRun(ctx)
	}
	key, err := w.key()
	if err != nil {
		return nil, err
	}
	for attempt := 1; ; attempt++ {
		answer, err := w.attempt(ctx, key)
		if err == nil {
			return answer, nil
		}
		if key != nil { // perhaps it happened already, in an earlier call
			if replay, found, readErr := w.replay(ctx, key); readErr != nil || found {
				return replay, readErr
			}
		}
		if !w.again(err) || attempt == maxAttempts {
			return nil, err
		}
	}
}

// dry reports whether nothing shall be written.
func (w *writer) dry() bool {
	dry, ok := w.in.(interface{ validateOnly() bool })
	return ok && dry.validateOnly()
}

// again reports whether planning anew may help: another transaction was in the way, or the record changed
// under a call that did not ask for a version.
func (w *writer) again(err error) bool {
	_, versioned := w.in.(interface{ Version(record.Meta) error })
	return errors.Is(err, table.ErrConflict) || problem.Is(err, "request.conflict") || !versioned && problem.Is(err, "request.versionStale")
}

// attempt plans and commits once.
func (w *writer) attempt(ctx context.Context, key *idempotencyKey) (*reply, error) {
	out, tx, err := w.plan(ctx, w.deps, w.call)
	if err != nil {
		return nil, err
	}
	answer := newReply(w.spec, w.call, out)
	if len(tx.Writes) == 0 {
		return answer, nil // nothing to change: the record is as it shall be
	}
	if key != nil {
		write, err := key.put(answer, w.call.At)
		if err != nil {
			return nil, err
		}
		tx.Add(write)
	}
	if err := w.deps.Table.Transact(ctx, tx); err != nil {
		return nil, explain(&tx, err)
	}
	return answer, nil
}

// explain gathers what all failed conditions mean to the caller: fields of one problem stand together. Where one stands
// for table.ErrConflict, and no other for a problem, planning anew may help.
func explain(tx *table.Tx, err error) error {
	var canceled *table.Canceled
	if !errors.As(err, &canceled) || canceled.Failed() < 0 {
		return err
	}
	var all *problem.Error
	conflict := false
	for i, reason := range canceled.Reasons {
		if reason.Code != table.ConditionFailed || i >= len(tx.Writes) {
			continue
		}
		var one *problem.Error
		if !errors.As(tx.Writes[i].Else, &one) {
			conflict = conflict || errors.Is(tx.Writes[i].Else, table.ErrConflict)
			continue
		}
		switch {
		case all == nil:
			copied := *one
			all = &copied
		case all.Code == one.Code:
			all.Fields = append(slices.Clip(all.Fields), one.Fields...)
		}
	}
	switch {
	case all != nil:
		return all
	case conflict:
		return table.ErrConflict
	default:
		return err
	}
}

// dryRun plans without writing, and looks up which conditions would fail now.
func (w *writer) dryRun(ctx context.Context) (*reply, error) {
	deps := *w.deps
	deps.Table = table.ReadOnly(w.deps.Table)
	call := w.call
	call.DryRun = true
	out, tx, err := w.plan(ctx, &deps, call)
	if err != nil {
		return nil, err
	}
	duplicates, err := w.check(ctx, &tx)
	if err != nil {
		return nil, err
	}
	if w.spec.Veil != nil && len(duplicates) > 0 {
		if duplicates, err = w.spec.Veil(ctx, &deps, call, duplicates); err != nil {
			return nil, err
		}
	}
	if advised, ok := out.(interface{ Repeat(...advice.Duplicate) }); ok {
		advised.Repeat(duplicates...)
	}
	mask.Apply(w.call.Caller.Rights, out)
	return &reply{Body: out, Status: http.StatusOK}, nil
}

// check evaluates the conditions of a transaction against what is stored. Conflicts of single
// fields come back as duplicates; any other failed condition is the error that it stands for.
func (w *writer) check(ctx context.Context, tx *table.Tx) ([]advice.Duplicate, error) {
	var keys []table.Key
	var writes []table.Write
	for _, write := range tx.Writes {
		if !write.If.IsZero() {
			keys, writes = append(keys, write.Key), append(writes, write)
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	items, err := w.deps.Table.BatchGet(ctx, keys)
	if err != nil {
		return nil, err
	}
	var duplicates []advice.Duplicate
	for i, write := range writes {
		if write.If.Holds(items[i]) {
			continue
		}
		var known *problem.Error
		if !errors.As(write.Else, &known) || known.Status() != http.StatusConflict || len(known.Fields) == 0 {
			return nil, write.Else
		}
		for _, field := range known.Fields {
			duplicates = append(duplicates, advice.Duplicate{Pointer: field.Pointer, Code: field.Code, Record: items[i].Text("rec")})
		}
	}
	return duplicates, nil
}

// idempotencyKey is the place where the answer of a call is remembered.
type idempotencyKey struct {
	key  table.Key
	hash string // of the request
}

// key returns nil when the call has none. The key is bound to tenant, user and operation.
func (w *writer) key() (*idempotencyKey, error) {
	keyed, ok := w.in.(interface{ idempotencyKey() string })
	if !ok || keyed.idempotencyKey() == "" {
		return nil, nil
	}
	text := keyed.idempotencyKey()
	if len(text) > 2 && text[0] == '"' && text[len(text)-1] == '"' { // a structured-field string, as the draft has it
		text = text[1 : len(text)-1]
	}
	for i := range len(text) {
		if text[i] <= ' ' || text[i] > '~' || len(text) > 255 {
			return nil, problem.New("request.idempotencyKeyInvalid", problem.At("header:Idempotency-Key", "field.invalid"))
		}
	}
	// The body as it came, not the input: written out again, that hides secrets, and requests that differ only there
	// would pass for one.
	sum := sha256.Sum256(w.call.body.Sum([]byte(w.spec.Name + "\x00" + w.call.path + "\x00")))
	return &idempotencyKey{
		key:  table.In(w.call.Caller.Tenant, "IDEM", w.call.Caller.User, w.spec.Name, text).Key("IDEM"),
		hash: base64.RawStdEncoding.EncodeToString(sum[:18]),
	}, nil
}

// put is the write that remembers the answer, in the same transaction as the effect.
func (k *idempotencyKey) put(answer any, now time.Time) (table.Write, error) {
	text, err := json.Marshal(answer)
	if err != nil {
		return table.Write{}, fmt.Errorf("remember answer: %w", err)
	}
	free := table.Or(table.Absent(), table.Less(table.AttrExpires, table.NumberOf(now.Unix())))
	item := table.Item{"h": k.hash, "a": string(text)}
	if len(text) >= deflate.Worth { // the answer of an order of 500 lines is larger than an item may be
		if item["a"], err = deflate.Pack(string(text)); err != nil {
			return table.Write{}, fmt.Errorf("remember answer: %w", err)
		}
	}
	return table.Put(k.key, item).Expiring(now.Add(KeyLife)).When(free, table.ErrConflict), nil
}

// replay returns the remembered answer, or request.idempotencyKeyReused when the key belongs to another request.
func (w *writer) replay(ctx context.Context, key *idempotencyKey) (answer *reply, found bool, err error) {
	item, err := w.deps.Table.Get(ctx, key.key)
	if err != nil {
		return nil, false, err
	}
	if item == nil || item.Int(table.AttrExpires) < w.call.At.Unix() {
		return nil, false, nil
	}
	if item.Text("h") != key.hash {
		return nil, true, problem.New("request.idempotencyKeyReused", problem.At("header:Idempotency-Key", "field.invalid"))
	}
	answer = &reply{Body: reflect.New(w.output).Interface(), replayed: true}
	text := item.Text("a")
	if packed, long := item["a"].([]byte); long {
		if text, err = deflate.Unpack(packed); err != nil {
			return nil, true, fmt.Errorf("remembered answer: %w", err)
		}
	}
	if err := json.Unmarshal([]byte(text), answer); err != nil {
		return nil, true, fmt.Errorf("remembered answer: %w", err)
	}
	mask.Apply(w.call.Caller.Rights, answer.Body) // the caller may see less than then
	return answer, true, nil
}
