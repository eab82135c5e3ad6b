//go:build aws

package dynamo_test

import (
	"context"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kehu/infra/emulator"
	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
	"kehu/shared/table/tabletest"
)

const region = "us-east-1"

var (
	ids         = id.NewSource(clock.System{}, nil)
	credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: emulator.AccessKeyID, SecretAccessKey: emulator.SecretAccessKey}, nil
	})
)

// newTable creates a table of its own for a test in DynamoDB Local.
func newTable(t *testing.T, schema table.Schema) (client *dynamodb.Client, name string) {
	t.Helper()
	client = dynamo.NewClient(region, credentials, nil, emulator.DynamoDB(t))
	name = "test-" + strings.ToLower(access.NewTenant(ids).Bare())
	if err := dynamo.CreateTable(t.Context(), client, name, schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_, err := client.DeleteTable(context.Background(), &dynamodb.DeleteTableInput{TableName: &name})
		if err != nil {
			t.Error(err)
		}
	})
	return client, name
}

func TestTableIsATable(t *testing.T) {
	tabletest.Run(t, func(t *testing.T) tabletest.Harness {
		client, name := newTable(t, table.Main)
		stream := newStream(t, client, name)
		return tabletest.Harness{
			Table:   dynamo.New(client, dynamo.Options{TableName: name, Schema: table.Main}),
			Changes: stream.changes, // and no Expire: nobody can make DynamoDB, or DynamoDB Local, expire an item now
		}
	})
}
