package local

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cockroachdb/pebble/v2"

	"kehu/shared/table"
)

// tokenLife is how long DynamoDB remembers a ClientRequestToken.
const tokenLife = 10 * time.Minute

// usedToken is a transaction's token and a hash of what the transaction does.
type usedToken struct {
	token string
	hash  [sha256.Size]byte
}

// fingerprint returns the transaction's token, nil when it has none.
func fingerprint(tx *table.Tx) *usedToken {
	if tx.Token == "" {
		return nil
	}
	var text []byte
	for i := range tx.Writes {
		w := &tx.Writes[i]
		text = append(text, byte(w.Kind))
		text = appendText(text, w.Key.Partition().String())
		text = appendText(text, w.Key.Sort())
		text = appendAttributes(text, w.Item, nil)
		text = binary.AppendUvarint(text, uint64(len(w.Index)))
		for _, place := range w.Index {
			text = append(text, indexByte(place.Index))
			text = appendText(text, place.Partition.String())
			text = appendText(text, place.Sort)
		}
		text = appendAttributes(text, w.Set, nil)
		text = binary.AppendUvarint(text, uint64(len(w.Add)))
		for _, name := range slices.Sorted(maps.Keys(w.Add)) {
			text = binary.AppendVarint(appendText(text, name), w.Add[name])
		}
		text = binary.AppendUvarint(text, uint64(len(w.Remove)))
		for _, name := range w.Remove {
			text = appendText(text, name)
		}
		text = appendCondition(text, w.If)
	}
	return &usedToken{token: tx.Token, hash: sha256.Sum256(text)}
}

func appendCondition(to []byte, c table.Condition) []byte {
	to = append(to, byte(c.Operator))
	to = appendText(to, c.Attribute)
	to = appendValue(to, c.Value)
	to = binary.AppendUvarint(to, uint64(len(c.Terms)))
	for _, term := range c.Terms {
		to = appendCondition(to, term)
	}
	return to
}

// A token is stored as the milliseconds at which it is forgotten, and the hash.

func (t *Table) tokenKey(token string) []byte {
	return append(t.in(tokenSpace), token...)
}

func (t *Table) tokenTimeKey(forgotten uint64, token string) []byte {
	return append(binary.BigEndian.AppendUint64(t.in(tokenTimeSpace), forgotten), token...)
}

// seen reports whether the transaction was done before under its token. The error wraps
// ErrInvalid when another transaction was.
func (t *Table) seen(u *usedToken) (bool, error) {
	if u == nil {
		return false, nil
	}
	stored, err := t.database.read(t.tokenKey(u.token))
	if err != nil || stored == nil {
		return false, err
	}
	if uint64(t.database.options.Clock.Now().UnixMilli()) >= binary.BigEndian.Uint64(stored) {
		return false, nil
	}
	if string(stored[8:]) != string(u.hash[:]) {
		return false, fmt.Errorf("%w: the token of another transaction", table.ErrInvalid)
	}
	return true, nil
}

func (t *Table) fillToken(batch *pebble.Batch, u *usedToken, now time.Time) error {
	if u == nil {
		return nil
	}
	forgotten := uint64(now.Add(tokenLife).UnixMilli())
	value := append(binary.BigEndian.AppendUint64(nil, forgotten), u.hash[:]...)
	if err := batch.Set(t.tokenKey(u.token), value, nil); err != nil {
		return err
	}
	return batch.Set(t.tokenTimeKey(forgotten, u.token), nil, nil)
}

// forgetTokens removes the tokens whose time is over. It need not be durable: seen looks at
// the time.
func (t *Table) forgetTokens(now time.Time) error {
	t.writing.Lock() // a token may be used anew at this moment
	defer t.writing.Unlock()
	prefix := t.in(tokenTimeSpace)
	upper := t.tokenTimeKey(uint64(now.UnixMilli())+1, "")
	entries, err := t.database.store.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: upper})
	if err != nil {
		return fmt.Errorf("local: forget tokens: %w", err)
	}
	defer func() { _ = entries.Close() }() // its error is that of Error
	batch := t.database.store.NewBatch()
	for more := entries.First(); more && batch.Count() < 1000; more = entries.Next() {
		if err := t.forgetToken(batch, entries.Key(), len(prefix)); err != nil {
			return fmt.Errorf("local: forget tokens: %w", err)
		}
	}
	if err := entries.Error(); err != nil {
		return fmt.Errorf("local: forget tokens: %w", err)
	}
	return batch.Commit(pebble.NoSync)
}

// forgetToken removes a token, unless it was used again later.
func (t *Table) forgetToken(batch *pebble.Batch, timeKey []byte, prefix int) error {
	forgotten, token := binary.BigEndian.Uint64(timeKey[prefix:]), string(timeKey[prefix+8:])
	stored, err := t.database.read(t.tokenKey(token))
	if err != nil {
		return err
	}
	if stored != nil && binary.BigEndian.Uint64(stored) == forgotten {
		if err := batch.Delete(t.tokenKey(token), nil); err != nil {
			return err
		}
	}
	return batch.Delete(timeKey, nil)
}
