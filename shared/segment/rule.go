package segment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kehu/shared/category"
	"kehu/shared/customer"
	"kehu/shared/dictionary"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Field names what a condition is about.
type Field string

// The fields. Those of the first group have texts, those of the second days, those of the third numbers.
const (
	Level    Field = "level"
	Source   Field = "source"
	Category Field = "category" // or one below it
	Tag      Field = "tag"
	Industry Field = "industry"
	City     Field = "city" // of the first address
	Owner    Field = "owner"
	Type     Field = "type"
	Status   Field = "status"

	Created Field = "createdAt"
	Updated Field = "updatedAt"

	Age            Field = "age" // days since it was added
	Completeness   Field = "completeness"
	Recency        Field = "recency"   // days since the last order
	Frequency      Field = "frequency" // orders in the last months
	Amount         Field = "amount"    // of these, without tax
	RecencyScore   Field = "recencyScore"
	FrequencyScore Field = "frequencyScore"
	AmountScore    Field = "amountScore"
)

// Condition is one part of a rule.
type Condition struct {
	Field    Field    `json:"field" table:"f" enum:"level,source,category,tag,industry,city,owner,type,status,createdAt,updatedAt,age,completeness,recency,frequency,amount,recencyScore,frequencyScore,amountScore" doc:"What it is about. age and recency are days, since the customer was added and since it ordered last; frequency and amount are how many orders it made in the last months, and what they come to without tax; scores are from 1 to 5." example:"recency"`
	Not      bool     `json:"not,omitempty" table:"n" doc:"Whether it must not hold."`
	In       []string `json:"in,omitempty" table:"i" maxItems:"50" nullable:"false" doc:"Of level, source, category, tag, industry, city, owner, type and status: one of these. A category stands for those below it, too."`
	From     string   `json:"from,omitempty" table:"fr" maxLength:"40" doc:"Of the others: this at least, a day (2026-03-02) or a number." example:"0"`
	To       string   `json:"to,omitempty" table:"to" maxLength:"40" doc:"This at most." example:"90"`
	Months   int      `json:"months,omitempty" table:"m" minimum:"1" maximum:"60" doc:"Of frequency and amount: in this month and those before it, so many together; 12 if absent."`
	Currency string   `json:"currency,omitempty" table:"c" maxLength:"3" doc:"Of amount: orders of this currency alone; that of the company if absent."`
}

// kind is how a field is compared.
type kind int

const (
	texts kind = iota
	days
	numbers
	amounts
)

func (f Field) kind() kind {
	switch f {
	case Created, Updated:
		return days
	case Age, Completeness, Recency, Frequency, RecencyScore, FrequencyScore, AmountScore:
		return numbers
	case Amount:
		return amounts
	default:
		return texts
	}
}

// scored reports whether the field takes the scores of all customers.
func (f Field) scored() bool { return f == RecencyScore || f == FrequencyScore || f == AmountScore }

// bought reports whether the field takes what customers ordered.
func (f Field) bought() bool { return f == Recency || f == Frequency || f == Amount || f.scored() }

// period reports whether the field is of the last months.
func (f Field) period() bool { return f == Frequency || f == Amount }

const (
	defaultMonths = 12
	maxValue      = 100 // characters
)

// Normalize returns the fields as they are stored. Categories must be in the order. The error is the problem request.invalid with a pointer to each field
// that is not acceptable.
func (f Fields) Normalize(order category.Order, currency string) (Fields, error) {
	var c text.Checker
	f.Name = c.Line("/name", f.Name)
	f.Notes = c.Paragraph("/notes", f.Notes)
	if f.Match == "" {
		f.Match = All
	}
	f.Conditions = slices.Clone(f.Conditions)
	for i := range f.Conditions {
		f.Conditions[i].normalize(&c, fmt.Sprintf("/conditions/%d", i), order, currency)
	}
	return f, c.Problem()
}

