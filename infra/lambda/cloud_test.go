//go:build aws

package lambda_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	recording "kehu/functions/audit"
	dispatching "kehu/functions/events"
	"kehu/infra/emulator"
	"kehu/infra/lambda"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/seat"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

var keys = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: emulator.AccessKeyID, SecretAccessKey: emulator.SecretAccessKey}, nil
})

// cloud is a pair of tables in DynamoDB Local, and what functions need to know of them.
type cloud struct {
	endpoint    string
	client      *dynamodb.Client
	main, audit *dynamo.Table
	mainName    string
	environment []string
	ids         *id.Source
	read        int // how many records of the stream were read
}

func newCloud(t *testing.T, environment ...string) *cloud {
	t.Helper()
	c := &cloud{endpoint: emulator.DynamoDB(t), mainName: "main-" + rand.Text(), ids: id.NewSource(clock.System{}, nil)}
	c.client = dynamo.NewClient(lambda.Region, keys, http.DefaultClient, c.endpoint) // patient: making a table may take seconds
	auditName := "audit-" + rand.Text()
	for name, schema := range map[string]table.Schema{c.mainName: table.Main, auditName: table.Audit} {
		if err := dynamo.CreateTable(t.Context(), c.client, name, schema); err != nil {
			t.Fatal(err)
		}
	}
	c.main = dynamo.New(c.client, dynamo.Options{TableName: c.mainName, Schema: table.Main})
	c.audit = dynamo.New(c.client, dynamo.Options{TableName: auditName, Schema: table.Audit})
	c.environment = append([]string{
		"TABLE=" + c.mainName, "AUDIT_TABLE=" + auditName, "DYNAMODB_ENDPOINT=" + c.endpoint, "EVENT_BUS=kehu",
		"MAIL_SENDER=kehu@kehu.example", "MAIL_CONFIGURATION_SET=kehu",
	}, environment...)
	return c
}

// start starts an operation with the tables behind it.
func (c *cloud) start(t *testing.T, operation string) *lambda.Function {
	t.Helper()
	environment := slices.Clone(c.environment)
	if operation == recording.Record.Name || operation == dispatching.Dispatch.Name { // readers of the stream know the table for its marks alone
		environment[slices.Index(environment, "TABLE="+c.mainName)] = app.EnvDepartedTable + "=" + c.mainName
	}
	return start(t, operation, environment...)
}

// company writes a company with one administrator, and returns the values that fixtures need for that caller.
func (c *cloud) company(t *testing.T) values {
	t.Helper()
	now := time.Now()
	identifier, person := access.NewTenant(c.ids), user.Kind.NewID(c.ids)
	stamp := record.Stamp{At: now.Add(-time.Minute), By: person, RequestID: "seed"}
	company := tenant.Tenant{
		Meta: record.Created(tenant.Kind, identifier.String(), stamp), Name: "Northwind Traders", Locale: "en",
		Currency: "EUR", Country: "DE",
		Subscription: tenant.Subscription{Plan: tenant.PlanUnlimited, Seats: tenant.MaxSeats, Status: tenant.Active},
	}
	nancy := user.User{
		Meta: record.Created(user.Kind, person, stamp), Name: "Nancy Davolio", Email: "nancy@northwind.example",
		Locale: "en", Roles: []access.Role{access.Administrator}, Status: user.Active,
	}
	writes := []table.Write{company.Put(identifier), nancy.Put(identifier), seat.Open(identifier, company.Seats-1)}
	writes = append(writes, session.Session{ID: fixtureSession, User: person, CreatedAt: now, LastSeenAt: now}.Begin(identifier)...)
	if err := c.main.Transact(t.Context(), table.Tx{Writes: writes}); err != nil {
		t.Fatal(err)
	}
	return values{
		"tenant": identifier.String(), "bareTenant": identifier.Bare(), "user": person, "email": nancy.Email,
		"now": json.Number(table.NumberOf(now.Unix())).String(), "key": rand.Text(),
		"customerEmail": strings.ToLower(rand.Text()) + "@alfreds.example",
	}
}

// fixtureSession is the session (origin_jti) of the tokens in the fixtures.
const fixtureSession = "8b1d7d9e-3f6e-4f52-9f0b-2b0d3a3f0c11"

// changes returns what the stream tells that it did not tell before, as the event that Lambda hands over: the
// records of GetRecords are those of the event, but for the stream's name.
func (c *cloud) changes(t *testing.T, want int) []json.RawMessage {
	t.Helper()
	described, err := c.client.DescribeTable(t.Context(), &dynamodb.DescribeTableInput{TableName: &c.mainName})
	if err != nil {
		t.Fatal(err)
	}
	arn := *described.Table.LatestStreamArn
	deadline := time.Now().Add(30 * time.Second)
	for {
		all := c.records(t, arn)
		if len(all) >= c.read+want || time.Now().After(deadline) {
			fresh := all[c.read:]
			c.read = len(all)
			return fresh
		}
	}
}

// records returns all records of the stream, in order.
func (c *cloud) records(t *testing.T, arn string) (all []json.RawMessage) {
	t.Helper()
	var stream struct {
		StreamDescription struct {
			Shards []struct {
				ID string `json:"ShardId"`
			}
		}
	}
	c.streams(t, "DescribeStream", map[string]any{"StreamArn": arn}, &stream)
	for _, shard := range stream.StreamDescription.Shards {
		var iterator struct{ ShardIterator string }
		c.streams(t, "GetShardIterator", map[string]any{
			"StreamArn": arn, "ShardId": shard.ID, "ShardIteratorType": "TRIM_HORIZON",
		}, &iterator)
		for next := iterator.ShardIterator; next != ""; {
			var page struct {
				Records           []map[string]any
				NextShardIterator string
			}
			c.streams(t, "GetRecords", map[string]any{"ShardIterator": next}, &page)
			for _, r := range page.Records {
				r["eventSourceARN"] = arn
				text, err := json.Marshal(r)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, text)
			}
			if next = page.NextShardIterator; len(page.Records) == 0 {
				break
			}
		}
	}
	return all
}

// streams calls DynamoDB Streams without the SDK, whose types lose what Lambda's event has.
func (c *cloud) streams(t *testing.T, operation string, in map[string]any, out any) {
	t.Helper()
	body, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.endpoint, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-amz-json-1.0")
	request.Header.Set("X-Amz-Target", "DynamoDBStreams_20120810."+operation)
	credentials, _ := keys.Retrieve(t.Context())
	hash := sha256.Sum256(body)
	err = v4.NewSigner().SignHTTP(t.Context(), credentials, request, hex.EncodeToString(hash[:]), "dynamodb", lambda.Region, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %v %s\n%s", operation, err, response.Status, text)
	}
	if err := json.Unmarshal(text, out); err != nil {
		t.Fatal(err)
	}
}

// batch is an event of records.
func batch(t *testing.T, records ...json.RawMessage) []byte {
	t.Helper()
	event, err := json.Marshal(map[string]any{"Records": records})
	if err != nil {
		t.Fatal(err)
	}
	return event
}
