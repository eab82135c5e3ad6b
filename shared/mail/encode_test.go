package mail_test

import (
	"bytes"
	"errors"
	"flag"
	"maps"
	netmail "net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jhillyerd/enmime/v2"
	"pgregory.net/rapid"

	"kehu/shared/mail"
)

var update = flag.Bool("update", false, "write the golden files")

var noon = time.Date(2026, 11, 22, 20, 0, 0, 0, time.FixedZone("CST", 8*60*60))

func TestEncodeGolden(t *testing.T) {
	for name, m := range map[string]mail.Message{
		"ascii": {
			ID: "welcome/cus_1", To: "maria@alfreds.example", ToName: `Maria "Mia" Anders`,
			From: "no-reply@northwind.example", FromName: "Northwind Traders, Inc.", ReplyTo: "nancy@northwind.example",
			Locale: "en", Subject: "Welcome to Northwind Traders, purveyors of fine foods to the whole world since 1962",
			Text: "Dear Maria,\n\nwelcome = good.\n", HTML: `<p style="margin:0">Dear Maria,</p>` + "\n",
			UnsubscribeURL: "https://northwind.example/unsubscribe/" + strings.Repeat("t", 40),
		},
		"chinese": {
			ID: "welcome/cus_2", To: "wang@example.cn", ToName: "王小明", From: "no-reply@northwind.example", FromName: "北风贸易有限公司",
			Locale: "zh-CN", Subject: "欢迎您成为北风贸易有限公司的客户，期待与您长期合作，共同发展",
			Text: "尊敬的王小明：\n\n感谢您选择北风贸易有限公司。\n", HTML: "<p>尊敬的王小明：</p>\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			raw, err := mail.Encode(m, noon)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+".eml", strings.ReplaceAll(string(raw), "\r\n", "\n"))
		})
	}
}

func TestEncodeIsDeterministicAndDerivesTheMessageIDFromTheID(t *testing.T) {
	m := valid()
	first, second := encode(t, m), encode(t, m)
	if !bytes.Equal(first, second) {
		t.Error("the same message and time gave other bytes")
	}
	m.Text += "changed"
	if got, want := messageID(t, encode(t, m)), messageID(t, first); got != want {
		t.Errorf("same ID, other text: got %s, want %s", got, want)
	}
	m.ID += "2"
	if got := messageID(t, encode(t, m)); got == messageID(t, first) {
		t.Errorf("other ID: got the same Message-ID %s", got)
	}
}

func TestEncodeErrorsHoldNoContent(t *testing.T) {
	m := valid()
	m.Subject, m.Text, m.To = "secret-code\n", "secret-code", "secret-code"
	for range 2 {
		_, err := mail.Encode(m, noon)
		if !errors.Is(err, mail.ErrRejected) {
			t.Fatalf("got error %v, want ErrRejected", err)
		}
		if strings.Contains(err.Error(), "secret-code") {
			t.Errorf("the error repeats the content: %v", err)
		}
		m.To = "a@b.example" // the second time the subject is what is wrong
	}
}

// TestEncodeNeedsASender keeps adapters honest: a message without sender must not leave.
func TestEncodeNeedsASender(t *testing.T) {
	m := valid()
	m.From = ""
	if _, err := mail.Encode(m, noon); !errors.Is(err, mail.ErrRejected) {
		t.Errorf("got error %v, want ErrRejected", err)
	}
}

func TestEncodeRoundTripsAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := valid()
		phrase := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune(`a "\=?_<>@,;:()中😀é`+"\u200d"))))
		m.Subject, m.ToName, m.FromName = phrase.Draw(t, "subject"), phrase.Draw(t, "to"), phrase.Draw(t, "from")
		body := rapid.StringOf(rapid.SampledFrom([]rune("ab =.-_\n\t中文😀<&>")))
		m.Text, m.HTML = body.Draw(t, "text"), body.Draw(t, "html")
		checkRoundTrip(t, m)
	})
}

func FuzzEncode(f *testing.F) {
	f.Add("Hello", "Maria", "text\r\n.\r\n", "<p>")
	f.Add("a\r\nBcc: x@y.example", "=?utf-8?q?=0A?=", "\xff", "--=_")
	f.Fuzz(func(t *testing.T, subject, name, text, html string) {
		m := valid()
		m.Subject, m.ToName, m.Text, m.HTML = subject, name, text, html
		checkRoundTrip(t, m)
	})
}

// checkRoundTrip checks that a message is refused, or read by others as it was meant: with exactly the headers that
// it should have, and every text as it was.
func checkRoundTrip(t interface {
	Helper()
	Errorf(string, ...any)
	Fatalf(string, ...any)
}, m mail.Message,
) {
	t.Helper()
	raw, err := mail.Encode(m, noon)
	if err != nil {
		if !errors.Is(err, mail.ErrRejected) {
			t.Fatalf("got error %v, want ErrRejected", err)
		}
		return
	}
	envelope, err := enmime.ReadEnvelope(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	wantHeaders := []string{
		"Auto-Submitted", "Content-Type", "Date", "From", "Message-Id", "Mime-Version", "Subject", "To",
	}
	if diff := cmp.Diff(wantHeaders, slices.Sorted(maps.Keys(envelope.Root.Header))); diff != "" {
		t.Fatalf("headers (-want +got):\n%s", diff)
	}
	lineFeeds := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	for _, test := range []struct{ what, got, want string }{
		{"subject", envelope.GetHeader("Subject"), m.Subject},
		{"text", lineFeeds.Replace(envelope.Text), lineFeeds.Replace(m.Text)},
		{"html", lineFeeds.Replace(envelope.HTML), lineFeeds.Replace(m.HTML)},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, test.got, test.want)
		}
	}
	for header, want := range map[string]netmail.Address{
		"To": {Name: m.ToName, Address: m.To}, "From": {Name: m.FromName, Address: m.From},
	} {
		got, err := netmail.ParseAddress(envelope.Root.Header.Get(header))
		if err != nil || *got != want {
			t.Errorf("%s: got %v, %v, want %v", header, got, err, want)
		}
	}
}

func valid() mail.Message {
	return mail.Message{
		ID: "1", To: "maria@alfreds.example", From: "no-reply@northwind.example", Subject: "Hello", Text: "text", HTML: "<p>html</p>",
	}
}

func encode(t *testing.T, m mail.Message) []byte {
	t.Helper()
	raw, err := mail.Encode(m, noon)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func messageID(t *testing.T, raw []byte) string {
	t.Helper()
	message, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return message.Header.Get("Message-ID")
}

// golden compares got with the file of that name, or writes the file when -update is given.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; accept with -update):\n%s", path, diff)
	}
}

func TestFileName_is_one_that_is_taken(t *testing.T) {
	for text, want := range map[string]string{
		"SO000001": "SO000001.pdf", "../a b/ü": "a-b.pdf", "订单": "file.pdf", "": "file.pdf", strings.Repeat("a", 99): strings.Repeat("a", 56) + ".pdf",
	} {
		if got := mail.FileName(text, ".pdf"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		m := valid()
		m.Attachments = []mail.Attachment{{Name: mail.FileName(rapid.String().Draw(rt, "text"), ".pdf"), MediaType: "application/pdf", Content: []byte("x")}}
		if _, err := mail.Encode(m, noon); err != nil {
			rt.Errorf("%q: %v", m.Attachments[0].Name, err)
		}
	})
}
