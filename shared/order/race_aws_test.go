//go:build aws

package order_test

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
)

func TestSubmit_of_64_orders_at_once_stays_within_the_limit_in_DynamoDB(t *testing.T) {
	client := dynamo.NewClient("us-east-1", aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: emulator.AccessKeyID, SecretAccessKey: emulator.SecretAccessKey}, nil
	}), nil, emulator.DynamoDB(t))
	name := "test-" + strings.ToLower(access.NewTenant(id.NewSource(clock.System{}, nil)).Bare())
	if err := dynamo.CreateTable(t.Context(), client, name, table.Main); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // the test's own context has ended
		if _, err := client.DeleteTable(context.Background(), &dynamodb.DeleteTableInput{TableName: &name}); err != nil {
			t.Error(err)
		}
	})
	race(t, dynamo.New(client, dynamo.Options{TableName: name, Schema: table.Main}))
}
