package tenant

import (
	"strings"
	"time"
	_ "time/tzdata" // Lambda's image has no time zones; these are 0.4 MB

	"kehu/shared/access"
	"kehu/shared/approval"
	"kehu/shared/country"
	"kehu/shared/fieldrule"
	"kehu/shared/identity"
	"kehu/shared/money"
	"kehu/shared/numbering"
	"kehu/shared/pattern"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Rules are what a company sets beside its name, language, currency and country. What is absent is as it comes: see Settings.
type Rules struct {
	TimeZone       string             `json:"timeZone,omitempty" table:"tz" maxLength:"64" doc:"IANA name; that of the capital for a company in China, else UTC, if absent." example:"Asia/Shanghai"`
	CustomerNumber *numbering.Format  `json:"customerNumber,omitempty" table:"cf" doc:"How customers are numbered from now on; C and six digits if absent."`
	OrderNumber    *numbering.Format  `json:"orderNumber,omitempty" table:"of" doc:"How orders are numbered from now on; SO and six digits if absent."`
	OrderApproval  *approval.Settings `json:"orderApproval,omitempty" table:"oa" doc:"Which orders need no approval; every order does if absent."`
	Duplicates     string             `json:"duplicates,omitempty" table:"du" enum:"warn,refuse" doc:"What becomes of a customer with the name or a phone number of another: validateOnly warns, or it is refused; warn if absent."`
	CustomerFields []fieldrule.Rule   `json:"customerFields,omitempty" table:"cr" maxItems:"25" nullable:"false" doc:"What is asked of the fields of customers beyond what every company needs; one rule a field."`
	CustomerReview []string           `json:"customerReview,omitempty" table:"cw" maxItems:"10" uniqueItems:"true" nullable:"false" enum:"name,reference,phones,emails,addresses,taxNumber,bank,paymentMethod,paymentTerms,creditLimit" doc:"Fields of a customer whose changes wait until a second person has approved them; none if absent." example:"[\"bank\"]"`
	PasswordLength int                `json:"passwordLength,omitempty" table:"pm" minimum:"8" maximum:"64" doc:"How many characters a new password has at least; 8 if absent. It can only be raised." example:"12"`
	SecondFactor   *SecondFactor      `json:"secondFactor,omitempty" table:"mf" doc:"How often the second factor is asked for, which everybody has; at each sign-in alone, at least every 30 days, if absent."`
	PasswordMaxAge int                `json:"passwordMaxAgeDays,omitempty" table:"pa" minimum:"1" maximum:"730" doc:"After how many days a password must be changed at the next sign-in; never if absent. It can only be set and lowered." example:"90"`
	Formats        *Formats           `json:"formats,omitempty" table:"fm" doc:"How clients write numbers and dates; 2026-03-31 and 1,234.50 if absent."`
	RetentionDays  int                `json:"retentionDays,omitempty" table:"rd" minimum:"7" maximum:"3650" doc:"For how many days what is deleted from now on lies in the recycle bin; 90 if absent." example:"90"`
	Modules        *Modules           `json:"moduleLabels,omitempty" table:"ml" doc:"What the modules are called here."`
	Letterhead     *Letterhead        `json:"letterhead,omitempty" table:"lh" doc:"What stands on papers such as order confirmations."`
}

// SecondFactor is a company's rule on the second factor: it tightens what holds for everybody, and cannot loosen it (infra/adr/0012).
type SecondFactor struct {
	EveryHours int           `json:"everyHours" table:"h" minimum:"1" maximum:"720" doc:"After so many hours a session ends, and the next sign-in asks for password and second factor." example:"12"`
	Roles      []access.Role `json:"roles,omitempty" table:"r" maxItems:"20" nullable:"false" doc:"Only for users who have one of these roles, and always for administrators; for everybody if absent."`
}

// rule returns the rule as calls need it.
func (s *SecondFactor) rule() access.FactorRule {
	if s == nil {
		return access.FactorRule{}
	}
	return access.FactorRule{MaxAge: time.Duration(s.EveryHours) * time.Hour, Roles: s.Roles}
}

// Modules are the names that a company gives to the modules; absent ones are called as they come.
type Modules struct {
	Customers    *Label `json:"customers,omitempty" table:"cus"`
	Contacts     *Label `json:"contacts,omitempty" table:"con"`
	Products     *Label `json:"products,omitempty" table:"prd"`
	Orders       *Label `json:"orders,omitempty" table:"ord"`
	Departments  *Label `json:"departments,omitempty" table:"dep"`
	Positions    *Label `json:"positions,omitempty" table:"pos"`
	Users        *Label `json:"users,omitempty" table:"usr"`
	Roles        *Label `json:"roles,omitempty" table:"rol"`
	Reviews      *Label `json:"reviews,omitempty" table:"rvw"`
	Logins       *Label `json:"logins,omitempty" table:"lgn"`
	Jobs         *Label `json:"jobs,omitempty" table:"job"`
	Dictionaries *Label `json:"dictionaries,omitempty" table:"dic"`
	Audit        *Label `json:"audit,omitempty" table:"aud"`
	Settings     *Label `json:"settings,omitempty" table:"set"`
}

// Label is the name of a module in both languages.
type Label struct {
	English string `json:"en,omitempty" table:"en" maxLength:"50" doc:"In English; as it comes if absent." example:"Accounts"`
	Chinese string `json:"zh-CN,omitempty" table:"zh" maxLength:"50" doc:"In Chinese; as it comes if absent." example:"往来单位"`
}

// Settings are what the company's administrator may change.
type Settings struct {
	Name     string `json:"name" minLength:"1" maxLength:"200" doc:"The company's name." example:"Northwind Traders"`
	Locale   string `json:"locale" enum:"en,zh-CN" doc:"The company's language."`
	Currency string `json:"currency" maxLength:"3" doc:"The currency of amounts that name none (ISO 4217)." example:"CNY"`
	Country  string `json:"country,omitempty" maxLength:"2" doc:"The country of phone and tax numbers that name none (ISO 3166-1)." example:"CN"`
	Rules
}

// View is the settings as they are answered: with what holds where nothing was set.
type View struct {
	record.Meta
	Settings
}

// What holds where nothing was set.
const (
	DefaultRetention = 90 * day
	warn             = "warn"
	defaultZone      = "UTC"
	chinaZone        = "Asia/Shanghai"
)

const day = 24 * time.Hour

// Settings returns the company's settings, with what holds where nothing was set.
func (c Tenant) Settings() Settings {
	return Settings{Name: c.Name, Locale: c.Locale, Currency: c.Currency, Country: c.Country, Rules: c.Rules}.complete()
}

func (s Settings) complete() Settings {
	switch {
	case s.TimeZone != "":
	case s.Country == "CN":
		s.TimeZone = chinaZone
	default:
		s.TimeZone = defaultZone
	}
	if s.CustomerNumber == nil {
		s.CustomerNumber = &numbering.Format{Prefix: "C", Width: 6}
	}
	if s.Duplicates == "" {
		s.Duplicates = warn
	}
	if s.OrderNumber == nil {
		s.OrderNumber = &numbering.Format{Prefix: "SO", Width: 6}
	}
	if s.PasswordLength == 0 {
		s.PasswordLength = identity.MinPasswordLength
	}
	if s.RetentionDays == 0 {
		s.RetentionDays = int(DefaultRetention / day)
	}
	s.Formats = s.Formats.complete()
	return s
}

// View returns the settings as they are answered.
func (c Tenant) View() View { return View{Meta: c.Meta, Settings: c.Settings()} }

// Company returns what calls need to know of the tenant.
func (c Tenant) Company() access.Company {
	s := c.Settings()
	return access.Company{
		Country: s.Country, Currency: s.Currency, Locale: s.Locale, TimeZone: s.TimeZone,
		CustomerNumber: *s.CustomerNumber, CustomerFields: s.CustomerFields, CustomerReview: s.CustomerReview, RefuseTwins: s.Duplicates != warn, OrderNumber: *s.OrderNumber,
		OrderApproval: s.OrderApproval.Rule(), PasswordLength: s.PasswordLength,
		PasswordMaxAge: time.Duration(s.PasswordMaxAge) * day, FactorRule: s.SecondFactor.rule(),
		Retention: time.Duration(s.RetentionDays) * day, Standing: c.Standing(),
	}
}

// With returns the next version of the tenant, with other settings.
func (c Tenant) With(stamp record.Stamp, s Settings) Tenant {
	c.Meta = c.Changed(stamp)
	c.Name, c.Locale, c.Currency, c.Country, c.Rules = s.Name, s.Locale, s.Currency, s.Country, s.Rules
	return c
}

// Replace returns the transaction that stores the tenant in place of before.
func (c Tenant) Replace(identifier access.Tenant, before Tenant) table.Tx {
	stale := problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))
	return table.Tx{Writes: []table.Write{c.Put(identifier).When(before.Unchanged(), stale)}}
}

