package main

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// withTables makes both tables in a DynamoDB, calls f, and deletes them.
func withTables(ctx context.Context, endpoint, region string, keys aws.Credentials, f func(main, trail table.Table) error) (err error) {
	credentials := aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return keys, nil })
	client := dynamo.NewClient(region, credentials, http.DefaultClient, endpoint) // patient: an emulator may take seconds
	tables := make(map[string]table.Table)
	for _, schema := range []table.Schema{table.Main, table.Audit} {
		name := "kehu-bench-" + schema.Name + "-" + rand.Text()
		if err := dynamo.CreateTable(ctx, client, name, schema); err != nil {
			return err
		}
		defer func() {
			_, deleted := client.DeleteTable(context.WithoutCancel(ctx), &dynamodb.DeleteTableInput{TableName: &name})
			err = errors.Join(err, deleted)
		}()
		tables[schema.Name] = dynamo.New(client, dynamo.Options{TableName: name, Schema: schema})
	}
	return f(tables[table.Main.Name], tables[table.Audit.Name])
}
