//go:build aws

package lambda_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/ses"
	"github.com/google/go-cmp/cmp"

	"kehu/infra/emulator"
	"kehu/infra/lambda"
	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/customer"
	"kehu/shared/event"
	"kehu/shared/table"
)

// TestACustomersLife calls every operation that a customer meets, each in a process of its own as in the cloud: made,
// read, changed, deleted and restored over HTTP, then told by the table's own stream to the trail, the bus and the mail.
func TestACustomersLife(t *testing.T) {
	published := new(bus)
	mails := emulator.SES(t)
	c := newCloud(t, "EVENTBRIDGE_ENDPOINT="+standIn(t, published), "SES_ENDPOINT="+mails)
	verifySender(t, mails)
	who := c.company(t)
	c.changes(t, 2) // the company and its user

	create := c.start(t, "customers.create")
	var made customer.Customer
	answer := request(t, create, fixture(t, "customers.create", who), http.StatusCreated, &made)
	if answer.Headers["etag"] != `"1"` || answer.Headers["location"] != "/v1/customers/"+made.ID || made.Number != "C000001" {
		t.Errorf("got headers %v and number %q", answer.Headers, made.Number)
	}
	again := request(t, create, fixture(t, "customers.create", who), http.StatusCreated, nil)
	if again.Body != answer.Body || again.Headers["idempotency-replayed"] != "true" {
		t.Errorf("again: got %v %s", again.Headers, again.Body)
	}
	who["customer"] = made.ID

	call := func(operation string, status int, out any) events.APIGatewayV2HTTPResponse {
		t.Helper()
		return request(t, c.start(t, operation), fixture(t, operation, who), status, out)
	}
	var got customer.Customer
	call("customers.get", http.StatusOK, &got)
	if diff := cmp.Diff(made, got); diff != "" {
		t.Errorf("get: -made +got:\n%s", diff)
	}
	var list struct{ Items []customer.Summary }
	call("customers.list", http.StatusOK, &list)
	if len(list.Items) != 1 || list.Items[0].ID != made.ID {
		t.Errorf("list: got %+v", list.Items)
	}
	if tag := call("customers.update", http.StatusOK, &got).Headers["etag"]; tag != `"2"` || got.Status != customer.Active {
		t.Errorf("update: got %s, %s", tag, got.Status)
	}
	call("customers.update", http.StatusPreconditionFailed, nil)
	who["etag"] = `\"2\"`
	call("customers.delete", http.StatusNoContent, nil)
	if call("customers.get", http.StatusOK, &got); got.DeletedAt == nil {
		t.Error("get: the deleted customer has no deletedAt")
	}
	call("customers.restore", http.StatusOK, &got)

	changes := c.changes(t, 4)
	c.trail(t, who, made.ID, changes)
	c.told(t, published, made.ID, changes)
	c.greeted(t, mails, who, made)
}

// trail feeds the changes to the audit trail, reads it and proves it.
func (c *cloud) trail(t *testing.T, who values, customerID string, changes []json.RawMessage) {
	t.Helper()
	record := c.start(t, "audit.record")
	// The change to version 2 has no place in the trail before that to version 1: the batch stops there, and comes again.
	updates := slices.DeleteFunc(slices.Clone(changes), func(r json.RawMessage) bool {
		return !bytes.Contains(r, []byte("MODIFY")) || !bytes.Contains(r, []byte(`{"S":"customer"}`))
	})
	var first struct {
		Dynamodb struct{ SequenceNumber string }
	}
	if err := json.Unmarshal(updates[0], &first); err != nil {
		t.Fatal(err)
	}
	failed := invoke[events.DynamoDBEventResponse](t, record, batch(t, updates...))
	want := []events.DynamoDBBatchItemFailure{{ItemIdentifier: first.Dynamodb.SequenceNumber}}
	if diff := cmp.Diff(want, failed.BatchItemFailures); diff != "" {
		t.Errorf("failures: -want +got:\n%s", diff)
	}
	for range 2 { // at least once
		if answer := invoke[events.DynamoDBEventResponse](t, record, batch(t, changes...)); len(answer.BatchItemFailures) > 0 {
			t.Fatalf("trail: got %v\n%s", answer, record.Log())
		}
	}

	var list struct{ Items []audit.Row }
	request(t, c.start(t, "audit.list"), fixture(t, "audit.list", who), http.StatusOK, &list)
	var got []audit.Action
	for _, row := range list.Items {
		got = append(got, row.Action)
		if row.By != who["user"] || row.Entity != customerID {
			t.Errorf("row: got %+v", row)
		}
	}
	if want := []audit.Action{audit.Restored, audit.Deleted, audit.Updated, audit.Created}; !slices.Equal(got, want) {
		t.Errorf("trail: got %v, want %v", got, want)
	}

	verify := c.start(t, "audit.verify")
	var proof struct {
		Valid   bool
		Checked int
		Faults  []audit.Fault
	}
	request(t, verify, fixture(t, "audit.verify", who), http.StatusOK, &proof)
	if !proof.Valid || proof.Checked != 4 {
		t.Errorf("proof: got %+v", proof)
	}
	c.tamper(t, who, customerID)
	request(t, verify, fixture(t, "audit.verify", who), http.StatusOK, &proof)
	if want := []audit.Fault{{Entity: customerID, Version: 2, Reason: "altered"}}; proof.Valid || !slices.Equal(proof.Faults, want) {
		t.Errorf("proof of an altered trail: got %+v, want %+v", proof, want)
	}
}

