package mail

import (
	"context"
	"errors"
)

// The two kinds of refusal a Sender tells apart. Every other error is a temporary fault: the caller may try again.
var (
	// ErrRejected is permanent: the message is malformed, its recipient or sender is refused, or it is too large.
	// Sending the same message again fails again.
	ErrRejected = errors.New("mail rejected")
	// ErrThrottled means that the provider takes no mail at the moment: a rate, the daily quota, or paused sending.
	// The same message may be sent later.
	ErrThrottled = errors.New("mail throttled")
)

// Sender delivers mail. An implementation is safe for concurrent use and passes mailtest.Run.
type Sender interface {
	// Send hands one message to the provider and returns once the provider has taken it durably.
	// It fails with ErrRejected, with ErrThrottled, or with a temporary fault.
	Send(ctx context.Context, m Message) (Receipt, error)
}

// Once is implemented by a Sender that delivers the same ID once, however often it is sent: nobody needs to wait for an
// attempt whose end is not known.
type Once interface{ SendsOnce() }

// Receipt is the provider's answer to a message it took.
type Receipt struct {
	ProviderID string // the provider's own name for the mail, for support questions and delivery events
}

// Attachment is a file that goes with a mail.
type Attachment struct {
	// Name is the file's, with its ending: 1 to 60 of the characters A-Z a-z 0-9 _ - . and it begins with none of the signs (see FileName).
	Name      string
	MediaType string // such as application/pdf, without parameters
	Content   []byte // not empty
}

// Message is one mail to one person, fully rendered.
type Message struct {
	// ID is stable and chosen by the caller. The Message-ID header is derived from it. An adapter that can know
	// delivers the same ID once (local always does; SES cannot, there the caller keeps a claim).
	ID       string
	To       string // one address, already normalised: ASCII, without a display name
	ToName   string // optional display name
	From     string // optional; the adapter's own sender when empty
	FromName string // optional display name, such as the company's
	ReplyTo  string // optional address that answers go to
	Locale   string // "en" or "zh-CN"; becomes Content-Language
	Subject  string // one line
	Text     string // the plain text body
	HTML     string // the same content as HTML
	// Attachments are the files that go with it; nil for none.
	Attachments []Attachment
	// UnsubscribeURL is the https address of a one-click opt-out (RFC 8058). Set it on bulk mail; leave it empty on
	// transactional mail such as codes and invitations.
	UnsubscribeURL string
	// Tags name the mail in the provider's delivery events, for example tenant and kind. Names and values have 1 to
	// 256 of the characters A-Z a-z 0-9 _ - (the rule of SES).
	Tags map[string]string
}
