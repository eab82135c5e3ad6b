package customer

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"kehu/shared/access"
	"kehu/shared/category"
	"kehu/shared/country"
	"kehu/shared/emailaddress"
	"kehu/shared/mask"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/taxnumber"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Normalize returns the fields as they are stored, and warnings of what is accepted but looks wrong.
// before are the fields of today, or nil for a new customer; a masked form of what is there today means "as it was". The error is the problem
// request.invalid with a pointer to each field that is not acceptable, by itself or by the company's own rules.
func (f Fields) Normalize(before *Fields, company access.Company) (normal Fields, warnings []problem.Field, err error) {
	if before != nil {
		mask.Restore(*before, &f)
	}
	n := normalizer{company: company, out: f}
	n.texts()
	n.addresses()
	n.phones()
	n.emails()
	n.website()
	n.tax()
	n.credit()
	n.bank()
	if len(n.check.Fields()) == 0 { // one thing after the other: what is wrong anyway would be told twice
		n.check.Note(n.out.obey(company.CustomerFields, before)...)
	}
	n.defaults()
	return n.out, n.warnings, n.check.Problem()
}

type normalizer struct {
	check    text.Checker
	warnings []problem.Field
	company  access.Company
	out      Fields
}

func (n *normalizer) warn(pointer string, code problem.Code) {
	n.warnings = append(n.warnings, problem.At(pointer, code))
}

// MaxTag is how many characters a tag may have.
const MaxTag = 50

func (n *normalizer) texts() {
	f := &n.out
	f.Name = n.check.Line("/name", f.Name)
	for pointer, value := range map[string]*string{
		"/shortName": &f.ShortName, "/reference": &f.Reference, "/contactName": &f.ContactName,
		"/contactTitle": &f.ContactTitle, "/level": &f.Level, "/industry": &f.Industry,
	} {
		*value = n.check.OptionalLine(pointer, *value)
	}
	f.Source = Source(n.check.OptionalLine("/source", string(f.Source)))
	f.Notes = n.check.Paragraph("/notes", f.Notes)
	if f.Terms != nil {
		terms := *f.Terms
		terms.Note = n.check.OptionalLine("/paymentTerms/note", terms.Note)
		f.Terms = &terms
	}
	tags := make([]string, 0, len(f.Tags))
	for i, tag := range f.Tags {
		pointer := fmt.Sprintf("/tags/%d", i)
		if utf8.RuneCountInString(tag) > MaxTag {
			n.check.TooLong(pointer, MaxTag)
		}
		if tag = n.check.Line(pointer, tag); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	f.Tags = tags
	if f.Category != "" && !category.Kind.Valid(f.Category) {
		n.check.Add("/categoryId", "category.unknown")
	}
	if f.Owner != "" && !user.Kind.Valid(f.Owner) {
		n.check.Add("/owner", "customer.ownerUnknown")
	}
}

func (n *normalizer) addresses() {
	addresses := slices.Clone(n.out.Addresses)
	for i := range addresses {
		a, pointer := &addresses[i], fmt.Sprintf("/addresses/%d", i)
		if a.Type == "" {
			a.Type = Elsewhere
		}
		a.Country = n.country(pointer+"/country", a.Country)
		for name, value := range map[string]*string{
			"province": &a.Province, "city": &a.City, "district": &a.District,
			"street": &a.Street, "postalCode": &a.PostalCode, "receiver": &a.Receiver,
		} {
			*value = n.check.OptionalLine(pointer+"/"+name, *value)
		}
		if a.Phone != "" {
			a.Phone = n.phone(pointer+"/phone", a.Phone, cmpOr(a.Country, n.company.Country))
		}
		written, usual := country.PostalCode(a.Country, a.PostalCode)
		if a.PostalCode = written; !usual {
			n.warn(pointer+"/postalCode", "postalCode.unusual")
		}
		if a.Country+a.Province+a.City+a.Street+a.PostalCode == "" {
			n.check.Add(pointer, "field.blank")
		}
	}
	n.out.Addresses = addresses
	n.places()
}

// places checks that each type has one address to take: a customer is registered in one place, and has one default of each
// type.
func (n *normalizer) places() {
	var registered bool
	defaults := make(map[string]bool)
	for i, a := range n.out.Addresses {
		pointer := fmt.Sprintf("/addresses/%d", i)
		if a.Type == Registered && registered {
			n.check.Add(pointer+"/type", "address.registeredTwice")
		}
		registered = registered || a.Type == Registered
		if a.IsDefault && defaults[a.Type] {
			n.check.Add(pointer+"/isDefault", "address.defaultTwice")
		}
		defaults[a.Type] = defaults[a.Type] || a.IsDefault
	}
}

// AddressFor returns the address to take for a purpose: the default one of its type, else the first of it. ok is false when
// there is none.
func (f *Fields) AddressFor(kind string) (a Address, ok bool) {
	for _, other := range f.Addresses {
		if other.Type == kind && (!ok || other.IsDefault) {
			a, ok = other, true
		}
	}
	return a, ok
}

func (n *normalizer) country(pointer, code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	if code != "" && !country.Valid(code) {
		n.check.Add(pointer, "country.invalid")
	}
	return code
}

// Home returns the country of the customer's numbers that name none: that of the first address, else that of the company.
func (f *Fields) Home(company access.Company) string {
	for _, a := range f.Addresses {
		if a.Country != "" {
			return a.Country
		}
	}
	return company.Country
}

func (n *normalizer) phones() {
	phones := make([]string, 0, len(n.out.Phones))
	for i, number := range n.out.Phones {
		if number = n.phone(fmt.Sprintf("/phones/%d", i), number, n.out.Home(n.company)); number != "" && !slices.Contains(phones, number) {
			phones = append(phones, number)
		}
	}
	n.out.Phones = phones
	if n.out.Fax != "" {
		n.out.Fax = n.phone("/fax", n.out.Fax, n.out.Home(n.company))
	}
}

func (n *normalizer) phone(pointer, value, region string) string {
	number, usual := n.check.Phone(pointer, value, region)
	if !usual {
		n.warn(pointer, "phone.unusual")
	}
	return number
}

func (n *normalizer) emails() {
	emails := make([]string, 0, len(n.out.Emails))
	for i, address := range n.out.Emails {
		address = n.check.Email(fmt.Sprintf("/emails/%d", i), address)
		same := func(known string) bool { return emailaddress.Fold(known) == emailaddress.Fold(address) }
		if address != "" && !slices.ContainsFunc(emails, same) {
			emails = append(emails, address)
		}
	}
	n.out.Emails = emails
}

func (n *normalizer) website() {
	if n.out.Website == "" {
		return
	}
	address := n.check.OptionalLine("/website", n.out.Website)
	if address == "" {
		return // which is told already
	}
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Hostname(), ".") || u.User != nil {
		n.check.Add("/website", "url.invalid")
		return
	}
	n.out.Website = u.String()
}

