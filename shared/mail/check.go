package mail

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxID       = 512 // bytes
	maxPhrase   = 250 // characters in a subject or a display name: even unfolded it keeps within the 998 of RFC 5322
	maxURL      = 900 // characters, for the same reason
	maxTag      = 256 // characters; SES MessageTag
	maxLanguage = 35  // characters; RFC 5646, 4.4.1
)

// check refuses, with ErrRejected, what no provider may be given. It names the field but never its value.
func (m Message) check() error {
	refuse := func(field, reason string) error { return fmt.Errorf("%w: %s %s", ErrRejected, field, reason) }
	if m.ID == "" || len(m.ID) > maxID {
		return refuse("id", fmt.Sprintf("must have 1 to %d bytes", maxID))
	}
	for _, a := range []struct {
		field, address string
		optional       bool
	}{{"recipient", m.To, false}, {"sender", m.From, false}, {"reply-to", m.ReplyTo, true}} {
		if !(a.optional && a.address == "") && !isAddress(a.address) {
			return refuse(a.field, "is no plain address")
		}
	}
	for _, p := range []struct {
		field, phrase string
		required      bool
	}{{"recipient name", m.ToName, false}, {"sender name", m.FromName, false}, {"subject", m.Subject, true}} {
		if p.required && strings.TrimSpace(p.phrase) == "" {
			return refuse(p.field, "is blank")
		}
		if !isPhrase(p.phrase) {
			return refuse(p.field, fmt.Sprintf("must be one line of at most %d characters", maxPhrase))
		}
	}
	for _, b := range []struct{ field, body string }{{"text", m.Text}, {"html", m.HTML}} {
		if strings.TrimSpace(b.body) == "" || !utf8.ValidString(b.body) || strings.ContainsRune(b.body, 0) {
			return refuse(b.field, "must be valid UTF-8 and not blank")
		}
	}
	if len(m.Locale) > maxLanguage || !consistsOf(m.Locale, "-") {
		return refuse("locale", "is no language tag")
	}
	if m.UnsubscribeURL != "" && !isHeaderURL(m.UnsubscribeURL) {
		return refuse("unsubscribe address", "must be an absolute https URL")
	}
	for _, a := range m.Attachments {
		if err := a.check(refuse); err != nil {
			return err
		}
	}
	for name, value := range m.Tags {
		if !isTag(name) || !isTag(value) {
			return refuse("tag", fmt.Sprintf("must have 1 to %d of the characters A-Z a-z 0-9 _ -", maxTag))
		}
	}
	return nil
}

// isAddress reports whether s is an address that every mail server takes: a dot-atom and a domain of two labels or
// more, in ASCII (SES has no SMTPUTF8), within the lengths of RFC 5321, 4.5.3.1.
func isAddress(s string) bool {
	local, domain, found := strings.Cut(s, "@")
	if !found || len(s) > 254 || len(local) > 64 {
		return false
	}
	for atom := range strings.SplitSeq(local, ".") {
		if atom == "" || !consistsOf(atom, "!#$%&'*+-/=?^_`{|}~") {
			return false
		}
	}
	labels := strings.Split(domain, ".")
	for _, label := range labels {
		if label == "" || len(label) > 63 || !consistsOf(label, "-") || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
	}
	return len(labels) >= 2
}

// isPhrase reports whether s can stand in a header: one line, without control characters.
func isPhrase(s string) bool {
	return utf8.ValidString(s) && utf8.RuneCountInString(s) <= maxPhrase && !strings.ContainsFunc(s, breaksLine)
}

func breaksLine(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

func isTag(s string) bool { return s != "" && len(s) <= maxTag && consistsOf(s, "_-") }

func isHeaderURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.Host != "" && len(s) <= maxURL &&
		!strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '<' || r == '>' })
}

// consistsOf reports whether s has only ASCII letters, digits and the given others.
func consistsOf(s, others string) bool {
	for i := range len(s) {
		c := s[i]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(others, c) >= 0) {
			return false
		}
	}
	return true
}
