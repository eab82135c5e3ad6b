package local

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"kehu/shared/mail"
)

// Sender of the mails that name none.
const (
	defaultFrom     = "no-reply@kehu.local"
	defaultFromName = "Kehu"
)

// Outbox keeps every mail it is given in a folder. It is a mail.Sender, and an http.Handler that lists the mails.
type Outbox struct {
	dir string
	now func() time.Time

	mu     sync.Mutex          // serialises Send: a developer's outbox needs no group commit
	mails  []fileName          // in the order of sending
	byMail map[string]fileName // by the hash of the message ID
}

// Sent is one mail of the outbox, as GET /local/mails shows it.
type Sent struct {
	To      string    `json:"to"` // the address, without a display name
	Subject string    `json:"subject"`
	Text    string    `json:"text"` // with line feeds only, like HTML
	HTML    string    `json:"html"`
	SentAt  time.Time `json:"sentAt"` // in UTC

	Attachments []Attached `json:"attachments,omitempty"` // the files that go with it lie in the outbox alone
}

// Attached is a file that goes with a mail.
type Attached struct {
	Name      string `json:"name"`
	MediaType string `json:"mediaType"`
	Size      int64  `json:"size"` // in bytes
}

// Open opens the outbox in the folder dir and creates it where it is missing. Mails are dated by now.
func Open(dir string, now func() time.Time) (*Outbox, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("mail/local: create outbox: %w", err)
	}
	if err := syncDir(filepath.Dir(dir)); err != nil {
		return nil, fmt.Errorf("mail/local: create outbox: %w", err)
	}
	entries, err := os.ReadDir(dir) // sorted by name, so by sequence number
	if err != nil {
		return nil, fmt.Errorf("mail/local: read outbox: %w", err)
	}
	o := &Outbox{dir: dir, now: now, byMail: make(map[string]fileName)}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), unfinished) { // left by a crash; nobody was told that it was sent
			if err := os.Remove(filepath.Join(dir, entry.Name())); err != nil {
				return nil, fmt.Errorf("mail/local: remove unfinished mail: %w", err)
			}
			continue
		}
		if name, ok := parseFileName(entry.Name()); ok {
			o.mails = append(o.mails, name)
			o.byMail[name.mail] = name
		}
	}
	return o, nil
}

// Send stores the message. A message ID that was sent before is not stored again: it gets the receipt of the first.
func (o *Outbox) Send(ctx context.Context, m mail.Message) (mail.Receipt, error) {
	if m.From == "" {
		m.From, m.FromName = defaultFrom, cmp.Or(m.FromName, defaultFromName)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return mail.Receipt{}, fmt.Errorf("mail/local: send: %w", err)
	}
	sentAt := o.now().UTC()
	raw, err := mail.Encode(m, sentAt)
	if err != nil {
		return mail.Receipt{}, fmt.Errorf("mail/local: send: %w", err)
	}
	if first, ok := o.byMail[hash(m.ID)]; ok {
		return first.receipt(), nil
	}
	name := fileName{sequence: o.nextSequence(), sentAt: sentAt, recipient: hashRecipient(m.To), mail: hash(m.ID)}
	if err := writeDurably(o.dir, name.String(), raw); err != nil {
		return mail.Receipt{}, fmt.Errorf("mail/local: store mail: %w", err)
	}
	o.mails = append(o.mails, name)
	o.byMail[name.mail] = name
	mail.Sent(ctx)
	return name.receipt(), nil
}

// SendsOnce marks the outbox as a mail.Once.
func (o *Outbox) SendsOnce() {}

func (o *Outbox) nextSequence() uint64 {
	if len(o.mails) == 0 {
		return 1
	}
	return o.mails[len(o.mails)-1].sequence + 1
}

// List returns the newest mails, newest first, at most limit of them.
func (o *Outbox) List(limit int) ([]Sent, error) { return o.list("", limit) }

// ListTo is List for the mails to one address; upper and lower case are equal.
func (o *Outbox) ListTo(address string, limit int) ([]Sent, error) {
	return o.list(hashRecipient(address), limit)
}

func (o *Outbox) list(recipient string, limit int) ([]Sent, error) {
	o.mu.Lock()
	mails := slices.Clip(o.mails) // names are only ever appended
	o.mu.Unlock()
	list := []Sent{}
	for _, name := range slices.Backward(mails) {
		if len(list) >= limit {
			break
		}
		if recipient != "" && recipient != name.recipient {
			continue
		}
		sent, err := o.read(name)
		if errors.Is(err, fs.ErrNotExist) { // the developer tidied up
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("mail/local: read %s: %w", name, err)
		}
		list = append(list, sent)
	}
	return list, nil
}

func (o *Outbox) read(name fileName) (Sent, error) {
	raw, err := os.ReadFile(filepath.Join(o.dir, name.String()))
	if err != nil {
		return Sent{}, err
	}
	sent, err := parse(raw)
	if err != nil {
		return Sent{}, err
	}
	sent.SentAt = name.sentAt // finer than the seconds of the Date header
	return sent, nil
}
