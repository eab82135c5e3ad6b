package scenario

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"kehu/shared/mail"
)

// Outbox is a mail.Sender that keeps every mail that it is given, also one that comes twice.
type Outbox struct {
	mu    sync.Mutex
	mails []mail.Message
	fail  func(mail.Message) error
}

// Fail makes mails fail with the error that f returns for them, unless it is nil. A nil f ends it.
func (o *Outbox) Fail(f func(mail.Message) error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.fail = f
}

// Send is mail.Sender's. A mail that cannot be encoded is refused.
func (o *Outbox) Send(ctx context.Context, m mail.Message) (mail.Receipt, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.fail != nil {
		if err := o.fail(m); err != nil {
			return mail.Receipt{}, err
		}
	}
	complete := m
	if complete.From == "" {
		complete.From = "no-reply@kehu.example"
	}
	if _, err := mail.Encode(complete, time.Unix(0, 0)); err != nil {
		return mail.Receipt{}, err
	}
	o.mails = append(o.mails, m)
	mail.Sent(ctx)
	return mail.Receipt{ProviderID: fmt.Sprintf("mail-%d", len(o.mails))}, nil
}

// Mails returns what was sent so far, oldest first.
func (o *Outbox) Mails() []mail.Message {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.mails)
}
