package dynamo

import (
	"context"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kehu/shared/table"
)

// creation is how long CreateTable waits for a new table.
const creation = time.Minute

// CreateTable makes a table of the schema in an emulator, on demand, with the stream and the expiry that the schema
// asks for, and returns when it can be used. In AWS the template makes the tables; a test compares it with
// [Definition].
func CreateTable(ctx context.Context, client *dynamodb.Client, name string, schema table.Schema) error {
	if _, err := client.CreateTable(ctx, Definition(name, schema), patiently); err != nil {
		return failure("create table", err)
	}
	described := &dynamodb.DescribeTableInput{TableName: &name}
	if err := dynamodb.NewTableExistsWaiter(client).Wait(ctx, described, creation); err != nil {
		return failure("create table", err)
	}
	_, err := client.UpdateTimeToLive(ctx, &dynamodb.UpdateTimeToLiveInput{
		TableName: &name,
		TimeToLiveSpecification: &types.TimeToLiveSpecification{
			AttributeName: new(table.AttrExpires), Enabled: new(true),
		},
	}, patiently)
	return failure("create table", err)
}

// patiently makes a call once and waits for its answer as long as the context lasts: a second attempt at making what
// the first one made would be refused, and an emulator can be slow.
func patiently(o *dynamodb.Options) {
	o.HTTPClient, o.Retryer = &http.Client{}, aws.NopRetryer{}
}

// Definition is the schema as DynamoDB wants it. Expiry, on the attribute table.AttrExpires, is not part of it.
func Definition(name string, schema table.Schema) *dynamodb.CreateTableInput {
	input := &dynamodb.CreateTableInput{
		TableName: &name, BillingMode: types.BillingModePayPerRequest,
		KeySchema:            keySchema(table.Primary),
		AttributeDefinitions: keyAttributes(table.Primary),
	}
	if schema.Streamed {
		input.StreamSpecification = &types.StreamSpecification{
			StreamEnabled: new(true), StreamViewType: types.StreamViewTypeNewAndOldImages,
		}
	}
	projection := &types.Projection{ProjectionType: types.ProjectionTypeAll}
	switch {
	case len(schema.Projected) > 0:
		projection = &types.Projection{ProjectionType: types.ProjectionTypeInclude, NonKeyAttributes: schema.Projected}
	case schema.Projected != nil:
		projection.ProjectionType = types.ProjectionTypeKeysOnly
	}
	for _, index := range schema.Indexes {
		input.AttributeDefinitions = append(input.AttributeDefinitions, keyAttributes(index)...)
		input.GlobalSecondaryIndexes = append(input.GlobalSecondaryIndexes, types.GlobalSecondaryIndex{
			IndexName: new(string(index)), KeySchema: keySchema(index), Projection: projection,
		})
	}
	return input
}

func keySchema(index table.Index) []types.KeySchemaElement {
	partition, sort := index.IndexAttributes()
	return []types.KeySchemaElement{
		{AttributeName: &partition, KeyType: types.KeyTypeHash}, {AttributeName: &sort, KeyType: types.KeyTypeRange},
	}
}

func keyAttributes(index table.Index) []types.AttributeDefinition {
	partition, sort := index.IndexAttributes()
	return []types.AttributeDefinition{
		{AttributeName: &partition, AttributeType: types.ScalarAttributeTypeS},
		{AttributeName: &sort, AttributeType: types.ScalarAttributeTypeS},
	}
}
