package user

import (
	"strings"

	"kehu/shared/access"
	"kehu/shared/department"
	"kehu/shared/pattern"
	"kehu/shared/phone"
	"kehu/shared/position"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/text"
)

// Profile is what users may change of themselves.
type Profile struct {
	Name   string `json:"name" minLength:"1" maxLength:"100" doc:"Full name." example:"Andrew Fuller"`
	Locale string `json:"locale,omitempty" enum:"en,zh-CN" doc:"The language of mails and pages; the company's if absent."`
	Phone  string `json:"phone,omitempty" maxLength:"120" doc:"Stored as E.164; a number without country code belongs to the company's country."`
}

// Fields are what an administrator may change of a user. The address is not among them: it is the name that the
// user signs in with.
type Fields struct {
	Profile
	Roles      []access.Role `json:"roles" maxItems:"10" nullable:"false" doc:"What the user may do: built-in roles by name, the company's own by identifier." example:"[\"salesperson\"]"`
	Position   string        `json:"positionId,omitempty" maxLength:"64" doc:"What the user is employed as; its roles count beside these."`
	Manager    string        `json:"managerId,omitempty" maxLength:"64" doc:"The user whom this one reports to."`
	Department string        `json:"departmentId,omitempty" maxLength:"64" doc:"The department that the user belongs to. Who may see what a subtree owns sees what everybody in the own department, and in those below it, owns."`
	SalesCode  string        `json:"salesCode,omitempty" maxLength:"10" doc:"Two letters and four digits, the last two 01 to 99; unique." example:"SH0101"`
	// EmployeeNumber is free text, as companies have numbers of many forms.
	EmployeeNumber string `json:"employeeNumber,omitempty" maxLength:"40" doc:"The company's own number of the user; unique, whatever its case." example:"E0042"`
}

// salesCode is AA9999: the first four stand for region and agency, the last two for the person.
var salesCode = pattern.New(`^[A-Z]{2}[0-9]{2}(0[1-9]|[1-9][0-9])$`)

// ValidSalesCode reports whether the text has the form of a sales code.
func ValidSalesCode(code string) bool { return salesCode.MatchString(code) }

// Normalize returns the fields as they are stored, or the problem request.invalid with a pointer to each
// that is not acceptable.
func (f Fields) Normalize(company access.Company) (Fields, error) {
	var c text.Checker
	f.Profile = f.normalize(&c, company)
	f.Roles = role.Tidy(f.Roles)
	if f.SalesCode != "" && !ValidSalesCode(f.SalesCode) {
		c.Add("/salesCode", "user.salesCodeInvalid")
	}
	f.EmployeeNumber = c.OptionalLine("/employeeNumber", f.EmployeeNumber)
	if f.Position != "" && !position.Kind.Valid(f.Position) {
		c.Add("/positionId", "user.positionUnknown")
	}
	if f.Manager != "" && !Kind.Valid(f.Manager) {
		c.Add("/managerId", "user.managerUnknown")
	}
	if f.Department != "" && !department.Kind.Valid(f.Department) {
		c.Add("/departmentId", "department.unknown")
	}
	return f, c.Problem()
}

// Normalize is Fields.Normalize for what users change of themselves.
func (p Profile) Normalize(company access.Company) (Profile, error) {
	var c text.Checker
	p = p.normalize(&c, company)
	return p, c.Problem()
}

func (p Profile) normalize(c *text.Checker, company access.Company) Profile {
	p.Name = c.Line("/name", p.Name)
	if p.Locale == "" {
		p.Locale = company.Locale
	}
	if p.Phone == "" {
		return p
	}
	number, err := phone.Normalize(strings.TrimSpace(p.Phone), company.Country)
	if err != nil {
		c.Add("/phone", "phone.invalid")
		return p
	}
	p.Phone = number.String()
	return p
}

// Fields returns what an administrator may change.
func (u User) Fields() Fields {
	return Fields{
		Profile: Profile{Name: u.Name, Locale: u.Locale, Phone: u.Phone},
		Roles:   u.Roles, Position: u.Position, Manager: u.Manager, Department: u.Department, SalesCode: u.SalesCode,
		EmployeeNumber: u.EmployeeNumber,
	}
}

// With returns the user with other, normalised fields. Grants of roles that stay stay as they are, also when they have expired;
// new ones have no end.
func (u User) With(meta record.Meta, f Fields) User {
	u.Meta = meta
	u.Name, u.Locale, u.Phone = f.Name, f.Locale, f.Phone
	u.Roles, u.Position, u.Manager, u.Department, u.SalesCode = f.Roles, f.Position, f.Manager, f.Department, f.SalesCode
	u.EmployeeNumber = f.EmployeeNumber
	return u.completed(meta)
}
