package mailtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	netmail "net/mail"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jhillyerd/enmime/v2"

	"kehu/shared/mail"
)

// Harness is one adapter with a fresh, empty provider behind it.
type Harness struct {
	Sender mail.Sender
	// Arrived returns every message that the provider has taken so far, as MIME, in any order.
	Arrived func(t *testing.T) [][]byte
	// OnceByID declares that the adapter delivers a message ID once. Without it the suite only asks that repeated
	// messages carry the same Message-ID.
	OnceByID bool
	// Refused is a well-formed recipient, or sender, that this provider refuses for good; nil if it refuses none.
	Refused func(m *mail.Message)
}

// Run checks the whole contract of mail.Sender. It calls open for a fresh Harness in every subtest.
func Run(t *testing.T, open func(t *testing.T) Harness) {
	for _, test := range []struct {
		name string
		run  func(t *testing.T, h Harness)
	}{
		{"delivers text and html as alternatives", deliversAlternatives},
		{"delivers the texts of every language", deliversUnicode},
		{"writes lines that every mail server takes", writesShortLines},
		{"delivers attachments as they are", deliversAttachments},
		{"sends as the default sender when none is named", fillsSender},
		{"offers to unsubscribe only where asked", offersUnsubscribe},
		{"repeats a message ID safely", repeatsSafely},
		{"lets no text add a header", refusesInjection},
		{"refuses malformed messages for good", refusesMalformed},
		{"refuses what the provider refuses for good", refusesAsProvider},
		{"delivers nothing once the context is cancelled", obeysContext},
		{"delivers each of many concurrent messages once", sendsConcurrently},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open(t)) })
	}
}

// message returns a valid message with the given ID.
func message(id string) mail.Message {
	return mail.Message{
		ID: id, To: "maria@alfreds.example", ToName: "Maria Anders", ReplyTo: "nancy@northwind.example",
		Locale: mail.English, Subject: "Welcome to Northwind",
		Text: "Dear Maria,\n\nwelcome.\n", HTML: "<p>Dear Maria,</p>\n<p>welcome.</p>\n",
		Tags: map[string]string{"tenant": "ten_1", "kind": "welcome"},
	}
}

func deliversAlternatives(t *testing.T, h Harness) {
	m := message("alternatives")
	receipt := send(t, h, m)
	if receipt.ProviderID == "" {
		t.Error("got an empty provider id")
	}
	e := only(t, h)
	equal(t, "media type", strings.SplitN(e.GetHeader("Content-Type"), ";", 2)[0], "multipart/alternative")
	equal(t, "To", e.GetHeader("To"), `"Maria Anders" <maria@alfreds.example>`)
	equal(t, "Reply-To", e.GetHeader("Reply-To"), m.ReplyTo)
	equal(t, "Subject", e.GetHeader("Subject"), m.Subject)
	equal(t, "Content-Language", e.GetHeader("Content-Language"), m.Locale)
	equal(t, "text", unix(e.Text), m.Text)
	equal(t, "html", unix(e.HTML), m.HTML)
	if _, err := e.Date(); err != nil {
		t.Errorf("Date: %v", err)
	}
	if id := e.GetHeader("Message-ID"); !strings.HasPrefix(id, "<") || !strings.HasSuffix(id, ">") {
		t.Errorf("Message-ID: got %q", id)
	}
}

func deliversUnicode(t *testing.T, h Harness) {
	for i, s := range []string{
		"欢迎您成为北风贸易有限公司的客户", "Grüße aus Köln", "مرحبا بكم", "👩‍👩‍👧‍👦 and 𠮷野家", `quotes " and \ and , and <b>@c`,
		"=?utf-8?Q?looks_encoded?=", "two  spaces", strings.Repeat("长", 200), strings.Repeat("word ", 40) + "end",
		strings.Repeat("wide"+strings.Repeat(" ", 9), 15) + "end",
	} {
		m := message(fmt.Sprint("unicode-", i))
		m.Subject, m.ToName, m.Text, m.HTML = s, s, s+"\n", "<p>"+s+"</p>\n"
		send(t, h, m)
		e := find(t, h, func(e *enmime.Envelope) bool { return unix(e.Text) == m.Text })
		equal(t, "Subject", e.GetHeader("Subject"), s)
		equal(t, "html", unix(e.HTML), m.HTML)
		to, err := netmail.ParseAddress(e.Root.Header.Get("To")) // enmime decodes names twice
		if err != nil {
			t.Fatalf("To of %q: %v", s, err)
		}
		equal(t, "name", to.Name, s)
		equal(t, "address", to.Address, m.To)
	}
}

func writesShortLines(t *testing.T, h Harness) {
	m := message("lines")
	m.Subject = strings.Repeat("北风", 100)
	m.Text = strings.Repeat("a", 5000) + "\n.\nFrom here\n"
	m.HTML = "<p>" + strings.Repeat("客户", 5000) + "</p>\n"
	send(t, h, m)
	raw := h.Arrived(t)[0]
	for i, line := range bytes.Split(raw, []byte("\r\n")) {
		if len(line) > 78 { // RFC 5322, 2.1.1
			t.Errorf("line %d has %d characters, want at most 78", i+1, len(line))
		}
		if bytes.ContainsAny(line, "\r\n") {
			t.Errorf("line %d has a bare CR or LF", i+1)
		}
		if bytes.ContainsFunc(line, func(r rune) bool { return r > 0x7e }) {
			t.Errorf("line %d is not ASCII", i+1)
		}
	}
	e := only(t, h)
	equal(t, "text", unix(e.Text), m.Text)
	equal(t, "html", unix(e.HTML), m.HTML)
}

