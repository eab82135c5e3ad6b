package local

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/mail"
	"kehu/shared/mail/mailtest"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 123456789, time.UTC)

func TestConformance(t *testing.T) {
	mailtest.Run(t, func(t *testing.T) mailtest.Harness {
		dir := t.TempDir()
		return mailtest.Harness{Sender: open(t, dir), OnceByID: true, Arrived: func(t *testing.T) [][]byte {
			var arrived [][]byte
			for _, name := range files(t, dir) {
				raw, err := os.ReadFile(filepath.Join(dir, name))
				if err != nil {
					t.Fatal(err)
				}
				arrived = append(arrived, raw)
			}
			return arrived
		}}
	})
}

func TestListShowsNewestFirst(t *testing.T) {
	o := open(t, t.TempDir())
	for i := range 5 {
		send(t, o, fmt.Sprint(i), "maria@alfreds.example")
	}
	for _, test := range []struct {
		limit int
		want  []string
	}{{0, []string{}}, {2, []string{"Mail 4", "Mail 3"}}, {9, []string{"Mail 4", "Mail 3", "Mail 2", "Mail 1", "Mail 0"}}} {
		if diff := cmp.Diff(test.want, subjects(t, o, test.limit)); diff != "" {
			t.Errorf("List(%d) (-want +got):\n%s", test.limit, diff)
		}
	}
}

func TestListReadsBackWhatWasSent(t *testing.T) {
	o := open(t, t.TempDir())
	m := message("x", "maria@alfreds.example")
	m.ToName, m.Subject, m.Text, m.HTML = "Anders, Maria", "欢迎 “Maria”", "您好:\r\n  欢迎\n", "<p>您好</p>"
	if _, err := o.Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	got, err := o.List(1)
	if err != nil {
		t.Fatal(err)
	}
	want := []Sent{{To: m.To, Subject: m.Subject, Text: "您好:\n  欢迎\n", HTML: m.HTML, SentAt: noon}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestListTellsOfAttachments(t *testing.T) {
	o := open(t, t.TempDir())
	m := message("x", "maria@alfreds.example")
	m.Attachments = []mail.Attachment{{Name: "SO1.pdf", MediaType: "application/pdf", Content: make([]byte, 200)}}
	if _, err := o.Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	got, err := o.List(1)
	if err != nil {
		t.Fatal(err)
	}
	want := []Sent{{
		To: m.To, Subject: m.Subject, Text: m.Text, HTML: m.HTML, SentAt: noon, Attachments: []Attached{{Name: "SO1.pdf", MediaType: "application/pdf", Size: 200}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestListToFindsOneRecipientAmongMany(t *testing.T) {
	o := open(t, t.TempDir())
	for i := range 6 {
		send(t, o, fmt.Sprint(i), fmt.Sprintf("user%d@alfreds.example", i%3))
	}
	got, err := o.ListTo("User1@Alfreds.example", 10)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Subject != "Mail 4" || got[1].Subject != "Mail 1" {
		t.Errorf("got %v, want mails 4 and 1", got)
	}
}

func TestOrderFollowsSendingWhenTheClockGoesBack(t *testing.T) {
	dir, now := t.TempDir(), noon
	o, err := Open(dir, func() time.Time { now = now.Add(-time.Hour); return now })
	if err != nil {
		t.Fatal(err)
	}
	send(t, o, "1", "a@b.example")
	send(t, o, "2", "a@b.example")
	for _, o := range []*Outbox{o, open(t, dir)} {
		if diff := cmp.Diff([]string{"Mail 2", "Mail 1"}, subjects(t, o, 9)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestRestartKeepsMailsAndReceipts(t *testing.T) {
	dir := t.TempDir()
	first := send(t, open(t, dir), "1", "a@b.example")
	again := open(t, dir)
	if got := send(t, again, "1", "a@b.example"); got != first {
		t.Errorf("receipt after restart: got %v, want the first, %v", got, first)
	}
	send(t, again, "2", "a@b.example")
	if diff := cmp.Diff([]string{"Mail 2", "Mail 1"}, subjects(t, open(t, dir), 9)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOpenDropsUnfinishedMailsAndLeavesForeignFiles(t *testing.T) {
	dir := t.TempDir()
	send(t, open(t, dir), "1", "a@b.example")
	for _, name := range []string{unfinished + "123", "notes.txt", "1_2_3_4.eml", "000000000001_x.eml"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half a ma"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{"Mail 1"}, subjects(t, open(t, dir), 9)); diff != "" {
		t.Errorf("mails (-want +got):\n%s", diff)
	}
	got := files(t, dir)
	if len(got) != 4 || slices.Contains(got, unfinished+"123") {
		t.Errorf("files: got %v, want all but the unfinished one", got)
	}
}

func TestListOpensNoMoreThanItShows(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	send(t, o, "1", "a@b.example")
	if err := os.WriteFile(filepath.Join(dir, files(t, dir)[0]), []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	send(t, o, "2", "c@d.example")
	if got := subjects(t, o, 1); len(got) != 1 {
		t.Errorf("List(1): got %v", got)
	}
	if _, err := o.ListTo("c@d.example", 9); err != nil {
		t.Errorf("ListTo another address: %v", err)
	}
	if _, err := o.List(2); err == nil {
		t.Error("List(2): got no error for the damaged mail")
	}
}

func TestListSkipsMailsThatWereDeletedByHand(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	send(t, o, "1", "a@b.example")
	if err := os.Remove(filepath.Join(dir, files(t, dir)[0])); err != nil {
		t.Fatal(err)
	}
	send(t, o, "2", "a@b.example")
	if diff := cmp.Diff([]string{"Mail 2"}, subjects(t, o, 1)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBrokenDiskIsATemporaryFault(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mails")
	o := open(t, dir)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	_, err := o.Send(t.Context(), message("1", "a@b.example"))
	if !errors.Is(err, fs.ErrNotExist) || errors.Is(err, mail.ErrRejected) || errors.Is(err, mail.ErrThrottled) {
		t.Errorf("got error %v, want fs.ErrNotExist and no kind", err)
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	send(t, o, "1", "a@b.example")
	if got := subjects(t, o, 9); len(got) != 1 {
		t.Errorf("after the repair: got %v, want the one mail", got)
	}
}

func TestMailsAreForTheirOwnerOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mails")
	send(t, open(t, dir), "1", "a@b.example")
	for path, want := range map[string]fs.FileMode{dir: 0o700, filepath.Join(dir, files(t, dir)[0]): 0o600} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s: got %v, want %v", path, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	raw, err := mail.Encode(func() mail.Message {
		m := message("1", "a@b.example")
		m.From, m.Subject = "c@d.example", "欢迎"
		return m
	}(), noon)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte("To: a@b\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\r\n"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if sent, err := parse(raw); err == nil && sent.To == "" {
			t.Error("a mail without recipient was read")
		}
	})
}

func open(t *testing.T, dir string) *Outbox {
	t.Helper()
	o, err := Open(dir, func() time.Time { return noon })
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func message(id, to string) mail.Message {
	return mail.Message{ID: id, To: to, Subject: "Mail " + id, Text: "text", HTML: "<p>text</p>"}
}

func send(t *testing.T, o *Outbox, id, to string) mail.Receipt {
	t.Helper()
	receipt, err := o.Send(t.Context(), message(id, to))
	if err != nil {
		t.Fatal(err)
	}
	return receipt
}

func subjects(t *testing.T, o *Outbox, limit int) []string {
	t.Helper()
	list, err := o.List(limit)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, sent := range list {
		got = append(got, sent.Subject)
	}
	return got
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}
