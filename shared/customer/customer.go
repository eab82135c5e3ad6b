package customer

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"kehu/shared/advice"
	"kehu/shared/mask"
	"kehu/shared/money"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Fields are what people enter.
type Fields struct {
	Name         string      `json:"name" table:"nm" minLength:"1" maxLength:"200" doc:"The customer's name." example:"Alfreds Futterkiste"`
	Type         Type        `json:"type,omitempty" table:"kd" enum:"company,person" doc:"company if absent."`
	ShortName    string      `json:"shortName,omitempty" table:"sn" maxLength:"100" doc:"What people call it."`
	Reference    string      `json:"reference,omitempty" table:"rf" maxLength:"64" doc:"Its number in another system; unique." example:"ALFKI"`
	ContactName  string      `json:"contactName,omitempty" table:"cn" maxLength:"100" doc:"Whom to ask for; the name of the primary contact while there is one." example:"Maria Anders"`
	ContactTitle string      `json:"contactTitle,omitempty" table:"ct" maxLength:"100" doc:"What that person does; the title of the primary contact while there is one." example:"Sales Representative"`
	Phones       []string    `json:"phones,omitempty" table:"ph" mask:"phone" maxItems:"10" nullable:"false" doc:"The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the first address, else to that of your company." example:"[\"+49300074321\"]"`
	Fax          string      `json:"fax,omitempty" table:"fx" mask:"phone" maxLength:"120" doc:"As phones."`
	Emails       []string    `json:"emails,omitempty" table:"em" maxItems:"10" nullable:"false" doc:"The main one first; each unique." example:"[\"maria@alfreds.example\"]"`
	Website      string      `json:"website,omitempty" table:"ws" maxLength:"300" doc:"http or https." example:"https://alfreds.example"`
	Addresses    []Address   `json:"addresses,omitempty" table:"ad" maxItems:"20" nullable:"false" doc:"Registered, billing and shipping addresses."`
	TaxNumber    string      `json:"taxNumber,omitempty" table:"tx" mask:"taxNumber" maxLength:"40" doc:"Checked by the rules of its country; unique." example:"91350100M000100Y43"`
	TaxCountry   string      `json:"taxCountry,omitempty" table:"tc" maxLength:"2" doc:"ISO 3166-1; the country of the registered or first address if absent."`
	Bank         *Bank       `json:"bank,omitempty" table:"bk" doc:"Where the customer pays from."`
	Payment      string      `json:"paymentMethod,omitempty" table:"pm" enum:"cheque,cash,transfer,online,alipay,wechat,other" doc:"How the customer pays."`
	Terms        *Terms      `json:"paymentTerms,omitempty" table:"pt" doc:"When the customer pays."`
	CreditLimit  *money.Wire `json:"creditLimit,omitempty" table:"cl" doc:"How much may be open at once; absent: no limit is set."`
	Owner        string      `json:"owner,omitempty" table:"ow" maxLength:"40" doc:"The user who looks after the customer; the creator if absent."`
	Category     string      `json:"categoryId,omitempty" table:"cg" maxLength:"40" doc:"The category that it belongs to."`
	Tags         []string    `json:"tags,omitempty" table:"tg" maxItems:"50" nullable:"false" doc:"Free words to find it by."`
	Level        string      `json:"level,omitempty" table:"lv" maxLength:"40" doc:"How important it is to you: a code of the dictionary level." example:"A"`
	Industry     string      `json:"industry,omitempty" table:"in" maxLength:"100" doc:"What it does: a code of the dictionary industry." example:"retail"`
	Source       Source      `json:"source,omitempty" table:"so" maxLength:"40" doc:"How it found you: a code of the dictionary source; other if absent." example:"exhibition"`
	Status       Status      `json:"status,omitempty" table:"st" enum:"potential,active,lost,blocked" doc:"potential if absent."`
	Notes        string      `json:"notes,omitempty" table:"no" maxLength:"4000" doc:"Anything else."`
}

// Type tells companies from people.
type Type string

// The types.
const (
	Company Type = "company"
	Person  Type = "person"
)

// Source is how a customer found the company.
type Source string

