package contact

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/emailaddress"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Fields are what people enter.
type Fields struct {
	Name         string       `json:"name" table:"nm" minLength:"1" maxLength:"100" doc:"The person's name." example:"Maria Anders"`
	Salutation   string       `json:"salutation,omitempty" table:"sl" maxLength:"40" doc:"How to address the person." example:"Ms"`
	Title        string       `json:"title,omitempty" table:"ti" maxLength:"100" doc:"What the person does." example:"Sales Representative"`
	Department   string       `json:"department,omitempty" table:"dp" maxLength:"100" doc:"Where in the customer's house."`
	DecisionRole DecisionRole `json:"decisionRole,omitempty" table:"dr" enum:"initiator,user,influencer,approver,decider,buyer,gatekeeper" doc:"The person's part when the customer decides to buy."`
	Phones       []string     `json:"phones,omitempty" table:"ph" mask:"phone" maxItems:"10" nullable:"false" doc:"The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the customer." example:"[\"+49300074321\"]"`
	Mobile       string       `json:"mobile,omitempty" table:"mo" mask:"phone" maxLength:"120" doc:"As phones."`
	Emails       []string     `json:"emails,omitempty" table:"em" maxItems:"10" nullable:"false" doc:"The main one first." example:"[\"maria@alfreds.example\"]"`
	WeChat       string       `json:"wechat,omitempty" table:"wx" maxLength:"100" doc:"The WeChat identifier."`
	Birthday     string       `json:"birthday,omitempty" table:"bd" maxLength:"10" doc:"YYYY-MM-DD." example:"1980-05-17"`
	ReportsTo    string       `json:"reportsTo,omitempty" table:"rt" maxLength:"40" doc:"A contact of the same customer."`
	IsPrimary    bool         `json:"isPrimary,omitempty" table:"ip" doc:"Whether this is the one to ask for. The first contact is; making another one primary takes it from that."`
	DoNotCall    bool         `json:"doNotCall,omitempty" table:"nc" doc:"The person does not want to be called."`
	EmailOptOut  bool         `json:"emailOptOut,omitempty" table:"eo" doc:"The person does not want mails that are not asked for."`
	Portal       []Capability `json:"portalGrants,omitempty" table:"pg" maxItems:"4" uniqueItems:"true" nullable:"false" enum:"orders,invoices,reports,tickets" doc:"What the person may see of the customer in the customer portal; needs an e-mail address."`
	Notes        string       `json:"notes,omitempty" table:"no" maxLength:"2000" doc:"Anything else."`
}

// DecisionRole is the part that somebody has when a company decides to buy: the buying centre of Webster and Wind
// (Organizational Buying Behavior, 1972), with the approver of Kotler and Keller (Marketing Management, chapter 7).
type DecisionRole string

// Capability is something of the customer's that a person of the customer may see for themselves.
type Capability string

// The capabilities.
const (
	SeeOrders   Capability = "orders"
	SeeInvoices Capability = "invoices"
	SeeReports  Capability = "reports"
	SeeTickets  Capability = "tickets"
)

// Contact is a contact as it is stored and answered.
type Contact struct {
	record.Meta
	Customer string `json:"customerId" table:"cu" doc:"The customer that the person belongs to."`
	Fields
	PurgeAt *time.Time `json:"purgeAt,omitempty" table:"pa" doc:"When it leaves the recycle bin for good."`
	Erased  *time.Time `json:"erasedAt,omitempty" table:"er" doc:"When the person's data was erased on request; the contact is gone in a moment."`
	Moved   []string   `json:"-" table:"mf"` // the customers that it was of before, which were merged; the last one last
	From    string     `json:"-" table:"mv"` // whose it was right before it moved: see record.AttrFrom
	advice.Advice
}

// Kind is the kind of record that a contact is.
var Kind = record.Kind{Name: "contact", Prefix: "con", Key: "CON", Type: reflect.TypeFor[Contact]()}

// Location returns the path of the contact.
func (c *Contact) Location() string { return "/v1/customers/" + c.Customer + "/contacts/" + c.ID }

