package dynamo

import (
	"context"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kehu/shared/table"
)

// Contents is table.Inventory's.
func (t *Table) Contents(ctx context.Context, prefixes []string, from table.Key) ([]table.Write, table.Key, error) {
	return Scan(ctx, t.client, *t.name, prefixes, from)
}

// Remove is table.Inventory's.
func (t *Table) Remove(ctx context.Context, keys []table.Key) error {
	deletes := make([]table.Write, len(keys))
	for i, key := range keys {
		deletes[i] = table.Delete(key)
	}
	return t.BatchWrite(ctx, deletes)
}

// Scan returns a page of the items whose partition keys begin with one of the prefixes, or of all without one, each as the put that stores it, and
// where to go on, zero at the end. A page may be empty. It reads the whole table, whatever the prefixes.
func Scan(ctx context.Context, client *dynamodb.Client, name string, prefixes []string, from table.Key) (found []table.Write, next table.Key, err error) {
	input := &dynamodb.ScanInput{TableName: &name, ConsistentRead: &strong}
	if len(prefixes) > 0 {
		var filters []string
		input.ExpressionAttributeValues = make(attributes)
		for i, prefix := range prefixes {
			value := ":p" + strconv.Itoa(i)
			filters = append(filters, "begins_with("+table.AttrPartition+", "+value+")")
			input.ExpressionAttributeValues[value] = encode(prefix)
		}
		input.FilterExpression = new(strings.Join(filters, " OR "))
	}
	if !from.IsZero() {
		input.ExclusiveStartKey = encodeKey(from)
	}
	out, err := client.Scan(ctx, input)
	if err != nil {
		return nil, table.Key{}, failure("scan", err)
	}
	for _, all := range out.Items {
		put, err := decodePut(all)
		if err != nil {
			return nil, table.Key{}, err
		}
		found = append(found, put)
	}
	if len(out.LastEvaluatedKey) > 0 {
		next, err = decodeKey(out.LastEvaluatedKey)
	}
	return found, next, err
}

// Lookup returns the put that stores the item; found is false when there is none.
func Lookup(ctx context.Context, client *dynamodb.Client, name string, key table.Key) (put table.Write, found bool, err error) {
	out, err := client.GetItem(ctx, &dynamodb.GetItemInput{TableName: &name, Key: encodeKey(key), ConsistentRead: &strong})
	if err != nil || out.Item == nil {
		return put, false, failure("get", err)
	}
	put, err = decodePut(out.Item)
	return put, err == nil, err
}

// decodePut is the reverse of encodePut.
func decodePut(all attributes) (table.Write, error) {
	key, err := decodeKey(all)
	if err != nil {
		return table.Write{}, err
	}
	item, err := decodeItem(all)
	if err != nil {
		return table.Write{}, err
	}
	var places []table.IndexKey
	for _, index := range []table.Index{table.ByTenant, table.ByOwner} {
		partition, sort := index.IndexAttributes()
		if all[partition] == nil {
			continue
		}
		p, err := text(all, partition)
		if err != nil {
			return table.Write{}, err
		}
		s, err := text(all, sort)
		if err != nil {
			return table.Write{}, err
		}
		places = append(places, table.IndexKey{Index: index, Partition: table.StoredKey(p, "").Partition(), Sort: s})
	}
	return table.Put(key, item, places...), nil
}
