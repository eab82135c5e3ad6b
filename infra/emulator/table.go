package emulator

import (
	"context"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// Table returns a table of the test's own in [DynamoDB], which is deleted when the test ends.
func Table(t testing.TB, schema table.Schema) *dynamo.Table {
	t.Helper()
	credentials := aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: AccessKeyID, SecretAccessKey: SecretAccessKey}, nil
	})
	client := dynamo.NewClient("us-east-1", credentials, nil, DynamoDB(t))
	name := "test-" + strings.ToLower(access.NewTenant(id.NewSource(clock.System{}, nil)).Bare())
	if err := dynamo.CreateTable(t.Context(), client, name, schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // the test's own context has ended
		if _, err := client.DeleteTable(context.Background(), &dynamodb.DeleteTableInput{TableName: &name}); err != nil {
			t.Error(err)
		}
	})
	return dynamo.New(client, dynamo.Options{TableName: name, Schema: schema})
}
