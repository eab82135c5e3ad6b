package ses_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsses "github.com/aws/aws-sdk-go-v2/service/ses"
	"github.com/google/go-cmp/cmp"
	"github.com/jhillyerd/enmime/v2"

	"kehu/shared/mail"
	"kehu/shared/mail/mailtest"
	"kehu/shared/mail/ses"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func TestConformance(t *testing.T) {
	mailtest.Run(t, func(t *testing.T) mailtest.Harness {
		e := startEndpoint(t)
		e.answer = func(form url.Values) (int, string) {
			if form.Get("Destinations.member.1") == "suppressed@example.com" {
				return http.StatusBadRequest, failure("MessageRejected", "Address is suppressed.")
			}
			return http.StatusOK, success
		}
		return mailtest.Harness{
			Sender:  e.sender(),
			Refused: func(m *mail.Message) { m.To = "suppressed@example.com" },
			Arrived: e.arrived,
		}
	})
}

func TestSendSpeaksTheWireFormat(t *testing.T) {
	e := startEndpoint(t)
	m := message()
	m.Tags = map[string]string{"tenant": "ten_1", "kind": "welcome"}
	receipt, err := e.sender().Send(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	if want := (mail.Receipt{ProviderID: "0100018c-1"}); receipt != want {
		t.Errorf("receipt: got %v, want %v", receipt, want)
	}
	form := e.forms()[0]
	raw := form.Get("RawMessage.Data")
	form.Del("RawMessage.Data")
	want := url.Values{
		"Action": {"SendRawEmail"}, "Version": {"2010-12-01"},
		"Source": {"no-reply@kehu.example"}, "Destinations.member.1": {"maria@alfreds.example"},
		"ConfigurationSetName": {"kehu"},
		"Tags.member.1.Name":   {"kind"}, "Tags.member.1.Value": {"welcome"},
		"Tags.member.2.Name": {"tenant"}, "Tags.member.2.Value": {"ten_1"},
	}
	if diff := cmp.Diff(want, form); diff != "" {
		t.Errorf("request (-want +got):\n%s", diff)
	}
	envelope, err := enmime.ReadEnvelope(base64.NewDecoder(base64.StdEncoding, strings.NewReader(raw)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := envelope.GetHeader("From"), `"Kehu" <no-reply@kehu.example>`; got != want {
		t.Errorf("From: got %s, want %s", got, want)
	}
	if got, want := envelope.GetHeader("Date"), "Sun, 22 Nov 2026 12:00:00 +0000"; got != want {
		t.Errorf("Date: got %s, want %s", got, want)
	}
	if got, want := envelope.GetHeader("Subject"), m.Subject; got != want {
		t.Errorf("Subject: got %s, want %s", got, want)
	}
}

func TestSendNamesTheMessagesOwnSender(t *testing.T) {
	e := startEndpoint(t)
	m := message()
	m.From = "sales@northwind.example"
	if _, err := e.sender().Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	if got := e.forms()[0].Get("Source"); got != m.From {
		t.Errorf("Source: got %s, want %s", got, m.From)
	}
	if raw := e.arrived(t)[0]; !bytes.HasPrefix(raw, []byte("From: sales@northwind.example\r\n")) {
		t.Errorf("From: got %.60q, want the address alone, without the name of another sender", raw)
	}
}

func TestSendOmitsWhatIsNotConfigured(t *testing.T) {
	e := startEndpoint(t)
	sender := ses.New(e.client(), ses.Config{From: "no-reply@kehu.example"}, clock)
	if _, err := sender.Send(t.Context(), message()); err != nil {
		t.Fatal(err)
	}
	if form := e.forms()[0]; form.Has("ConfigurationSetName") || form.Has("Tags.member.1.Name") {
		t.Errorf("request: got %v, want neither configuration set nor tags", form)
	}
}

func TestAnswersBecomeKinds(t *testing.T) {
	for _, test := range []struct {
		code string
		want error // nil for a temporary fault
	}{
		{"MessageRejected", mail.ErrRejected},
		{"MailFromDomainNotVerifiedException", mail.ErrRejected},
		{"InvalidParameterValue", mail.ErrRejected},
		{"Throttling", mail.ErrThrottled},
		{"ThrottlingException", mail.ErrThrottled},
		{"AccountSendingPausedException", mail.ErrThrottled},
		{"ConfigurationSetSendingPausedException", mail.ErrThrottled},
		{"ConfigurationSetDoesNotExist", nil},
		{"AccessDenied", nil},
		{"InternalFailure", nil},
	} {
		t.Run(test.code, func(t *testing.T) {
			e := startEndpoint(t)
			e.answer = func(url.Values) (int, string) { return http.StatusBadRequest, failure(test.code, "Words of SES.") }
			sender := ses.New(unretried{e.client()}, config, clock)
			_, err := sender.Send(t.Context(), message())
			if err == nil || !strings.Contains(err.Error(), "Words of SES.") {
				t.Fatalf("got error %v, want the words of SES", err)
			}
			for _, kind := range []error{mail.ErrRejected, mail.ErrThrottled} {
				if got, want := errors.Is(err, kind), errors.Is(kind, test.want); got != want {
					t.Errorf("is %v: got %t, want %t", kind, got, want)
				}
			}
		})
	}
}

func TestSendIsRepeatedOnlyWhenNothingWasSent(t *testing.T) {
	const throttled, lost = -1, -2
	for _, test := range []struct {
		name     string
		status   int
		attempts int
		fails    bool
	}{
		{"after throttling", throttled, 2, false},
		{"not after an internal error", http.StatusInternalServerError, 1, true},
		{"not when unavailable", http.StatusServiceUnavailable, 1, true},
		{"not after a lost connection", lost, 1, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := startEndpoint(t)
			e.answer = func(url.Values) (int, string) {
				switch {
				case test.status == lost:
					panic(http.ErrAbortHandler)
				case test.status == throttled && len(e.forms()) == 1:
					return http.StatusBadRequest, failure("Throttling", "Maximum sending rate exceeded.")
				case test.status == throttled:
					return http.StatusOK, success
				}
				return test.status, failure("ServiceUnavailable", "Try later.")
			}
			_, err := e.sender().Send(t.Context(), message())
			if got := err != nil; got != test.fails {
				t.Errorf("got error %v, want one: %t", err, test.fails)
			}
			if errors.Is(err, mail.ErrRejected) || errors.Is(err, mail.ErrThrottled) {
				t.Errorf("got error %v, want a temporary fault", err)
			}
			if got := len(e.forms()); got != test.attempts {
				t.Errorf("attempts: got %d, want %d", got, test.attempts)
			}
		})
	}
}

var config = ses.Config{From: "no-reply@kehu.example", FromName: "Kehu", ConfigurationSet: "kehu"}

func clock() time.Time { return noon }

func message() mail.Message {
	return mail.Message{
		ID: "welcome/cus_1", To: "maria@alfreds.example", Locale: "zh-CN",
		Subject: "欢迎您成为北风贸易的客户", Text: "您好\n", HTML: "<p>您好</p>",
	}
}

// unretried is a client that tries once, so that no test waits for the delay between tries.
type unretried struct{ client *awsses.Client }

func (u unretried) SendRawEmail(
	ctx context.Context, in *awsses.SendRawEmailInput, options ...func(*awsses.Options),
) (*awsses.SendRawEmailOutput, error) {
	return u.client.SendRawEmail(ctx, in, append(options, func(o *awsses.Options) { o.Retryer = aws.NopRetryer{} })...)
}

const success = `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult>` +
	`<MessageId>0100018c-1</MessageId></SendRawEmailResult>` +
	`<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></SendRawEmailResponse>`

func failure(code, words string) string {
	return fmt.Sprintf(`<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type>`+
		`<Code>%s</Code><Message>%s</Message></Error><RequestId>1</RequestId></ErrorResponse>`, code, words)
}

// endpoint is an HTTP server that speaks for SES.
type endpoint struct {
	url    string
	answer func(form url.Values) (status int, body string)

	mu    sync.Mutex
	asked []url.Values
	taken [][]byte
}

func startEndpoint(t *testing.T) *endpoint {
	t.Helper()
	e := &endpoint{answer: func(url.Values) (int, string) { return http.StatusOK, success }}
	server := httptest.NewServer(e)
	t.Cleanup(server.Close)
	e.url = server.URL
	return e
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	e.mu.Lock()
	e.asked = append(e.asked, r.PostForm)
	e.mu.Unlock()
	status, body := e.answer(r.PostForm)
	if raw, err := base64.StdEncoding.DecodeString(r.PostForm.Get("RawMessage.Data")); err == nil && status == http.StatusOK {
		e.mu.Lock()
		e.taken = append(e.taken, raw)
		e.mu.Unlock()
	}
	w.Header().Set("Content-Type", "text/xml")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body))
}

func (e *endpoint) client() *awsses.Client {
	return awsses.New(awsses.Options{
		Region: "eu-central-1", BaseEndpoint: &e.url,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret"}, nil
		}),
	})
}

func (e *endpoint) sender() *ses.Sender { return ses.New(e.client(), config, clock) }

// forms returns the requests so far.
func (e *endpoint) forms() []url.Values {
	e.mu.Lock()
	defer e.mu.Unlock()
	return append([]url.Values(nil), e.asked...)
}

// arrived returns the messages that were taken so far.
func (e *endpoint) arrived(*testing.T) [][]byte {
	e.mu.Lock()
	defer e.mu.Unlock()
	return append([][]byte(nil), e.taken...)
}