// Status is where the relation to a customer stands.
type Status string

// The states of a customer.
const (
	Potential Status = "potential"
	Active    Status = "active"
	Lost      Status = "lost"
	Blocked   Status = "blocked"
)

// What addresses are for.
const (
	Registered = "registered" // where the customer has its seat: at most one
	Billing    = "billing"
	Shipping   = "shipping"
	Elsewhere  = "other"
)

// Address is a postal address.
type Address struct {
	Type       string `json:"type,omitempty" table:"ty" enum:"registered,billing,shipping,other" doc:"What it is for; other if absent. There is one registered address at most."`
	Country    string `json:"country,omitempty" table:"co" maxLength:"2" doc:"ISO 3166-1." example:"DE"`
	Province   string `json:"province,omitempty" table:"pr" maxLength:"100"`
	City       string `json:"city,omitempty" table:"ci" maxLength:"100" example:"Berlin"`
	District   string `json:"district,omitempty" table:"di" maxLength:"100"`
	Street     string `json:"street,omitempty" table:"sr" maxLength:"300" example:"Obere Str. 57"`
	PostalCode string `json:"postalCode,omitempty" table:"pc" maxLength:"20" example:"12209"`
	Receiver   string `json:"receiver,omitempty" table:"re" maxLength:"100" doc:"Who takes goods or letters there."`
	Phone      string `json:"phone,omitempty" table:"ph" mask:"phone" maxLength:"120"`
	IsDefault  bool   `json:"isDefault,omitempty" table:"df" doc:"The one to take among several of its type; the first if none is."`
}

// Bank is a bank account.
type Bank struct {
	Name    string  `json:"name,omitempty" table:"nm" maxLength:"100" doc:"The bank."`
	Account Account `json:"account,omitempty" table:"ac" mask:"bank" maxLength:"50" doc:"The account number or IBAN. It is answered masked: only the last four characters are shown."`
	Holder  string  `json:"holder,omitempty" table:"ho" maxLength:"100" doc:"In whose name the account is."`
}

// Account is an account number. Its JSON form is masked, whatever a role shows, so that no answer, log or audit row
// can show it; sending the masked form back means "as it was".
type Account string

// MarshalJSON returns the masked form.
func (a Account) MarshalJSON() ([]byte, error) { return json.Marshal(a.Masked()) }

// Masked returns the number with all but its last four characters hidden.
func (a Account) Masked() string { return mask.Text(string(a)) }

// Terms say when a customer pays.
type Terms struct {
	Days int    `json:"days" table:"d" minimum:"0" maximum:"3650" doc:"Days after the invoice." example:"30"`
	Note string `json:"note,omitempty" table:"n" maxLength:"200"`
}

// Customer is a customer as it is stored and answered.
type Customer struct {
	record.Meta
	Number string `json:"number,omitempty" table:"nu" doc:"Given by the system; it never changes and is never used again." example:"C000123"`
	Fields
	// PrimaryContact is the contact whose name and title the customer shows as contactName and contactTitle.
	PrimaryContact string         `json:"primaryContact,omitempty" table:"pc" doc:"The primary contact: contactName and contactTitle follow it."`
	Team           []Member       `json:"team,omitempty" table:"tm" doc:"With whom it is shared: see /team."`
	Completeness   int            `json:"completeness" doc:"How much of what matters is filled in, in percent; how it is counted stands in the conventions."`
	PurgeAt        *time.Time     `json:"purgeAt,omitempty" table:"pa" doc:"When it leaves the recycle bin for good."`
	Verifications  []Verification `json:"verifications,omitempty" table:"vf" doc:"What is known of addresses, numbers and the licence; what is not listed is unverified."`
	// Pending is a change of sensitive fields that a second person has not looked at; see Proposal.
	Pending *Proposal `json:"pendingChange,omitempty" table:"pp" doc:"A change that waits for a second person."`
	// MergedInto is the customer that this one became part of. Then it is in no list, and does not come back but by Unmerge.
	MergedInto string `json:"mergedInto,omitempty" table:"mi" doc:"The customer with which it was merged: look there."`
	// ErasedAt is when the person's data was erased: what is left is a number that others refer to.
	ErasedAt *time.Time `json:"erasedAt,omitempty" table:"er" doc:"When the person's data was erased on request. What is left stays for what refers to it."`
	Glance   Glance     `json:"-" table:"pl"` // what lists show of fields that no index has room for
	Welcome  bool       `json:"-" table:"we"` // a welcome mail was asked for
	Reason   string     `json:"-"`            // why owner or team change, for the history; not stored with the customer
	advice.Advice
}

