package table

import (
	"errors"
	"fmt"
	"maps"
	"time"
)

// Kind is what a Write does.
type Kind int

// The kinds of a Write.
const (
	KindPut Kind = iota
	KindUpdate
	KindDelete
	KindCheck
)

// Write is one write of a transaction; make it with Put, Update, Delete or Check.
type Write struct {
	Kind   Kind
	Key    Key
	Item   Item             // KindPut: the whole item
	Index  []IndexKey       // KindPut: where the item stands in indexes; left out of an index means not in it
	Set    map[string]any   // KindUpdate: attributes to set
	Add    map[string]int64 // KindUpdate: numbers to add to; an absent attribute counts as 0
	Remove []string         // KindUpdate: attributes to remove
	If     Condition
	Else   error // what it means to the caller when If does not hold; see Tx.Explain
}

// IndexKey places an item in an index.
type IndexKey struct {
	Index     Index
	Partition Partition
	Sort      string
}

// Put replaces the item, or makes it.
func Put(key Key, item Item, index ...IndexKey) Write {
	return Write{Kind: KindPut, Key: key, Item: item, Index: index}
}

// Update changes some attributes of the item, or makes it. It leaves the item's index keys
// as they are.
func Update(key Key, set map[string]any, add map[string]int64, remove ...string) Write {
	return Write{Kind: KindUpdate, Key: key, Set: set, Add: add, Remove: remove}
}

// Delete removes the item; it is no error when there is none.
func Delete(key Key) Write { return Write{Kind: KindDelete, Key: key} }

// Check writes nothing, but the transaction happens only if the condition holds.
func Check(key Key, condition Condition) Write {
	return Write{Kind: KindCheck, Key: key, If: condition}
}

// When returns the write with a condition, and the error that stands for its failure.
func (w Write) When(condition Condition, otherwise error) Write {
	w.If, w.Else = condition, otherwise
	return w
}

// Expiring returns the put with a time after which the item may vanish.
func (w Write) Expiring(at time.Time) Write {
	item := make(Item, len(w.Item)+1)
	maps.Copy(item, w.Item)
	item[AttrExpires] = NumberOf(at.Unix())
	w.Item = item
	return w
}

// Tx is a transaction: writes that happen together or not at all.
type Tx struct {
	Writes []Write
	Token  string // optional: the same for every attempt of the same intention, at most 36 characters
}

// Add appends writes.
func (tx *Tx) Add(writes ...Write) { tx.Writes = append(tx.Writes, writes...) }

// Explain returns what a failed transaction means to the caller: the Else of the first write
// whose condition failed, if it has one, else err itself.
func (tx *Tx) Explain(err error) error {
	var canceled *Canceled
	if !errors.As(err, &canceled) {
		return err
	}
	i := canceled.Failed()
	if i < 0 || i >= len(tx.Writes) || tx.Writes[i].Else == nil {
		return err
	}
	return tx.Writes[i].Else
}

// Limits of DynamoDB, checked by every adapter alike.
const (
	MaxTransactionItems = 100
	MaxTransactionBytes = 4 << 20
	MaxItemBytes        = 400 << 10
	MaxPartitionBytes   = 2048
	MaxSortBytes        = 1024
	MaxPageBytes        = 1 << 20
	MaxBatchGet         = 100
	MaxBatchWrite       = 25 // of one request of DynamoDB; a BatchWrite makes as many as it takes
	MaxTokenBytes       = 36
)

// Validate checks the transaction against DynamoDB's limits. The error wraps ErrInvalid.
func (tx *Tx) Validate() error {
	if len(tx.Writes) == 0 || len(tx.Writes) > MaxTransactionItems {
		return fmt.Errorf("%w: %d writes in a transaction", ErrInvalid, len(tx.Writes))
	}
	if len(tx.Token) > MaxTokenBytes {
		return fmt.Errorf("%w: token too long", ErrInvalid)
	}
	seen := make(map[Key]bool, len(tx.Writes))
	total := 0
	for i := range tx.Writes {
		w := &tx.Writes[i]
		if seen[w.Key] {
			return fmt.Errorf("%w: two writes on one item", ErrInvalid)
		}
		seen[w.Key] = true
		size, err := w.validate()
		if err != nil {
			return err
		}
		total += size
	}
	if total > MaxTransactionBytes {
		return fmt.Errorf("%w: transaction of %d bytes", ErrInvalid, total)
	}
	return nil
}

