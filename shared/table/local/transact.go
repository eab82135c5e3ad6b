package local

import (
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"kehu/shared/table"
)

// Transact implements table.Table. Transactions of one table happen one after the other, so
// that none ever meets a conflict.
func (t *Table) Transact(ctx context.Context, tx table.Tx) error {
	if err := tx.Validate(); err != nil {
		return err
	}
	if err := t.schema.Check(tx.Writes); err != nil {
		return err
	}
	if err := t.enter(ctx); err != nil {
		return err
	}
	defer t.database.leave()

	puts := t.encodePuts(&tx)
	token := fingerprint(&tx)
	t.writing.Lock()
	done, err := t.seen(token)
	if done || err != nil {
		return t.leaveAsIs(err)
	}
	changes, err := t.evaluate(&tx, puts)
	if err != nil || len(changes) == 0 && token == nil {
		return t.leaveAsIs(err)
	}
	return t.commit(changes, token, table.IsDeferred(ctx))
}

// blind reports whether a write needs not know what was there.
func (t *Table) blind(w *table.Write) bool {
	return (w.Kind == table.KindPut || w.Kind == table.KindDelete) && w.If.IsZero() && t.schema.IsPlain(w.Key)
}

// BatchWrite implements table.Table, with as few commits as transactions allow.
func (t *Table) BatchWrite(ctx context.Context, writes []table.Write) error {
	if err := table.ValidateBatch(writes); err != nil {
		return err
	}
	for part := range slices.Chunk(writes, table.MaxTransactionItems/10) { // ten of the largest items fill a transaction
		if err := t.Transact(ctx, table.Tx{Writes: part}); err != nil {
			return err
		}
	}
	return nil
}

// leaveAsIs ends a call that holds writing and changes nothing. What it saw decided its answer,
// so that must be on disk first.
func (t *Table) leaveAsIs(err error) error {
	seen := t.journal.begun
	t.writing.Unlock()
	t.journal.await(seen)
	return err
}

// encodePuts makes the new rows of all puts; that needs no lock.
func (t *Table) encodePuts(tx *table.Tx) []*row {
	rows := make([]*row, len(tx.Writes))
	for i := range tx.Writes {
		if w := &tx.Writes[i]; w.Kind == table.KindPut {
			rows[i] = t.newRow(w.Item, w.Index)
		}
	}
	return rows
}

// evaluate checks all conditions and returns what the transaction changes. The caller holds
// writing.
func (t *Table) evaluate(tx *table.Tx, puts []*row) ([]change, error) {
	old := make([]*row, len(tx.Writes))
	var failed *table.Canceled
	for i := range tx.Writes {
		w := &tx.Writes[i]
		if t.blind(w) {
			continue
		}
		var err error
		if old[i], err = t.row(w.Key); err != nil {
			return nil, err
		}
		holds, item, err := check(w.If, old[i])
		if err != nil {
			return nil, err
		}
		if !holds {
			if failed == nil {
				failed = &table.Canceled{Reasons: make([]table.Reason, len(tx.Writes))}
			}
			failed.Reasons[i] = table.Reason{Code: table.ConditionFailed, Item: item}
		}
	}
	if failed != nil {
		return nil, failed
	}
	changes := make([]change, 0, len(tx.Writes))
	for i := range tx.Writes {
		c := change{key: tx.Writes[i].Key, old: old[i], new: puts[i]}
		switch tx.Writes[i].Kind {
		case table.KindUpdate:
			var err error
			if c.new, err = t.update(&tx.Writes[i], old[i]); err != nil {
				return nil, err
			}
		case table.KindCheck:
			continue
		case table.KindPut, table.KindDelete:
		}
		if c.new == nil && c.old == nil && !t.blind(&tx.Writes[i]) || c.new != nil && c.old != nil && c.new.raw == c.old.raw {
			continue // changes nothing: DynamoDB tells no change either
		}
		changes = append(changes, c)
	}
	return changes, nil
}

// check evaluates the condition; when it does not hold, the item is what there was.
func check(condition table.Condition, old *row) (holds bool, item table.Item, err error) {
	switch condition.Operator { // those that need not look into the item
	case table.Always:
		return true, nil, nil
	case table.ItemAbsent:
		if old == nil {
			return true, nil, nil
		}
	case table.ItemPresent:
		if old != nil {
			return true, nil, nil
		}
	default:
	}
	if item, err = old.item(); err != nil {
		return false, nil, err
	}
	return condition.Holds(item), item, nil
}

// update returns the row as the update leaves it.
func (t *Table) update(w *table.Write, old *row) (*row, error) {
	item, err := old.item()
	if err != nil {
		return nil, err
	}
	if item == nil {
		item = make(table.Item, len(w.Set)+len(w.Add))
	}
	maps.Copy(item, w.Set)
	for name, amount := range w.Add {
		if item[name], err = add(item[name], amount); err != nil {
			return nil, fmt.Errorf("attribute %s: %w", name, err)
		}
	}
	for _, name := range w.Remove {
		delete(item, name)
	}
	var index []table.IndexKey
	if old != nil {
		index = old.index
	}
	whole := table.Tx{Writes: []table.Write{table.Put(w.Key, item, index...)}}
	if err := whole.Validate(); err != nil { // it may have grown too large
		return nil, err
	}
	return t.newRow(item, index), nil
}

// add returns the sum of a stored value, which may be absent, and the amount.
func add(value any, amount int64) (table.Number, error) {
	number, ok := value.(table.Number)
	if !ok {
		if value == nil {
			return table.NumberOf(amount), nil
		}
		return "", fmt.Errorf("%w: added to a value of type %T", table.ErrInvalid, value)
	}
	if whole, is := number.Int(); is { // nearly always
		if sum := whole + amount; (sum >= whole) == (amount >= 0) { // no overflow
			return table.NumberOf(sum), nil
		}
	}
	sum, ok := new(big.Rat).SetString(string(number))
	if !ok {
		return "", errCorrupt
	}
	_, fraction, _ := strings.Cut(string(number), ".")
	sum.Add(sum, new(big.Rat).SetInt64(amount))
	return table.Number(sum.FloatString(len(fraction))), nil
}
