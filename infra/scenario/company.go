package scenario

import (
	"context"
	"fmt"
	"maps"
	"strconv"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/login"
	"kehu/shared/record"
	"kehu/shared/seat"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// Company is a company that was written directly into the table.
type Company struct {
	Tenant access.Tenant
	Admin  *Caller

	kehu *Kehu
}

// Caller is somebody who is signed in.
type Caller struct {
	Tenant access.Tenant
	User   string
	Claims map[string]string // as the JWT authorizer hands them over
	Token  string            // the access token, when there is a real one
}

// Company makes a company in China with an administrator.
func (k *Kehu) Company(t testing.TB) *Company {
	t.Helper()
	identifier := access.NewTenant(k.Deps.IDs)
	company := tenant.Tenant{
		Meta: record.Created(tenant.Kind, identifier.String(), record.Stamp{At: k.Clock.Now()}),
		Name: "Kehu Test", Locale: "en", Currency: "CNY", Country: "CN",
		Subscription: tenant.Subscription{Plan: tenant.PlanUnlimited, Seats: tenant.MaxSeats, Status: tenant.Active},
	}
	k.write(t, company.Put(identifier), seat.Open(identifier, company.Seats))
	c := &Company{Tenant: identifier, kehu: k}
	c.Admin = c.User(t, access.Administrator)
	return c
}

// Operator makes a company that runs the platform from now on; its administrator is a platform administrator.
func (k *Kehu) Operator(t testing.TB) *Company {
	t.Helper()
	c := k.Company(t)
	k.Deps.Operator = c.Tenant
	return c
}

// User makes an active user of the company with the roles, who is signed in.
func (c *Company) User(t testing.TB, roles ...access.Role) *Caller {
	t.Helper()
	k := c.kehu
	identifier := user.Kind.NewID(k.Deps.IDs)
	u := user.User{
		Meta: record.Created(user.Kind, identifier, record.Stamp{At: k.Clock.Now()}),
		Name: "Ada Berg", Email: identifier + "@example.com", Locale: "en", Roles: roles, Status: user.Active,
	}
	writes := []table.Write{u.Put(c.Tenant), u.TakeAddress(c.Tenant), seat.Take(c.Tenant)}
	if u.Administers() {
		writes = append(writes, user.CountAdministrator(c.Tenant))
	}
	k.write(t, writes...)
	return k.Session(c.Tenant, identifier)
}

// ColleagueOf makes another active user of the caller's company.
func (k *Kehu) ColleagueOf(t testing.TB, c *Caller, roles ...access.Role) *Caller {
	t.Helper()
	return (&Company{Tenant: c.Tenant, kehu: k}).User(t, roles...)
}

// Session returns a new session of the user, as a sign-in by now would give it.
func (k *Kehu) Session(t access.Tenant, user string) *Caller {
	now := k.Clock.Now()
	begun := session.Session{
		ID: k.Deps.IDs.New("session"), User: user, Device: "Chrome, Windows", Address: "192.0.2.7", Method: login.Factor,
		CreatedAt: now.Truncate(time.Second), LastSeenAt: now,
	}
	if err := k.Main.Transact(context.Background(), table.Tx{Writes: begun.Begin(t)}); err != nil {
		panic(err) // a test's table takes everything that is well formed
	}
	return &Caller{Tenant: t, User: user, Claims: map[string]string{
		"iss": Issuer, "client_id": ClientID, "token_use": "access", "sub": "sub-" + user, "username": "sub-" + user,
		"scope": "aws.cognito.signin.user.admin " + access.TokenScope, "origin_jti": begun.ID, "jti": begun.ID + "-1",
		"auth_time": strconv.FormatInt(now.Unix(), 10), "tenant": t.String(), "user": user,
	}}
}

// With returns the caller with one other claim; "" removes it.
func (c *Caller) With(claim, value string) *Caller {
	other := *c
	other.Claims = maps.Clone(c.Claims)
	other.Claims[claim] = value
	if value == "" {
		delete(other.Claims, claim)
	}
	return &other
}

// ChangeUser changes the stored user without telling anybody, as another operation would.
func (k *Kehu) ChangeUser(t testing.TB, c *Caller, change func(*user.User)) {
	t.Helper()
	u, found, err := user.Get(t.Context(), k.Main, c.Tenant, c.User)
	if err != nil || !found {
		t.Fatalf("user to change: found %t, %v", found, err)
	}
	change(&u)
	u.Meta = u.Changed(record.Stamp{At: k.Clock.Now(), By: c.User})
	k.write(t, u.Put(c.Tenant))
}

// ChangeTenant changes the stored company of the caller, as its operator would, and makes this process forget what it
// knew of it.
func (k *Kehu) ChangeTenant(t testing.TB, c *Caller, change func(*tenant.Tenant)) {
	t.Helper()
	company, found, err := tenant.Get(t.Context(), k.Main, c.Tenant)
	if err != nil || !found {
		t.Fatalf("company to change: found %t, %v", found, err)
	}
	change(&company)
	company.Meta = company.Changed(record.Stamp{At: k.Clock.Now(), By: c.User})
	k.write(t, company.Put(c.Tenant))
	k.Deps.Sessions.Forget(access.Caller{Tenant: c.Tenant, User: c.User})
}

// write stores items directly.
func (k *Kehu) write(t testing.TB, writes ...table.Write) {
	t.Helper()
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: writes}); err != nil {
		t.Fatalf("write: %v", err)
	}
}

// Unknown returns an identifier of the kind that nothing has.
func Unknown(kind record.Kind) string { return fmt.Sprintf("%s_%026d", kind.Prefix, 7) }

// Bulk adds customers of the caller's directly, which is quicker than by calls.
func (k *Kehu) Bulk(t testing.TB, as *Caller, count int) {
	t.Helper()
	for range count {
		meta := record.Created(customer.Kind, customer.Kind.NewID(k.Deps.IDs), record.Stamp{At: k.Clock.Now(), By: as.User})
		c := customer.New(meta, "", customer.Fields{Name: "Bulk", Owner: as.User, Status: customer.Potential})
		if err := k.Main.Transact(t.Context(), c.Created(as.Tenant)); err != nil {
			t.Fatalf("bulk: %v", err)
		}
	}
}
