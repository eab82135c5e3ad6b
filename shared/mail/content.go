package mail

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"
)

// Kind names what a mail is for. It is also a valid tag value.
type Kind string

// The kinds of mail, each with its data.
const (
	Confirmation  Kind = "confirmation"   // ConfirmationData
	PasswordReset Kind = "password-reset" // PasswordResetData
	Invitation    Kind = "invitation"     // InvitationData
	Welcome       Kind = "welcome"        // WelcomeData
	TrialRejected Kind = "trial-rejected" // TrialRejectedData

	TemporaryPassword Kind = "temporary-password" // TemporaryPasswordData
	Notification      Kind = "notification"       // NotificationData
	Verification      Kind = "verification"       // VerificationData

	OrderConfirmation Kind = "order-confirmation" // OrderConfirmationData
)

// Kinds returns every kind of mail.
func Kinds() []Kind {
	return []Kind{Confirmation, PasswordReset, Invitation, TemporaryPassword, Welcome, TrialRejected, Notification, Verification, OrderConfirmation}
}

// ConfirmationData fills the mail with the code that proves an address at sign-up. It holds no name on purpose: the
// address is unproven, and a stranger could otherwise write to anyone through the sign-up form.
type ConfirmationData struct {
	Code     string        // required
	ValidFor time.Duration // required
}

// PasswordResetData fills the mail with the code that allows a new password.
type PasswordResetData struct {
	Code     string        // required
	ValidFor time.Duration // required
}

// InvitationData fills the mail to a user whom an administrator has added.
type InvitationData struct {
	Inviter           string        // required: the administrator's name
	Company           string        // required: the company that the user joins
	Username          string        // required: what the user signs in with
	TemporaryPassword string        // required
	ValidFor          time.Duration // required: life of the temporary password
	Link              string        // optional: http or https address of the sign-in page
}

// TemporaryPasswordData fills the mail to a user whose password an administrator has reset.
type TemporaryPasswordData struct {
	Administrator     string        // required: the administrator's name
	Company           string        // required
	Username          string        // required: what the user signs in with
	TemporaryPassword string        // required
	ValidFor          time.Duration // required: life of the temporary password
}

// WelcomeData fills the mail with which a company greets a new customer.
type WelcomeData struct {
	Company          string // required: the company that sends
	Customer         string // required: the customer's name
	Number           string // optional: the customer's number
	Contact          string // optional: the person addressed; the customer's name stands in
	Salesperson      string // optional: without a name, phone and email are left out too
	SalespersonPhone string // optional
	SalespersonEmail string // optional
}

// TrialRejectedData fills the mail that turns a request for a trial down.
type TrialRejectedData struct {
	Name    string // required: who asked
	Company string // required: for which company
	Reason  string // required
}

// NotificationData fills the mail that tells a user what happened in Kehu.
type NotificationData struct {
	Name    string // required: who is told
	Company string // required
	What    string // required: what happened, a sentence
	Rule    string // required: the rule by which the user is told
}

// VerificationData fills the mail with the code by which a company verifies the address of a customer. It holds no name on purpose,
// as ConfirmationData does not: whose address it is, is not known yet.
type VerificationData struct {
	Company  string        // required: the company that sends
	Code     string        // required
	ValidFor time.Duration // required
}

// content is the data of one kind of mail.
type content interface {
	kind() Kind
	// fields returns what the templates show, by field name: every typed text is one clean line, every time is in
	// words. An error names the field that is missing or malformed.
	fields(catalogue) (map[string]string, error)
}

func (ConfirmationData) kind() Kind  { return Confirmation }
func (PasswordResetData) kind() Kind { return PasswordReset }
func (InvitationData) kind() Kind    { return Invitation }
func (WelcomeData) kind() Kind       { return Welcome }
func (TrialRejectedData) kind() Kind { return TrialRejected }

func (TemporaryPasswordData) kind() Kind { return TemporaryPassword }

func (NotificationData) kind() Kind { return Notification }
func (VerificationData) kind() Kind { return Verification }

func (d VerificationData) fields(c catalogue) (map[string]string, error) {
	f, err := codeFields(c, d.Code, d.ValidFor)
	f["Company"] = oneLine(d.Company)
	return f, firstError(err, required(f, "Company"))
}

func (d NotificationData) fields(catalogue) (map[string]string, error) {
	f := map[string]string{"Name": oneLine(d.Name), "Company": oneLine(d.Company), "What": line(d.What, maxReason), "Rule": oneLine(d.Rule)}
	return f, required(f, "Name", "Company", "What", "Rule")
}