// tamper changes who made the second version.
func (c *cloud) tamper(t *testing.T, who values, customerID string) {
	t.Helper()
	tenantID, err := access.ParseTenant(who["tenant"])
	if err != nil {
		t.Fatal(err)
	}
	key := audit.Key(tenantID, customer.Kind, customerID, 2)
	err = c.audit.Transact(t.Context(), table.Tx{Writes: []table.Write{table.Update(key, map[string]any{"by": "usr_eve"}, nil)}})
	if err != nil {
		t.Fatal(err)
	}
}

// told feeds the changes to the bus and checks what lies on it.
func (c *cloud) told(t *testing.T, published *bus, customerID string, changes []json.RawMessage) {
	t.Helper()
	answer := invoke[events.DynamoDBEventResponse](t, c.start(t, "events.dispatch"), batch(t, changes...))
	if len(answer.BatchItemFailures) > 0 {
		t.Errorf("dispatch: got %v", answer)
	}
	var got []event.Type
	for _, detail := range published.take() {
		e, err := event.Parse([]byte(detail))
		if err != nil || e.Entity != customerID {
			t.Errorf("event %s: %v", detail, err)
		}
		got = append(got, e.Type)
	}
	want := []event.Type{event.CustomerCreated, event.CustomerUpdated, event.CustomerDeleted, event.CustomerRestored}
	if !slices.Equal(got, want) {
		t.Errorf("events: got %v, want %v", got, want)
	}
}

// greeted feeds the first event to the mail, twice, and checks that one came.
func (c *cloud) greeted(t *testing.T, mails string, who values, made customer.Customer) {
	t.Helper()
	welcome := c.start(t, "mails.welcome")
	for range 2 {
		answer := invoke[events.SQSEventResponse](t, welcome, fixture(t, "mails.welcome", who))
		if len(answer.BatchItemFailures) > 0 {
			t.Fatalf("welcome: got %v\n%s", answer, welcome.Log())
		}
	}
	response, err := http.Get(mails + emulator.SESMails)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var held struct {
		SES struct {
			RawMessage []struct {
				Data string `json:"raw_data"`
			}
		} `json:"ses"`
	}
	if err := json.NewDecoder(response.Body).Decode(&held); err != nil {
		t.Fatal(err)
	}
	var mine []string
	for _, m := range held.SES.RawMessage {
		if strings.Contains(m.Data, made.Emails[0]) {
			mine = append(mine, m.Data)
		}
	}
	if len(mine) != 1 || !strings.Contains(mine[0], "Northwind Traders") {
		t.Errorf("mails to %s: got %q, want one from Northwind Traders", made.Emails[0], mine)
	}
}

// verifySender lets the emulator send in our name.
func verifySender(t *testing.T, endpoint string) {
	t.Helper()
	client := ses.New(ses.Options{Region: lambda.Region, BaseEndpoint: &endpoint, Credentials: keys})
	if _, err := client.VerifyDomainIdentity(t.Context(), &ses.VerifyDomainIdentityInput{Domain: new("kehu.example")}); err != nil {
		t.Fatal(err)
	}
}