// Normalize returns the settings as they are stored. before are those of today. The error is the problem request.invalid
// with a pointer to each field that is not acceptable.
func (s Settings) Normalize(before Settings) (Settings, error) {
	var c text.Checker
	s = s.complete()
	s.Name = c.Line("/name", s.Name)
	s.Country, s.Currency = strings.ToUpper(strings.TrimSpace(s.Country)), strings.ToUpper(strings.TrimSpace(s.Currency))
	if s.Country != "" && !country.Valid(s.Country) {
		c.Add("/country", "country.invalid")
	}
	if !money.IsCurrency(s.Currency) {
		c.Add("/currency", "currency.invalid")
	}
	if !zoneKnown(s.TimeZone) {
		c.Add("/timeZone", "settings.timeZoneUnknown")
	}
	if !s.CustomerNumber.Valid() {
		c.Add("/customerNumber/prefix", "settings.prefixInvalid")
	}
	if !s.OrderNumber.Valid() {
		c.Add("/orderNumber/prefix", "settings.prefixInvalid")
	}
	s.OrderApproval = s.OrderApproval.Normalize(&c, "/orderApproval")
	if s.PasswordLength < before.PasswordLength {
		c.Limit("/passwordLength", "settings.onlyTighter", before.PasswordLength)
	}
	s.CustomerFields = fieldrule.Normalize(&c, "/customerFields", s.CustomerFields)
	if old := before.PasswordMaxAge; old > 0 && (s.PasswordMaxAge == 0 || s.PasswordMaxAge > old) {
		c.Limit("/passwordMaxAgeDays", "settings.onlyTighter", old)
	}
	if s.SecondFactor != nil && s.SecondFactor.Roles != nil {
		s.SecondFactor = &SecondFactor{EveryHours: s.SecondFactor.EveryHours, Roles: role.Tidy(s.SecondFactor.Roles)}
	}
	s.Formats.check(&c)
	s.Modules = s.Modules.normalize(&c)
	s.Letterhead = s.Letterhead.normalize(&c)
	return s, c.Problem()
}