func fillsSender(t *testing.T, h Harness) {
	send(t, h, message("default sender"))
	from, err := only(t, h).AddressList("From")
	if err != nil || len(from) != 1 || from[0].Address == "" {
		t.Fatalf("From: got %v, %v, want one address", from, err)
	}
	m := message("default sender, own name")
	m.FromName = "北风贸易"
	send(t, h, m)
	e := find(t, h, func(e *enmime.Envelope) bool { return strings.HasPrefix(e.GetHeader("From"), "北风贸易 <") })
	equal(t, "From", e.GetHeader("From"), "北风贸易 <"+from[0].Address+">")
}

func offersUnsubscribe(t *testing.T, h Harness) {
	send(t, h, message("transactional"))
	if got := only(t, h).GetHeader("List-Unsubscribe"); got != "" {
		t.Errorf("transactional mail: got List-Unsubscribe %q, want none", got)
	}
	m := message("bulk")
	m.UnsubscribeURL = "https://app.example.com/unsubscribe?token=abc"
	send(t, h, m)
	e := find(t, h, func(e *enmime.Envelope) bool { return e.GetHeader("List-Unsubscribe") != "" })
	equal(t, "List-Unsubscribe", e.GetHeader("List-Unsubscribe"), "<"+m.UnsubscribeURL+">")
	equal(t, "List-Unsubscribe-Post", e.GetHeader("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click")
}

func repeatsSafely(t *testing.T, h Harness) {
	const senders = 8
	m := message("../repeated/✓\x00")
	receipts := make([]mail.Receipt, senders)
	var outer, inner atomic.Int64
	counted := mail.WithCounter(mail.WithCounter(context.Background(), &outer), &inner)
	var wait sync.WaitGroup
	for i := range senders {
		wait.Go(func() {
			var err error
			if receipts[i], err = h.Sender.Send(counted, m); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	arrived := parseAll(t, h)
	equal(t, "mails counted", inner.Load(), int64(len(arrived)))
	equal(t, "mails counted above", outer.Load(), int64(len(arrived)))
	if !h.OnceByID {
		for _, e := range arrived {
			equal(t, "Message-ID", e.GetHeader("Message-ID"), arrived[0].GetHeader("Message-ID"))
		}
		return
	}
	equal(t, "mails", len(arrived), 1)
	for _, receipt := range receipts {
		equal(t, "receipt", receipt, receipts[0])
	}
}

func refusesAsProvider(t *testing.T, h Harness) {
	if h.Refused == nil {
		t.Skip("this provider refuses no well-formed address")
	}
	m := message("refused")
	h.Refused(&m)
	rejected(t, h, "refused address", m)
}

func obeysContext(t *testing.T, h Harness) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := h.Sender.Send(ctx, message("cancelled"))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want context.Canceled", err)
	}
	if errors.Is(err, mail.ErrRejected) {
		t.Errorf("got the permanent error %v, want a temporary one", err)
	}
	equal(t, "mails", len(h.Arrived(t)), 0)
	send(t, h, message("cancelled"))
	equal(t, "mails after a second try", len(h.Arrived(t)), 1)
}

func sendsConcurrently(t *testing.T, h Harness) {
	const mails = 24
	want := make(map[string]int)
	var wait sync.WaitGroup
	for i := range mails {
		m := message(fmt.Sprint("concurrent-", i))
		m.Subject = fmt.Sprint("Mail ", i)
		want[m.Subject] = 1
		wait.Go(func() {
			if _, err := h.Sender.Send(context.Background(), m); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	got := make(map[string]int)
	for _, e := range parseAll(t, h) {
		got[e.GetHeader("Subject")]++
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mails by subject (-want +got):\n%s", diff)
	}
}

func send(t *testing.T, h Harness, m mail.Message) mail.Receipt {
	t.Helper()
	receipt, err := h.Sender.Send(t.Context(), m)
	if err != nil {
		t.Fatalf("send %q: %v", m.ID, err)
	}
	return receipt
}

// rejected checks that the message fails for good and that nothing of it arrives.
func rejected(t *testing.T, h Harness, what string, m mail.Message) {
	t.Helper()
	if _, err := h.Sender.Send(t.Context(), m); !errors.Is(err, mail.ErrRejected) {
		t.Errorf("%s: got error %v, want ErrRejected", what, err)
	}
	equal(t, what+": mails", len(h.Arrived(t)), 0)
}

func parseAll(t *testing.T, h Harness) []*enmime.Envelope {
	t.Helper()
	var list []*enmime.Envelope
	for _, raw := range h.Arrived(t) {
		e, err := enmime.ReadEnvelope(bytes.NewReader(raw))
		if err != nil {
			t.Fatalf("parse: %v", err)
		}
		for _, problem := range e.Errors {
			if problem.Severe { // the others are guesses, such as at the character set of short texts
				t.Errorf("parse: %v", problem)
			}
		}
		list = append(list, e)
	}
	return list
}

func only(t *testing.T, h Harness) *enmime.Envelope {
	t.Helper()
	list := parseAll(t, h)
	if len(list) != 1 {
		t.Fatalf("got %d mails, want 1", len(list))
	}
	return list[0]
}

func find(t *testing.T, h Harness, match func(*enmime.Envelope) bool) *enmime.Envelope {
	t.Helper()
	for _, e := range parseAll(t, h) {
		if match(e) {
			return e
		}
	}
	t.Fatal("the mail has not arrived")
	return nil
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %#v, want %#v", what, got, want)
	}
}

func unix(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
