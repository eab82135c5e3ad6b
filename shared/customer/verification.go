package customer

import (
	"slices"
	"time"

	"kehu/shared/emailaddress"
	"kehu/shared/record"
)

// Channel is how it was verified that a customer is who it says it is.
type Channel string

// The channels.
const (
	ThroughEmail   Channel = "email"   // a code that was mailed there
	ThroughPhone   Channel = "phone"   // a call
	ThroughLicence Channel = "licence" // the document that shows the tax number
)

// Standing is what came of a verification. What has none is unverified.
type Standing string

// The standings.
const (
	VerificationPending Standing = "pending"
	Verified            Standing = "verified"
	VerificationFailed  Standing = "failed"
)

// Of codes that are mailed.
const (
	CodeLife    = time.Hour
	CodeWait    = time.Minute // before another one goes to the same address
	MaxAttempts = 5           // wrong ones, after which a code is void
)

// Verification is what is known of one address, number or licence of a customer. It goes when that is not the customer's any more.
type Verification struct {
	Channel   Channel    `json:"channel" table:"ch" enum:"email,phone,licence" doc:"How: a code that was mailed to the address, a call, or the licence that shows the tax number."`
	Email     string     `json:"email,omitempty" table:"em" doc:"Of email: which address."`
	Phone     string     `json:"phone,omitempty" table:"ph" mask:"phone" doc:"Of phone: which number."`
	TaxNumber string     `json:"taxNumber,omitempty" table:"tx" mask:"taxNumber" doc:"Of licence: the tax number on it."`
	State     Standing   `json:"state" table:"st" enum:"pending,verified,failed" doc:"pending: a code is on its way. What is not listed is unverified."`
	By        string     `json:"by" table:"by" doc:"Who did it."`
	At        time.Time  `json:"at" table:"at" doc:"When."`
	Note      string     `json:"note,omitempty" table:"no" doc:"What was looked at."`
	ExpiresAt *time.Time `json:"expiresAt,omitempty" table:"ex" doc:"Of pending: until when the code works."`
	Attempts  int        `json:"attempts,omitempty" table:"n" doc:"How many wrong codes came; with the fifth it has failed."`
	Mail      string     `json:"-" table:"ml"` // names the mail with the code
	Sealed    string     `json:"-" table:"sc"` // the code, which nobody reads but by the process's key
}

func (v *Verification) about(other *Verification) bool {
	return v.Channel == other.Channel && emailaddress.Fold(v.Email) == emailaddress.Fold(other.Email) && v.Phone == other.Phone && v.TaxNumber == other.TaxNumber
}

// HasEmail returns the address as it stands in the fields; "" when it does not.
func (f *Fields) HasEmail(address string) string {
	i := slices.IndexFunc(f.Emails, func(e string) bool { return emailaddress.Fold(e) == emailaddress.Fold(address) })
	if i < 0 {
		return ""
	}
	return f.Emails[i]
}

// holds reports whether what was verified still stands in the fields.
func (f *Fields) holds(v *Verification) bool {
	switch v.Channel {
	case ThroughEmail:
		return f.HasEmail(v.Email) != ""
	case ThroughPhone:
		return slices.Contains(f.Phones, v.Phone)
	case ThroughLicence:
		return f.TaxNumber == v.TaxNumber
	}
	return false
}

// verifications returns those of what still stands in the fields.
func (c *Customer) verifications(f *Fields) []Verification {
	var all []Verification
	for _, v := range c.Verifications {
		if f.holds(&v) {
			all = append(all, v)
		}
	}
	return all
}

// PendingCode returns the verification of the address for which a code is on its way; nil for none.
func (c *Customer) PendingCode(address string) *Verification {
	for i, v := range c.Verifications {
		if v.Channel == ThroughEmail && v.State == VerificationPending && emailaddress.Fold(v.Email) == emailaddress.Fold(address) {
			return &c.Verifications[i]
		}
	}
	return nil
}

// Verify returns the customer with the verification in place of what was known of the same.
func (c Customer) Verify(s record.Stamp, v Verification) Customer {
	c.Meta = c.Changed(s)
	c.Verifications = append(slices.DeleteFunc(slices.Clone(c.Verifications), func(old Verification) bool { return old.about(&v) }), v)
	return c
}