// ValidateBatch checks the writes of a BatchWrite against DynamoDB's limits. The error wraps ErrInvalid.
func ValidateBatch(writes []Write) error {
	seen := make(map[Key]bool, len(writes))
	for i := range writes {
		w := &writes[i]
		if w.Kind != KindPut && w.Kind != KindDelete || !w.If.IsZero() {
			return fmt.Errorf("%w: a batch takes puts and deletes without conditions", ErrInvalid)
		}
		if seen[w.Key] {
			return fmt.Errorf("%w: two writes on one item", ErrInvalid)
		}
		seen[w.Key] = true
		if _, err := w.validate(); err != nil {
			return err
		}
	}
	return nil
}

func (w *Write) validate() (size int, err error) {
	if err := w.Key.Validate(); err != nil {
		return 0, err
	}
	if !w.If.IsZero() {
		if err := w.If.validate(); err != nil {
			return 0, err
		}
	}
	size = len(w.Key.partition) + len(w.Key.sort) + len(AttrPartition) + len(AttrSort)
	switch w.Kind {
	case KindPut:
		contents, err := w.validatePut()
		if err != nil {
			return 0, err
		}
		size += contents
	case KindUpdate:
		contents, err := w.validateUpdate()
		if err != nil {
			return 0, err
		}
		size += contents
	case KindCheck:
		if w.If.IsZero() {
			return 0, fmt.Errorf("%w: a check without a condition", ErrInvalid)
		}
	case KindDelete:
	}
	if size > MaxItemBytes {
		return 0, fmt.Errorf("%w: item of %d bytes", ErrInvalid, size)
	}
	return size, nil
}

func (w *Write) validatePut() (size int, err error) {
	if size, err = w.Item.Size(); err != nil {
		return 0, err
	}
	for name := range w.Item {
		if err := validateName(name); err != nil {
			return 0, err
		}
	}
	for i, k := range w.Index {
		if err := (Key{k.Partition.text, k.Sort}).Validate(); err != nil {
			return 0, err
		}
		if k.Index == Primary {
			return 0, fmt.Errorf("%w: an index key for no index", ErrInvalid)
		}
		for _, other := range w.Index[:i] {
			if other.Index == k.Index {
				return 0, fmt.Errorf("%w: two keys in one index", ErrInvalid)
			}
		}
		size += indexNameBytes + len(k.Partition.text) + len(k.Sort)
	}
	return size, nil
}

// indexNameBytes is the length of the names of an index's two key attributes.
const indexNameBytes = 6

func (w *Write) validateUpdate() (size int, err error) {
	if size, err = Item(w.Set).Size(); err != nil {
		return 0, err
	}
	changed := make(map[string]bool, len(w.Set)+len(w.Add)+len(w.Remove))
	change := func(name string) error {
		if changed[name] {
			return fmt.Errorf("%w: an attribute that is updated twice", ErrInvalid)
		}
		changed[name] = true
		return validateName(name)
	}
	for name := range w.Set {
		err = errors.Join(err, change(name))
	}
	for name := range w.Add {
		err = errors.Join(err, change(name))
	}
	for _, name := range w.Remove {
		err = errors.Join(err, change(name))
	}
	if len(changed) == 0 {
		err = fmt.Errorf("%w: an update that changes nothing", ErrInvalid)
	}
	return size, err
}

// validateName refuses the names that the table uses for keys.
func validateName(name string) error {
	switch name {
	case "", AttrPartition, AttrSort, "g1p", "g1s", "g2p", "g2s":
		return fmt.Errorf("%w: an attribute may not be named %q", ErrInvalid, name)
	}
	return validateText(name)
}

// Validate checks the key: UTF-8, present, within the length limits, no NUL.
func (k Key) Validate() error {
	if k.partition == "" || k.sort == "" {
		return fmt.Errorf("%w: key without partition or sort", ErrInvalid)
	}
	if len(k.partition) > MaxPartitionBytes || len(k.sort) > MaxSortBytes {
		return fmt.Errorf("%w: key too long", ErrInvalid)
	}
	if err := errors.Join(validateText(k.partition), validateText(k.sort)); err != nil {
		return err
	}
	for i := range len(k.partition) {
		if k.partition[i] == 0 {
			return fmt.Errorf("%w: NUL in a key", ErrInvalid)
		}
	}
	for i := range len(k.sort) {
		if k.sort[i] == 0 {
			return fmt.Errorf("%w: NUL in a key", ErrInvalid)
		}
	}
	return nil
}
