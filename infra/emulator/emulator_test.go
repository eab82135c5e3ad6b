//go:build aws

package emulator_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/ses"
	mail "github.com/aws/aws-sdk-go-v2/service/ses/types"

	"kehu/infra/emulator"
)

const region = "us-east-1"

var credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: emulator.AccessKeyID, SecretAccessKey: emulator.SecretAccessKey}, nil
})

func TestDynamoDBAnswersAndIsStartedOnce(t *testing.T) {
	endpoint := emulator.DynamoDB(t)
	client := dynamodb.New(dynamodb.Options{BaseEndpoint: &endpoint, Region: region, Credentials: credentials})
	if _, err := client.ListTables(t.Context(), &dynamodb.ListTablesInput{}); err != nil {
		t.Fatalf("list tables: %v", err)
	}
	if again := emulator.DynamoDB(t); again != endpoint {
		t.Errorf("a second call gave %s, want the server already started at %s", again, endpoint)
	}
}

func TestCognitoChecksTheCodeThatItSent(t *testing.T) {
	endpoint := emulator.Cognito(t)
	client := cognitoidentityprovider.New(cognitoidentityprovider.Options{
		BaseEndpoint: &endpoint, Region: region, Credentials: credentials,
	})
	pool, err := client.CreateUserPool(t.Context(), &cognitoidentityprovider.CreateUserPoolInput{
		PoolName:               aws.String(t.Name()),
		UsernameAttributes:     []cognito.UsernameAttributeType{cognito.UsernameAttributeTypeEmail},
		AutoVerifiedAttributes: []cognito.VerifiedAttributeType{cognito.VerifiedAttributeTypeEmail},
	})
	if err != nil {
		t.Fatalf("create pool: %v", err)
	}
	app, err := client.CreateUserPoolClient(t.Context(), &cognitoidentityprovider.CreateUserPoolClientInput{
		UserPoolId: pool.UserPool.Id, ClientName: aws.String("app"),
	})
	if err != nil {
		t.Fatalf("create client: %v", err)
	}
	email := strings.ToLower(rand.Text()) + "@example.com"
	if _, err := client.SignUp(t.Context(), &cognitoidentityprovider.SignUpInput{
		ClientId: app.UserPoolClient.ClientId, Username: &email, Password: aws.String("Passw0rd!"),
	}); err != nil {
		t.Fatalf("sign up: %v", err)
	}
	confirm := func(code string) error {
		_, err := client.ConfirmSignUp(t.Context(), &cognitoidentityprovider.ConfirmSignUpInput{
			ClientId: app.UserPoolClient.ClientId, Username: &email, ConfirmationCode: &code,
		})
		return err
	}

	var mismatch *cognito.CodeMismatchException
	if err := confirm("000000"); !errors.As(err, &mismatch) {
		t.Errorf("wrong code: got %v, want a CodeMismatchException", err)
	}
	var sent struct {
		Messages map[string][]struct {
			To       []string
			BodyText string
		}
	}
	read(t, endpoint+emulator.CognitoMails, &sent)
	for _, messages := range sent.Messages {
		for _, message := range messages {
			if message.To[0] == email {
				_, code, _ := strings.Cut(strings.TrimSuffix(message.BodyText, "."), "code is ")
				if err := confirm(code); err != nil {
					t.Errorf("code %q of the mail: %v", code, err)
				}
				return
			}
		}
	}
	t.Errorf("no mail to %s in %v", email, sent)
}

func TestSESKeepsTheRawMessageAndRefusesAnUnknownSender(t *testing.T) {
	endpoint := emulator.SES(t)
	client := ses.New(ses.Options{BaseEndpoint: &endpoint, Region: region, Credentials: credentials})
	sender := strings.ToLower(rand.Text()) + "@example.org"
	message := "From: " + sender + "\r\nTo: ann@example.com\r\nSubject: Welcome\r\n\r\nHello\r\n"
	send := func() error {
		_, err := client.SendRawEmail(t.Context(), &ses.SendRawEmailInput{
			Source:       &sender,
			Destinations: []string{"ann@example.com"},
			RawMessage:   &mail.RawMessage{Data: []byte(message)},
		})
		return err
	}

	var rejected *mail.MessageRejected
	if err := send(); !errors.As(err, &rejected) {
		t.Errorf("unverified sender: got %v, want MessageRejected", err)
	}
	if _, err := client.VerifyEmailIdentity(t.Context(), &ses.VerifyEmailIdentityInput{
		EmailAddress: &sender,
	}); err != nil {
		t.Fatalf("verify: %v", err)
	}
	if err := send(); err != nil {
		t.Fatalf("send: %v", err)
	}
	type rawMessage struct {
		Source string `json:"source"`
		Data   string `json:"raw_data"`
	}
	var held struct {
		SES struct{ RawMessage []rawMessage }
	}
	read(t, endpoint+emulator.SESMails, &held)
	got := slices.DeleteFunc(held.SES.RawMessage, func(m rawMessage) bool { return m.Source != sender })
	if want := []rawMessage{{Source: sender, Data: message}}; !slices.Equal(got, want) {
		t.Errorf("messages of the sender: got %q, want %q", got, want)
	}
}

// read decodes the JSON that a GET of url answers.
func read(t *testing.T, url string, into any) {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	if err := json.NewDecoder(answer.Body).Decode(into); err != nil {
		t.Fatalf("%s: %v", url, err)
	}
}
