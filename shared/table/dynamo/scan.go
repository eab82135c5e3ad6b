package dynamo

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kehu/shared/table"
)

// Scan returns a page of the items whose partition keys begin with the prefix, each as the put that stores it, and where to go on, zero at
// the end. A page may be empty. It reads the whole table, whatever the prefix, and is for copies: no operation uses it.
func Scan(ctx context.Context, client *dynamodb.Client, name, prefix string, from table.Key) (found []table.Write, next table.Key, err error) {
	input := &dynamodb.ScanInput{TableName: &name, ConsistentRead: &strong}
	if prefix != "" {
		input.FilterExpression = new("begins_with(" + table.AttrPartition + ", :prefix)")
		input.ExpressionAttributeValues = attributes{":prefix": encode(prefix)}
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
