//go:build aws

package ses_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsses "github.com/aws/aws-sdk-go-v2/service/ses"

	"kehu/infra/emulator"
	"kehu/shared/mail"
	"kehu/shared/mail/mailtest"
	"kehu/shared/mail/ses"
)

// TestEmulatorConforms needs the emulator for itself: what arrived is told from what was there by its number.
func TestEmulatorConforms(t *testing.T) {
	base := emulator.SES(t)
	client := emulatorClient(t, base)
	mailtest.Run(t, func(t *testing.T) mailtest.Harness {
		before := len(takenByEmulator(t, base))
		return mailtest.Harness{
			Sender:  ses.New(client, config, clock),
			Refused: func(m *mail.Message) { m.From = "eve@unverified.example" },
			Arrived: func(t *testing.T) [][]byte { return takenByEmulator(t, base)[before:] },
		}
	})
}

func TestEmulatorRefusesAnUnverifiedDefaultSender(t *testing.T) {
	sender := ses.New(emulatorClient(t, emulator.SES(t)), ses.Config{From: "no-reply@unverified.example"}, clock)
	if _, err := sender.Send(t.Context(), message()); !errors.Is(err, mail.ErrRejected) {
		t.Errorf("got error %v, want ErrRejected", err)
	}
}

// emulatorClient returns a client of an emulator in which the sender of config is verified.
func emulatorClient(t *testing.T, base string) *awsses.Client {
	t.Helper()
	client := awsses.New(awsses.Options{
		Region: "eu-central-1", BaseEndpoint: &base,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret"}, nil
		}),
	})
	if _, err := client.VerifyDomainIdentity(t.Context(), &awsses.VerifyDomainIdentityInput{
		Domain: aws.String("kehu.example"),
	}); err != nil {
		t.Fatal(err)
	}
	return client
}

// takenByEmulator returns every raw message that moto has taken, in the order of sending.
func takenByEmulator(t *testing.T, base string) [][]byte {
	t.Helper()
	response, err := http.Get(base + "/moto-api/data.json")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var data struct {
		SES struct {
			RawMessage []struct {
				RawData string `json:"raw_data"`
			}
		} `json:"ses"`
	}
	if err := json.NewDecoder(response.Body).Decode(&data); err != nil {
		t.Fatal(err)
	}
	var taken [][]byte
	for _, m := range data.SES.RawMessage {
		taken = append(taken, []byte(m.RawData))
	}
	return taken
}
