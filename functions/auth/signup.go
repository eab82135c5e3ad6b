package auth

import (
	"context"
	"errors"
	"net/http"
	"time"
	"unicode/utf8"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/country"
	"kehu/shared/emailaddress"
	"kehu/shared/identity"
	"kehu/shared/money"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/ration"
	"kehu/shared/record"
	"kehu/shared/seat"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/text"
	"kehu/shared/user"
)

// SignUp makes a company and its first user, the administrator. A code goes out by mail; until it
// comes back and the user signs in, both are pending. For an address that has an
// account the answer is the same, and nothing happens.
var SignUp = operation.Act(operation.Spec{
	Name:     "auth.signUp",
	Route:    "POST /v1/auth/sign-up",
	Need:     access.Public,
	Summary:  "Sign a company up",
	Problems: []problem.Code{"auth.passwordWeak"},
	Status:   http.StatusAccepted,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.DropAccount},
}, signUp)

type signUpInput struct {
	Body struct {
		Company  string `json:"company" minLength:"1" maxLength:"200" doc:"The company's name." example:"Northwind Traders"`
		Name     string `json:"name" minLength:"1" maxLength:"100" doc:"Your full name." example:"Nancy Davolio"`
		Email    string `json:"email" maxLength:"128" doc:"The address to sign in with." example:"nancy@example.com"`
		Password string `json:"password" maxLength:"256" doc:"At least 8 characters with a letter, a digit and a symbol, without your name." example:"tea & biscuits 4"`
		Locale   string `json:"locale,omitempty" enum:"en,zh-CN" doc:"The language of mails; that of Accept-Language if absent."`
		Currency string `json:"currency,omitempty" minLength:"3" maxLength:"3" doc:"ISO 4217; CNY if absent." example:"CNY"`
		Country  string `json:"country,omitempty" minLength:"2" maxLength:"2" doc:"ISO 3166-1, the country of phone numbers without a country code; CN if the currency is CNY." example:"CN"`
	}
}

type nextOutput struct {
	Next string `json:"next" enum:"confirm,signIn,resetPassword" doc:"What to do next."`
}

// pendingLife is how long a company waits for its first sign-in.
const pendingLife = 90 * 24 * time.Hour

func signUp(ctx context.Context, d *app.Deps, call operation.Call, in *signUpInput) (*nextOutput, error) {
	var c text.Checker
	body := &in.Body
	company := c.Line("/company", body.Company)
	name := c.Line("/name", body.Name)
	email := c.Email("/email", body.Email)
	if body.Currency == "" {
		body.Currency = "CNY"
	}
	if !money.IsCurrency(body.Currency) {
		c.Add("/currency", "currency.invalid")
	}
	if body.Country == "" && body.Currency == "CNY" {
		body.Country = "CN"
	}
	if body.Country != "" && !country.Valid(body.Country) {
		c.Add("/country", "country.invalid")
	}
	if body.Locale == "" {
		body.Locale = string(call.Language)
	}
	checkPassword(&c, "/password", body.Password, name, email, identity.MinPasswordLength)
	if err := c.Problem(); err != nil {
		return nil, err
	}

	tenantID := access.NewTenant(d.IDs)
	stamp := record.Stamp{At: call.At, By: user.Kind.NewID(d.IDs), RequestID: call.RequestID}
	first := user.User{
		Meta: record.Created(user.Kind, stamp.By, stamp),
		Name: name, Email: email, Locale: body.Locale,
		Roles: []access.Role{access.Administrator}, Status: user.Pending,
	}
	firm := tenant.Tenant{
		Meta: record.Created(tenant.Kind, tenantID.String(), stamp),
		Name: company, Locale: body.Locale, Currency: body.Currency, Country: body.Country, Subscription: d.SignUpPlan().Subscribe(),
	}
	// The records come first: an account without a company could never sign in, while a
	// company without an account goes by itself.
	expiry := call.At.Add(pendingLife)
	tx := table.Tx{Writes: []table.Write{
		firm.Put(tenantID).Expiring(expiry), first.Put(tenantID).Expiring(expiry),
		seat.Open(tenantID, firm.Seats).Expiring(expiry), ration.Hourly("signUp", emailaddress.Fold(email), signUpsPerHour, call.At),
	}}
	if from := network(call); from != "" {
		tx.Add(ration.Hourly("signUpFrom", from, foundPerHour, call.At))
	}
	if err := d.Table.Transact(ctx, tx); err != nil {
		return nil, tx.Explain(err)
	}
	err := register(ctx, d, identity.SignUp{
		Email: email, Password: body.Password, Name: name, Locale: body.Locale,
		Tenant: tenantID.String(), User: first.ID,
	})
	if errors.Is(err, identity.ErrPasswordPolicy) {
		return nil, weak("/password")
	}
	if err != nil {
		return nil, explain(err)
	}
	return &nextOutput{Next: "confirm"}, nil
}

// register makes the account. One that was never confirmed gives way; one that was stays, and nothing is told: not by the time that it takes either, as the
// provider is asked the same, and makes one hash of the password, whoever has the address.
func register(ctx context.Context, d *app.Deps, in identity.SignUp) error {
	if err := d.Identity.Discard(ctx, in.Email); err != nil {
		return err
	}
	if err := d.Identity.SignUp(ctx, in); !errors.Is(err, identity.ErrUserExists) {
		return err
	}
	return nil
}

// signUpsPerHour is how often one address can sign up: each time a mail goes there.
const signUpsPerHour = 5

// checkPassword notes what is wrong with a new password; length is how many characters the company wants at least.
func checkPassword(c *text.Checker, pointer, password, name, email string, length int) {
	if utf8.RuneCountInString(password) < length {
		c.Limit(pointer, "password.tooShort", length)
	}
	for _, weakness := range identity.CheckPassword(password, name, email) {
		if weakness == identity.TooShort {
			continue // told already, with the company's length
		}
		c.Add(pointer, problem.Code("password."+string(weakness)))
	}
}