// Kind is the kind of record that a customer is.
var Kind = record.Kind{Name: "customer", Prefix: "cus", Key: "CUS", Type: reflect.TypeFor[Customer]()}

// Location returns the path of the customer.
func (c *Customer) Location() string { return "/v1/customers/" + c.ID }

// Summary is what a list shows of a customer.
type Summary struct {
	Glance       Glance     `json:"-" table:"pl"`
	ID           string     `json:"id" table:"id"`
	Version      int64      `json:"version" table:"v" doc:"The ETag is made of it."`
	CreatedAt    time.Time  `json:"createdAt" table:"ca"`
	UpdatedAt    time.Time  `json:"updatedAt" table:"ua"`
	DeletedAt    *time.Time `json:"deletedAt,omitempty" table:"da" doc:"When it went to the recycle bin."`
	Number       string     `json:"number" table:"nu"`
	Name         string     `json:"name" table:"nm"`
	ShortName    string     `json:"shortName,omitempty" table:"sn"`
	Type         Type       `json:"type" table:"kd"`
	Reference    string     `json:"reference,omitempty" table:"rf"`
	ContactName  string     `json:"contactName,omitempty" table:"cn"`
	Phones       []string   `json:"phones,omitempty" table:"ph" mask:"phone"`
	Emails       []string   `json:"emails,omitempty" table:"em"`
	Place        string     `json:"place,omitempty" doc:"City and country." example:"Berlin, DE"`
	Category     string     `json:"categoryId,omitempty"`
	Completeness int        `json:"completeness" doc:"How much of what matters is filled in, in percent."`
	TaxNumber    string     `json:"taxNumber,omitempty" table:"tx" mask:"taxNumber"`
	Owner        string     `json:"owner,omitempty" table:"ow"`
	Tags         []string   `json:"tags,omitempty" table:"tg"`
	Level        string     `json:"level,omitempty" table:"lv"`
	Source       Source     `json:"source,omitempty" table:"so"`
	Status       Status     `json:"status" table:"st"`
}

// Glance is what lists show of a customer beside what has an attribute of its own in the indexes: these carry no more than 20 (see
// table.MaxProjected).
type Glance struct {
	Place        string `table:"p"`
	Category     string `table:"c"`
	Completeness int    `table:"q"`
	City         string `table:"y"` // of the first address
	Industry     string `table:"i"`
}

func (c *Customer) glance() Glance {
	g := Glance{Place: c.place(), Category: c.Category, Completeness: c.completeness(), Industry: c.Industry}
	if len(c.Addresses) > 0 {
		g.City = c.Addresses[0].City
	}
	return g
}

// DecodeSummary reads a customer's item, or the entry of an index.
func DecodeSummary(item table.Item) (Summary, error) {
	var s Summary
	if err := table.Decode(item, &s); err != nil {
		return Summary{}, fmt.Errorf("customer: %w", err)
	}
	s.Place, s.Category, s.Completeness = s.Glance.Place, s.Glance.Category, s.Glance.Completeness
	return s, nil
}

// Decode reads a customer's item.
func Decode(item table.Item) (Customer, error) {
	var c Customer
	if err := table.Decode(item, &c); err != nil {
		return Customer{}, fmt.Errorf("customer: %w", err)
	}
	c.Completeness = c.completeness()
	return c, nil
}

// place is what a list shows of where the customer is.
func (f *Fields) place() string {
	if len(f.Addresses) == 0 {
		return ""
	}
	a := f.Addresses[0]
	var parts []string
	for _, part := range []string{a.City, a.Country} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