func (c *Condition) normalize(check *text.Checker, at string, order category.Order, currency string) {
	ofTexts := c.Field.kind() == texts
	if c.Months != 0 && !c.Field.period() {
		check.Add(at+"/months", "segment.notOfField")
	}
	if c.Currency != "" && c.Field != Amount {
		check.Add(at+"/currency", "segment.notOfField")
	}
	if c.Field.period() && c.Months == 0 {
		c.Months = defaultMonths
	}
	if c.Field == Amount {
		if c.Currency = strings.ToUpper(c.Currency); c.Currency == "" {
			c.Currency = currency
		}
		if !money.IsCurrency(c.Currency) {
			check.Add(at+"/currency", "dictionary.currencyUnknown")
			return
		}
	}
	switch {
	case ofTexts && c.From+c.To != "":
		check.Add(at+"/from", "segment.notOfField")
	case !ofTexts && len(c.In) > 0:
		check.Add(at+"/in", "segment.notOfField")
	case ofTexts && len(c.In) == 0:
		check.Add(at+"/in", "segment.valuesNeeded")
	case !ofTexts && c.From+c.To == "":
		check.Add(at+"/from", "segment.rangeNeeded")
	case ofTexts:
		c.normalizeTexts(check, at, order)
	default:
		c.normalizeRange(check, at)
	}
}

// fixed are the values of fields that have some of a few.
var fixed = map[Field][]string{
	Type:   {string(customer.Company), string(customer.Person)},
	Status: {string(customer.Potential), string(customer.Active), string(customer.Lost), string(customer.Blocked)},
}

func (c *Condition) normalizeTexts(check *text.Checker, at string, order category.Order) {
	values := make([]string, 0, len(c.In))
	for i, value := range c.In {
		pointer := at + "/in/" + strconv.Itoa(i)
		if value = check.Line(pointer, value); len([]rune(value)) > maxValue {
			check.TooLong(pointer, maxValue)
		}
		_, known := order[value]
		switch {
		case value == "": // told already
		case c.Field == Category && !known:
			check.Add(pointer, "category.unknown")
		case c.Field == Owner && !user.Kind.Valid(value):
			check.Add(pointer, "customer.ownerUnknown")
		case fixed[c.Field] != nil && !slices.Contains(fixed[c.Field], value):
			wrong := problem.At(pointer, "field.enum")
			wrong.Params = map[string]string{"values": strings.Join(fixed[c.Field], ", ")}
			check.Note(wrong)
		case !slices.Contains(values, value):
			values = append(values, value)
		}
	}
	c.In = values
}

func (c *Condition) normalizeRange(check *text.Checker, at string) {
	from, to := c.bound(check, at+"/from", &c.From), c.bound(check, at+"/to", &c.To)
	if from != nil && to != nil && *from > *to {
		check.Add(at+"/to", "segment.rangeInverted")
	}
}

// bound reads an end of the range, and writes it in its one form; nil when it is open or wrong.
func (c *Condition) bound(check *text.Checker, pointer string, value *string) *int64 {
	*value = strings.TrimSpace(*value)
	if *value == "" {
		return nil
	}
	n, err := c.number(*value)
	if err != nil {
		code := problem.Code("field.invalid")
		if c.Field.kind() == days {
			code = "date.invalid"
		}
		check.Add(pointer, code)
		return nil
	}
	switch c.Field.kind() {
	case numbers:
		*value = strconv.FormatInt(n, 10)
	case amounts:
		amount, _ := money.Parse(*value, c.Currency) // it was read just now
		*value = amount.Number()
	case texts, days:
	}
	return &n
}

// Bought reports whether the rule asks for what customers ordered.
func (f Fields) Bought() bool {
	return slices.ContainsFunc(f.Conditions, func(c Condition) bool { return c.Field.bought() })
}

// Words returns what the conditions hold of dictionaries.
func (f Fields) Words() (values []dictionary.Value) {
	lists := map[Field]dictionary.Name{Level: dictionary.Level, Source: dictionary.Source, Industry: dictionary.Industry}
	for i, c := range f.Conditions {
		name, listed := lists[c.Field]
		for j, code := range c.In {
			if listed && (c.Field != Source || code != "other") { // a customer of no source has that
				values = append(values, dictionary.Value{Pointer: fmt.Sprintf("/conditions/%d/in/%d", i, j), Dictionary: name, Code: code})
			}
		}
	}
	return values
}