// zones are the names of time zones, but for those that the system's own folder has beside them (posix/, right/).
var zones = pattern.New(`^[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*)*$`)

func zoneKnown(name string) bool {
	if !zones.MatchString(name) || name == "Local" {
		return false
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

// normalize returns the labels without those that say nothing; nil when none is left.
func (m *Modules) normalize(c *text.Checker) *Modules {
	if m == nil {
		return nil
	}
	normal := Modules{}
	for _, module := range []struct {
		name string
		from *Label
		to   **Label
	}{
		{"customers", m.Customers, &normal.Customers},
		{"contacts", m.Contacts, &normal.Contacts},
		{"products", m.Products, &normal.Products},
		{"orders", m.Orders, &normal.Orders},
		{"departments", m.Departments, &normal.Departments},
		{"positions", m.Positions, &normal.Positions},
		{"users", m.Users, &normal.Users},
		{"roles", m.Roles, &normal.Roles},
		{"reviews", m.Reviews, &normal.Reviews},
		{"logins", m.Logins, &normal.Logins},
		{"jobs", m.Jobs, &normal.Jobs},
		{"dictionaries", m.Dictionaries, &normal.Dictionaries},
		{"audit", m.Audit, &normal.Audit},
		{"settings", m.Settings, &normal.Settings},
	} {
		if module.from == nil {
			continue
		}
		label := Label{
			English: c.OptionalLine("/moduleLabels/"+module.name+"/en", module.from.English),
			Chinese: c.OptionalLine("/moduleLabels/"+module.name+"/zh-CN", module.from.Chinese),
		}
		if label != (Label{}) {
			*module.to = &label
		}
	}
	if normal == (Modules{}) {
		return nil
	}
	return &normal
}
