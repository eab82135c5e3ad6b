package dynamo

import (
	"fmt"

	"github.com/aws/aws-lambda-go/events"

	"kehu/shared/table"
)

// The identity that DynamoDB itself has when it removes what has expired: Developer Guide, "DynamoDB Streams and Time
// to Live".
const (
	expirerType = "Service"
	expirerName = "dynamodb.amazonaws.com"
)

// FromEvent returns the change that a record of the table's stream tells. An error means that the record does not
// come from a stream of new and old images, or from an item that another program wrote; it will not get better by
// trying again.
func FromEvent(record events.DynamoDBEventRecord) (table.Change, error) {
	change, err := fromEvent(&record)
	if err != nil {
		return table.Change{}, fmt.Errorf("dynamo: stream record %q: %w", record.Change.SequenceNumber, err)
	}
	return change, nil
}

func fromEvent(record *events.DynamoDBEventRecord) (change table.Change, err error) {
	told := &record.Change
	var before, after bool
	switch events.DynamoDBOperationType(record.EventName) {
	case events.DynamoDBOperationTypeInsert:
		after = true
	case events.DynamoDBOperationTypeModify:
		before, after = true, true
	case events.DynamoDBOperationTypeRemove:
		before = true
	default:
		return change, fmt.Errorf("%w: an unknown event", errGarbage)
	}
	if before != (told.OldImage != nil) || after != (told.NewImage != nil) || told.SequenceNumber == "" {
		return change, fmt.Errorf("%w: an image or the sequence number is missing, or one too many", errGarbage)
	}
	change.Sequence = told.SequenceNumber
	change.At = told.ApproximateCreationDateTime.UTC()
	if who := record.UserIdentity; who != nil && !after {
		change.Expired = who.Type == expirerType && who.PrincipalID == expirerName
	}
	if change.Key, err = eventKey(told.Keys); err != nil {
		return change, err
	}
	if change.Old, err = eventItem(told.OldImage); err != nil {
		return change, err
	}
	change.New, err = eventItem(told.NewImage)
	return change, err
}

func eventKey(keys map[string]events.DynamoDBAttributeValue) (table.Key, error) {
	partition, sort := keys[table.AttrPartition], keys[table.AttrSort]
	if partition.DataType() != events.DataTypeString || sort.DataType() != events.DataTypeString {
		return table.Key{}, fmt.Errorf("%w: no key", errGarbage)
	}
	key := table.StoredKey(partition.String(), sort.String())
	if err := key.Validate(); err != nil {
		return table.Key{}, fmt.Errorf("%w: %w", errGarbage, err)
	}
	return key, nil
}

// eventItem returns an image without its keys; no image is nil.
func eventItem(image map[string]events.DynamoDBAttributeValue) (table.Item, error) {
	if image == nil {
		return nil, nil
	}
	item := make(table.Item, len(image))
	for name, value := range image {
		if isKey(name) {
			continue
		}
		decoded, err := eventValue(value)
		if err != nil {
			return nil, fmt.Errorf("attribute %s: %w", name, err)
		}
		item[name] = decoded
	}
	return item, nil
}

// eventValue is decode for the types of the Lambda event. Their accessors panic when asked for another type than
// there is, and for a value that was never set, whose type says binary.
func eventValue(value events.DynamoDBAttributeValue) (any, error) {
	if value.IsNull() {
		return nil, fmt.Errorf("%w: a null", errGarbage)
	}
	switch value.DataType() {
	case events.DataTypeString:
		return value.String(), nil
	case events.DataTypeNumber:
		return table.Number(value.Number()), nil
	case events.DataTypeBoolean:
		return value.Boolean(), nil
	case events.DataTypeBinary:
		return value.Binary(), nil
	case events.DataTypeList:
		elements := value.List()
		list := make([]any, len(elements))
		for i, element := range elements {
			var err error
			if list[i], err = eventValue(element); err != nil {
				return nil, err
			}
		}
		return list, nil
	case events.DataTypeMap:
		entries := make(map[string]any, len(value.Map()))
		for name, element := range value.Map() {
			var err error
			if entries[name], err = eventValue(element); err != nil {
				return nil, err
			}
		}
		return entries, nil
	default:
		return nil, fmt.Errorf("%w: a value of type %d", errGarbage, value.DataType())
	}
}