func (n *normalizer) tax() {
	f := &n.out
	f.TaxCountry = n.country("/taxCountry", f.TaxCountry)
	if f.TaxNumber == "" {
		return
	}
	if f.TaxCountry == "" {
		f.TaxCountry = n.out.Home(n.company)
		if a, ok := f.AddressFor(Registered); ok && a.Country != "" {
			f.TaxCountry = a.Country
		}
	}
	if f.TaxCountry == "" {
		n.check.Add("/taxCountry", "taxNumber.countryRequired")
		return
	}
	result, err := taxnumber.Validate(f.TaxCountry, f.TaxNumber)
	if err != nil {
		n.check.Add("/taxNumber", "taxNumber.invalid")
		return
	}
	if result.Check == taxnumber.Unchecked {
		n.warn("/taxNumber", "taxNumber.unchecked")
	}
	f.TaxNumber = result.Number
}

func (n *normalizer) credit() {
	limit := n.out.CreditLimit
	if limit == nil {
		return
	}
	amount, err := money.ParseNonNegative(limit.Amount, limit.Currency)
	switch {
	case err == nil:
		normal := amount.Wire()
		n.out.CreditLimit = &normal
	case !money.IsCurrency(limit.Currency):
		n.check.Add("/creditLimit/currency", "currency.invalid")
	case strings.HasPrefix(limit.Amount, "-"):
		n.check.Add("/creditLimit/amount", "amount.negative")
	default:
		n.check.Add("/creditLimit/amount", "amount.invalid")
	}
}

func (n *normalizer) bank() {
	if n.out.Bank == nil {
		return
	}
	bank := *n.out.Bank
	bank.Name = n.check.OptionalLine("/bank/name", bank.Name)
	bank.Holder = n.check.OptionalLine("/bank/holder", bank.Holder)
	bank.Account = n.account(bank.Account)
	n.out.Bank = &bank
	if bank == (Bank{}) {
		n.out.Bank = nil
	}
}

func (n *normalizer) account(a Account) Account {
	bare := strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(string(a)))
	for _, r := range bare {
		if (r < '0' || r > '9') && (r < 'A' || r > 'Z') {
			n.check.Add("/bank/account", "field.invalid")
			return ""
		}
	}
	return Account(bare)
}

func (n *normalizer) defaults() {
	f := &n.out
	if f.Type == "" {
		f.Type = Company
	}
	if f.Source == "" {
		f.Source = otherSource
	}
	if f.Status == "" {
		f.Status = Potential
	}
}

func cmpOr(first, second string) string {
	if first != "" {
		return first
	}
	return second
}
