package mails_test

import (
	"context"
	"testing"

	"kehu/shared/mail"
)

// box is a sender that delivers the same mail once, into a box of its own, as that of one machine does.
type box struct{ mail.Sender }

// Send is mail.Sender's.
func (b box) Send(ctx context.Context, m mail.Message) (mail.Receipt, error) {
	return b.Sender.Send(ctx, m)
}

// SendsOnce is mail.Once's.
func (box) SendsOnce() {}

func TestWelcome_into_a_box_of_ones_own_is_delivered_at_once(t *testing.T) {
	t.Parallel()
	k, admin, e := world(t)
	k.Deps.Mail = box{k.Outbox}
	deliver(t, k, e)
	if found := mailsOf(t, k, admin, e.Entity); len(found) != 1 || found[0].State != "delivered" {
		t.Errorf("mails: %+v, want one that is delivered", found)
	}
}
