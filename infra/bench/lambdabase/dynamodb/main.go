// Command dynamodb is the least that can be a Lambda function that uses a table as Kehu does: the SDK's client
// without its config package, the calls that Kehu makes, and one read before the first event. What Kehu itself
// adds to a start is seen beside it.
package main

import (
	"context"
	"log/slog"
	"net/http"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

func main() {
	table, endpoint := os.Getenv("TABLE"), os.Getenv("DYNAMODB_ENDPOINT")
	client := dynamodb.New(dynamodb.Options{
		Region: os.Getenv("AWS_REGION"), BaseEndpoint: &endpoint, HTTPClient: http.DefaultClient,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{
				AccessKeyID: os.Getenv("AWS_ACCESS_KEY_ID"), SecretAccessKey: os.Getenv("AWS_SECRET_ACCESS_KEY"),
				SessionToken: os.Getenv("AWS_SESSION_TOKEN"),
			}, nil
		}),
	})
	key := map[string]types.AttributeValue{
		"pk": &types.AttributeValueMemberS{Value: "a"}, "sk": &types.AttributeValueMemberS{Value: "b"},
	}
	if _, err := client.GetItem(context.Background(), &dynamodb.GetItemInput{TableName: &table, Key: key}); err != nil {
		slog.Error("cannot start", "cause", err)
		os.Exit(1)
	}
	lambda.Start(func(ctx context.Context, call string) error {
		var err error
		switch call {
		case "batch":
			_, err = client.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{})
		case "query":
			_, err = client.Query(ctx, &dynamodb.QueryInput{TableName: &table})
		case "put":
			_, err = client.PutItem(ctx, &dynamodb.PutItemInput{TableName: &table})
		case "update":
			_, err = client.UpdateItem(ctx, &dynamodb.UpdateItemInput{TableName: &table})
		case "delete":
			_, err = client.DeleteItem(ctx, &dynamodb.DeleteItemInput{TableName: &table})
		case "transact":
			_, err = client.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{})
		}
		return err
	})
}