// Normalize returns the fields as they are stored, and warnings of what is accepted but looks wrong. region is the country
// (ISO 3166-1) of numbers that name none, now the time of the call. The error is the problem request.invalid with a
// pointer to each field that is not acceptable.
func (f Fields) Normalize(region string, now time.Time) (normal Fields, warnings []problem.Field, err error) {
	var c text.Checker
	f.Name = c.Line("/name", f.Name)
	for pointer, value := range map[string]*string{
		"/salutation": &f.Salutation, "/title": &f.Title, "/department": &f.Department, "/wechat": &f.WeChat,
	} {
		*value = c.OptionalLine(pointer, *value)
	}
	f.Notes = c.Paragraph("/notes", f.Notes)
	warn := func(pointer string, usual bool) {
		if !usual {
			warnings = append(warnings, problem.At(pointer, "phone.unusual"))
		}
	}
	var phones []string
	for i, value := range f.Phones {
		pointer := fmt.Sprintf("/phones/%d", i)
		number, usual := c.Phone(pointer, value, region)
		if warn(pointer, usual); number != "" && !slices.Contains(phones, number) {
			phones = append(phones, number)
		}
	}
	f.Phones = phones
	if f.Mobile != "" {
		number, usual := c.Phone("/mobile", f.Mobile, region)
		f.Mobile = number
		warn("/mobile", usual)
	}
	var emails []string
	for i, value := range f.Emails {
		address := c.Email(fmt.Sprintf("/emails/%d", i), value)
		same := func(known string) bool { return emailaddress.Fold(known) == emailaddress.Fold(address) }
		if address != "" && !slices.ContainsFunc(emails, same) {
			emails = append(emails, address)
		}
	}
	f.Emails = emails
	if f.Birthday = c.Date("/birthday", f.Birthday); f.Birthday > now.AddDate(0, 0, 1).Format(time.DateOnly) { // a day, as now is UTC
		c.Add("/birthday", "date.future")
	}
	if len(f.Portal) > 0 && len(f.Emails) == 0 {
		c.Add("/portalGrants", "contact.portalNeedsEmail")
	}
	if f.ReportsTo != "" && !Kind.Valid(f.ReportsTo) {
		c.Add("/reportsTo", "contact.unknown")
	}
	return f, warnings, c.Problem()
}

// Key returns the key of the contact's item, in the partition of its customer.
func Key(t access.Tenant, customer, identifier string) table.Key {
	return partition(t, customer).Key(table.Join(Kind.Key, identifier))
}

// put is the write that stores the contact.
func (c Contact) put(tenant access.Tenant) table.Write {
	write := table.Put(Key(tenant, c.Customer, c.ID), table.Encode(c))
	if c.PurgeAt != nil {
		write = write.Expiring(*c.PurgeAt)
	}
	return write
}

// likeness lists what of the contact another contact of the customer has, as advice.
func (c *Contact) likeness(other *Contact) []advice.Duplicate {
	var alike []advice.Duplicate
	note := func(pointer string, code problem.Code) {
		alike = append(alike, advice.Duplicate{Pointer: pointer, Code: code, Record: other.ID})
	}
	if text.Fold(c.Name) == text.Fold(other.Name) {
		note("/name", "contact.sameName")
	}
	numbers := append(slices.Clone(other.Phones), other.Mobile)
	for i, number := range c.Phones {
		if slices.Contains(numbers, number) {
			note(fmt.Sprintf("/phones/%d", i), "contact.samePhone")
		}
	}
	if c.Mobile != "" && slices.Contains(numbers, c.Mobile) {
		note("/mobile", "contact.samePhone")
	}
	for i, address := range c.Emails {
		same := func(known string) bool { return emailaddress.Fold(known) == emailaddress.Fold(address) }
		if slices.ContainsFunc(other.Emails, same) {
			note(fmt.Sprintf("/emails/%d", i), "contact.sameEmail")
		}
	}
	return alike
}
