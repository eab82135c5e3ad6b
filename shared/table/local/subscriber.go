package local

import (
	"context"
	"encoding/binary"
	"fmt"
	"time"

	"github.com/cockroachdb/pebble/v2"

	"kehu/shared/table"
)

// DeadLetter is a change that a subscriber could not handle.
type DeadLetter struct {
	Change table.Change
	Cause  string
	At     time.Time
}

// Checkpoint returns the sequence that the subscriber saved last, "" when it never did.
func (t *Table) Checkpoint(subscriber string) (string, error) {
	if err := t.enterAs(subscriber); err != nil {
		return "", err
	}
	defer t.database.leave()
	stored, err := t.database.read(t.subscriberKey(checkpointSpace, subscriber))
	return string(stored), err
}

// SaveCheckpoint records that the subscriber has handled all changes up to the sequence. It does not wait for the disk: a power cut takes it
// back only with all that was written after it, and the changes are handled again.
func (t *Table) SaveCheckpoint(subscriber, sequence string) error {
	if _, err := parseSequence(sequence); err != nil {
		return err
	}
	if err := t.enterAs(subscriber); err != nil {
		return err
	}
	defer t.database.leave()
	err := t.database.store.Set(t.subscriberKey(checkpointSpace, subscriber), []byte(sequence), pebble.NoSync)
	if err != nil {
		return fmt.Errorf("local: save a checkpoint: %w", err)
	}
	return nil
}

// AddDeadLetter keeps, durably, a change that the subscriber could not handle. A change is kept
// once per subscriber; the last cause stands.
func (t *Table) AddDeadLetter(subscriber string, c table.Change, cause string) error {
	sequence, err := parseSequence(c.Sequence)
	if err != nil {
		return err
	}
	if err := t.enterAs(subscriber); err != nil {
		return err
	}
	defer t.database.leave()
	letter := binary.AppendUvarint(nil, uint64(t.database.options.Clock.Now().UnixMilli()))
	letter = appendText(letter, cause)
	letter = append(letter, t.encodeChange(c)...)
	if err := t.database.store.Set(t.deadKey(subscriber, sequence), letter, pebble.Sync); err != nil {
		return fmt.Errorf("local: add a dead letter: %w", err)
	}
	return nil
}

// encodeChange is the reverse of decoder.change.
func (t *Table) encodeChange(c table.Change) []byte {
	stored := change{key: c.Key, expired: c.Expired}
	if c.Old != nil {
		stored.old = t.newRow(c.Old, nil)
	}
	if c.New != nil {
		stored.new = t.newRow(c.New, nil)
	}
	return stored.encode(nil, c.At)
}

// DeadLetters returns the subscriber's dead letters in the order of their changes.
func (t *Table) DeadLetters(subscriber string) ([]DeadLetter, error) {
	if err := t.enterAs(subscriber); err != nil {
		return nil, err
	}
	defer t.database.leave()
	prefix := append(t.subscriberKey(deadSpace, subscriber), end)
	entries, err := t.database.store.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: after(prefix)})
	if err != nil {
		return nil, fmt.Errorf("local: read dead letters: %w", err)
	}
	letters, err := readDeadLetters(entries, len(prefix))
	if closing := entries.Close(); err == nil && closing != nil {
		err = fmt.Errorf("local: read dead letters: %w", closing)
	}
	return letters, err
}

func readDeadLetters(entries *pebble.Iterator, prefix int) ([]DeadLetter, error) {
	var letters []DeadLetter
	for more := entries.First(); more; more = entries.Next() {
		value, err := entries.ValueAndErr()
		if err != nil {
			return nil, fmt.Errorf("local: read dead letters: %w", err)
		}
		d := decoder{text: string(value)}
		letter := DeadLetter{At: time.UnixMilli(int64(d.uvarint())).UTC(), Cause: d.string()}
		if letter.Change, err = d.change(binary.BigEndian.Uint64(entries.Key()[prefix:])); err != nil {
			return nil, err
		}
		letters = append(letters, letter)
	}
	return letters, entries.Error()
}

// RemoveDeadLetter forgets, durably, the dead letter of the change with the sequence; it is no
// error when there is none.
func (t *Table) RemoveDeadLetter(subscriber, sequence string) error {
	number, err := parseSequence(sequence)
	if err != nil {
		return err
	}
	if err := t.enterAs(subscriber); err != nil {
		return err
	}
	defer t.database.leave()
	if err := t.database.store.Delete(t.deadKey(subscriber, number), pebble.Sync); err != nil {
		return fmt.Errorf("local: remove a dead letter: %w", err)
	}
	return nil
}

func (t *Table) subscriberKey(s space, subscriber string) []byte {
	return append(t.in(s), subscriber...)
}

func (t *Table) deadKey(subscriber string, sequence uint64) []byte {
	return binary.BigEndian.AppendUint64(append(t.subscriberKey(deadSpace, subscriber), end), sequence)
}

// enterAs begins a call in the name of a subscriber, which must be fit for a key.
func (t *Table) enterAs(subscriber string) error {
	if err := table.StoredKey("subscriber", subscriber).Validate(); err != nil {
		return err
	}
	return t.enter(context.Background())
}
