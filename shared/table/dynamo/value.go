package dynamo

import (
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kehu/shared/table"
)

// errGarbage is the error of an answer, or of an item that another program wrote, that has not the form it must have.
var errGarbage = errors.New("dynamo: not the form that was expected")

// attributes is an item in the SDK's types, keys included.
type attributes = map[string]types.AttributeValue

// encode returns a value in the SDK's types. The value was validated by package table, so that what is none of
// the other types is a map.
func encode(value any) types.AttributeValue {
	switch v := value.(type) {
	case string:
		return &types.AttributeValueMemberS{Value: v}
	case table.Number:
		return &types.AttributeValueMemberN{Value: string(v)}
	case bool:
		return &types.AttributeValueMemberBOOL{Value: v}
	case []byte:
		if v == nil {
			v = []byte{} // nil would be sent as null
		}
		return &types.AttributeValueMemberB{Value: v}
	case []any:
		list := make([]types.AttributeValue, len(v))
		for i, element := range v {
			list[i] = encode(element)
		}
		return &types.AttributeValueMemberL{Value: list}
	}
	entries, _ := value.(map[string]any)
	return &types.AttributeValueMemberM{Value: encodeInto(make(attributes, len(entries)), entries)}
}

func encodeInto(target attributes, entries map[string]any) attributes {
	for name, value := range entries {
		target[name] = encode(value)
	}
	return target
}

// encodeKey returns the two attributes of a key.
func encodeKey(key table.Key) attributes { return addKey(make(attributes, 2), key) }

func addKey(target attributes, key table.Key) attributes {
	target[table.AttrPartition] = &types.AttributeValueMemberS{Value: key.Partition().String()}
	target[table.AttrSort] = &types.AttributeValueMemberS{Value: key.Sort()}
	return target
}

// encodePut returns all attributes of a put: its item, its key and its places in indexes.
func encodePut(w *table.Write) attributes {
	all := addKey(encodeInto(make(attributes, len(w.Item)+2+2*len(w.Index)), w.Item), w.Key)
	for _, place := range w.Index {
		partition, sort := place.Index.IndexAttributes()
		all[partition] = &types.AttributeValueMemberS{Value: place.Partition.String()}
		all[sort] = &types.AttributeValueMemberS{Value: place.Sort}
	}
	return all
}

// decode returns a value in the table's types. The table writes neither nulls nor sets; an item that has some was
// written by another program.
func decode(value types.AttributeValue) (any, error) {
	switch v := value.(type) {
	case *types.AttributeValueMemberS:
		return v.Value, nil
	case *types.AttributeValueMemberN:
		return table.Number(v.Value), nil
	case *types.AttributeValueMemberBOOL:
		return v.Value, nil
	case *types.AttributeValueMemberB:
		return append([]byte{}, v.Value...), nil // of its own, as the answer's items may be given out twice
	case *types.AttributeValueMemberL:
		list := make([]any, len(v.Value))
		for i, element := range v.Value {
			var err error
			if list[i], err = decode(element); err != nil {
				return nil, err
			}
		}
		return list, nil
	case *types.AttributeValueMemberM:
		entries := make(map[string]any, len(v.Value))
		for name, element := range v.Value {
			var err error
			if entries[name], err = decode(element); err != nil {
				return nil, err
			}
		}
		return entries, nil
	}
	return nil, fmt.Errorf("%w: a value of type %T", errGarbage, value)
}

// isKey reports whether an attribute is part of the table's or an index's key, which an Item does not show.
func isKey(name string) bool {
	switch name {
	case table.AttrPartition, table.AttrSort, "g1p", "g1s", "g2p", "g2s":
		return true
	}
	return false
}

// decodeItem returns the item without its keys.
func decodeItem(all attributes) (table.Item, error) {
	item := make(table.Item, len(all))
	for name, value := range all {
		if isKey(name) {
			continue
		}
		decoded, err := decode(value)
		if err != nil {
			return nil, fmt.Errorf("attribute %s: %w", name, err)
		}
		item[name] = decoded
	}
	return item, nil
}

// text returns an attribute that must be a string.
func text(all attributes, name string) (string, error) {
	s, ok := all[name].(*types.AttributeValueMemberS)
	if !ok || s.Value == "" {
		return "", fmt.Errorf("%w: no key attribute %s", errGarbage, name)
	}
	return s.Value, nil
}

func decodeKey(all attributes) (table.Key, error) {
	partition, err := text(all, table.AttrPartition)
	sort, err2 := text(all, table.AttrSort)
	if err := errors.Join(err, err2); err != nil {
		return table.Key{}, err
	}
	return table.StoredKey(partition, sort), nil
}

// decodePosition returns the place of an item in a query of the index.
func decodePosition(all attributes, index table.Index) (p table.Position, err error) {
	if p.Key, err = decodeKey(all); err != nil || index == table.Primary {
		return p, err
	}
	partition, sort := index.IndexAttributes()
	if p.IndexPart, err = text(all, partition); err != nil {
		return p, err
	}
	p.IndexSort, err = text(all, sort)
	return p, err
}

func encodePosition(p table.Position, index table.Index) attributes {
	if p.IsZero() {
		return nil
	}
	all := encodeKey(p.Key)
	if index != table.Primary {
		partition, sort := index.IndexAttributes()
		all[partition] = &types.AttributeValueMemberS{Value: p.IndexPart}
		all[sort] = &types.AttributeValueMemberS{Value: p.IndexSort}
	}
	return all
}
