package search

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"kehu/shared/access"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Kind is a kind of record that can be found.
type Kind struct {
	record.Kind
	// Text returns what the record is found by; nothing for one that is not to be found, as one in the recycle bin.
	Text func(item table.Item) (Text, error)
	// Reads are the attributes that Text looks at: a change of others changes nothing of what a record is found by.
	Reads []string
	// At is where a record is, when it is not where record.Kind says: one that lies with another has both names, see Beneath.
	At func(tenant access.Tenant, identifier string) table.Key
}

// Beneath is the identifier of a record that lies with another one.
func Beneath(parent, identifier string) string { return parent + "~" + identifier }

// CutBeneath takes apart what Beneath made; ok is false for another text.
func CutBeneath(both string) (parent, identifier string, ok bool) { return strings.Cut(both, "~") }

func (k Kind) place(tenant access.Tenant, identifier string) table.Key {
	if k.At != nil {
		return k.At(tenant, identifier)
	}
	return k.ItemKey(tenant, identifier)
}

// maxAttempts is how often Index starts anew when another call changes the same record's tokens.
const maxAttempts = 5

// Index makes the tokens say what the record says now; it needs no order and may be repeated. What was written is remembered in
// an item beside the tokens, so that a change writes the difference: one read, and a write unit for each token and for that item.
func (k Kind) Index(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) error {
	var wrote []string // by attempts of which nothing was remembered
	for attempt := range maxAttempts {
		// Who comes second cannot know which writes of the other happened after its own, so it writes all.
		err := k.index(ctx, t, tenant, identifier, attempt > 0, &wrote)
		if !errors.Is(err, table.ErrConflict) {
			return err
		}
	}
	return fmt.Errorf("index %s: %w", identifier, table.ErrConflict)
}

// Rebuild is Index that trusts nothing which was written before.
func (k Kind) Rebuild(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) error {
	var wrote []string
	return k.index(ctx, t, tenant, identifier, true, &wrote)
}

func (k Kind) index(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, all bool, wrote *[]string) error {
	memory := k.memory(tenant, identifier)
	items, err := t.BatchGet(ctx, []table.Key{k.place(tenant, identifier), memory})
	if err != nil {
		return fmt.Errorf("index %s: %w", identifier, err)
	}
	var now []string
	if items[0] != nil {
		text, err := k.Text(items[0])
		if err != nil {
			return fmt.Errorf("index %s: %w", identifier, err)
		}
		now = text.Tokens()
	}
	var had remembered
	if err := table.Decode(items[1], &had); err != nil {
		return fmt.Errorf("index %s: %w", identifier, err)
	}
	before := slices.Compact(slices.Sorted(slices.Values(slices.Concat(had.Tokens, *wrote))))
	writes := k.difference(tenant, identifier, before, now, all)
	if len(writes) == 0 {
		return nil
	}
	*wrote = append(*wrote, now...)
	if err := t.BatchWrite(ctx, writes); err != nil {
		return fmt.Errorf("index %s: %w", identifier, err)
	}
	unchanged := table.Absent()
	if items[1] != nil {
		unchanged = table.Equal("n", table.NumberOf(had.Count))
	}
	remember := table.Put(memory, table.Encode(remembered{Tokens: now, Count: had.Count + 1})).When(unchanged, table.ErrConflict)
	tx := table.Tx{Writes: []table.Write{remember}}
	return tx.Explain(t.Transact(ctx, tx))
}

// Fresh is what Index writes for a record with these tokens of which nothing was ever written: a write unit each.
func (k Kind) Fresh(tenant access.Tenant, identifier string, tokens []string) []table.Write {
	if len(tokens) == 0 {
		return nil
	}
	writes := k.difference(tenant, identifier, nil, tokens, true)
	return append(writes, table.Put(k.memory(tenant, identifier), table.Encode(remembered{Tokens: tokens, Count: 1})))
}

// remembered is what was written for a record.
type remembered struct {
	Tokens []string `table:"t"`
	Count  int64    `table:"n"` // of the times that it was written
}

func (k Kind) memory(tenant access.Tenant, identifier string) table.Key {
	return table.In(tenant, "FOUND", k.Key, id.Bare(identifier)).Key("FOUND")
}

// difference is what must be written so that the tokens are those of now.
func (k Kind) difference(tenant access.Tenant, identifier string, had, now []string, all bool) []table.Write {
	writes := make([]table.Write, 0, len(had)+len(now))
	for _, t := range had {
		if _, stays := slices.BinarySearch(now, t); !stays {
			writes = append(writes, table.Delete(k.key(tenant, t, identifier)))
		}
	}
	for _, t := range now {
		if _, was := slices.BinarySearch(had, t); !was || all {
			writes = append(writes, table.Put(k.key(tenant, t, identifier), table.Item{}))
		}
	}
	return writes
}

// key is the place of a token: with all that begin with the same character, in order.
func (k Kind) key(tenant access.Tenant, token, identifier string) table.Key {
	return k.partition(tenant, token).Key(token + separator + identifier)
}

// separator stands between token and identifier; no identifier has it.
const separator = "#"

func (k Kind) partition(tenant access.Tenant, token string) table.Partition {
	_, size := utf8.DecodeRuneInString(token[1:])
	return table.In(tenant, "FIND", k.Key, token[:1+size])
}