func (d ConfirmationData) fields(c catalogue) (map[string]string, error) {
	return codeFields(c, d.Code, d.ValidFor)
}

func (d PasswordResetData) fields(c catalogue) (map[string]string, error) {
	return codeFields(c, d.Code, d.ValidFor)
}

func codeFields(c catalogue, code string, validFor time.Duration) (map[string]string, error) {
	f := map[string]string{"Code": oneLine(code), "ValidFor": c.duration(validFor)}
	return f, firstError(required(f, "Code"), positive("ValidFor", validFor))
}

func (d InvitationData) fields(c catalogue) (map[string]string, error) {
	link, err := webAddress("Link", d.Link)
	f := map[string]string{
		"Inviter":           oneLine(d.Inviter),
		"Company":           oneLine(d.Company),
		"Username":          oneLine(d.Username),
		"TemporaryPassword": d.TemporaryPassword,
		"ValidFor":          c.duration(d.ValidFor),
		"Link":              link,
	}
	return f, firstError(required(f, "Inviter", "Company", "Username", "TemporaryPassword"), positive("ValidFor", d.ValidFor), err)
}

func (d TemporaryPasswordData) fields(c catalogue) (map[string]string, error) {
	f := map[string]string{
		"Administrator":     oneLine(d.Administrator),
		"Company":           oneLine(d.Company),
		"Username":          oneLine(d.Username),
		"TemporaryPassword": d.TemporaryPassword,
		"ValidFor":          c.duration(d.ValidFor),
	}
	return f, firstError(required(f, "Administrator", "Company", "Username", "TemporaryPassword"), positive("ValidFor", d.ValidFor))
}

func (d WelcomeData) fields(catalogue) (map[string]string, error) {
	f := map[string]string{
		"Company":          oneLine(d.Company),
		"Customer":         oneLine(d.Customer),
		"Number":           oneLine(d.Number),
		"Contact":          cmp.Or(oneLine(d.Contact), oneLine(d.Customer)),
		"Salesperson":      oneLine(d.Salesperson),
		"SalespersonPhone": oneLine(d.SalespersonPhone),
		"SalespersonEmail": oneLine(d.SalespersonEmail),
	}
	return f, required(f, "Company", "Customer")
}

func (d TrialRejectedData) fields(catalogue) (map[string]string, error) {
	f := map[string]string{"Name": oneLine(d.Name), "Company": oneLine(d.Company), "Reason": line(d.Reason, maxReason)}
	return f, required(f, "Name", "Company", "Reason")
}

// maxText is the length in characters at which a name in a mail is cut, maxReason that of a sentence or two.
const (
	maxText   = 100
	maxReason = 500
)

// oneLine makes a typed text safe to stand inside a sentence: one line, no invisible or direction-changing
// characters that would disguise what follows, and not so long that it becomes a message of its own.
func oneLine(s string) string { return line(s, maxText) }

// line is oneLine for a text of another length.
func line(s string, limit int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case breaksLine(r), unicode.IsSpace(r):
			return ' '
		case r != '\u200d' && unicode.Is(unicode.Cf, r): // the joiner belongs to emoji and Indic scripts
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > limit {
		s = string(runes[:limit-1]) + "…"
	}
	return s
}

func required(fields map[string]string, names ...string) error {
	for _, name := range names {
		if strings.TrimSpace(fields[name]) == "" {
			return fmt.Errorf("%s is missing", name)
		}
	}
	return nil
}

func positive(field string, d time.Duration) error {
	if d <= 0 {
		return fmt.Errorf("%s must be positive", field)
	}
	return nil
}

// webAddress returns an http or https address in its escaped form; none stays none.
func webAddress(field, value string) (string, error) {
	if value == "" {
		return "", nil
	}
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil {
		return "", fmt.Errorf("%s must be an absolute http or https address", field)
	}
	return percentEncoded(u.String()), nil
}

// percentEncoded escapes what url.URL lets stand in a query and what could mean something around the address.
func percentEncoded(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if escape := s[i] == '%' && len(s)-i > 2 && isHex(s[i+1]) && isHex(s[i+2]); escape || consistsOf(s[i:i+1], "-._~!#$&*+,/:;=?@[]") {
			b.WriteByte(s[i])
		} else {
			fmt.Fprintf(&b, "%%%02x", s[i])
		}
	}
	return b.String()
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F' }

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
