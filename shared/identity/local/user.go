package local

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/identity"
	"kehu/shared/table"
)

// user is an account as it is stored.
type user struct {
	username  string
	email     string
	name      string
	locale    string
	tenant    string
	id        string    // the usr_... of the account
	password  string    // argon2id, PHC form
	history   []string  // the last passwords that the user chose, as hashes, the present one first
	temporary time.Time // the password is a mailed one that ends then; zero for a password of the user's own
	confirmed bool
	disabled  bool
	secret    string // TOTP, base 32; "" without a second factor
	step      int64  // the last TOTP time step that was used up
	epoch     int64  // sessions and families of an earlier one are revoked
	version   int64  // grows with every write
}

func userOf(username string, i table.Item) *user {
	if i == nil {
		return nil
	}
	truth := func(attribute string) bool { b, _ := i[attribute].(bool); return b }
	u := &user{
		username: username, email: i.Text("email"), name: i.Text("name"), locale: i.Text("locale"),
		tenant: i.Text("tenant"), id: i.Text("user"), password: i.Text("password"),
		confirmed: truth("confirmed"), disabled: truth("disabled"),
		secret: i.Text("totp"), step: i.Int("step"), epoch: i.Int("epoch"), version: i.Int("version"),
	}
	if i.Int("temporary") != 0 {
		u.temporary = timeOf(i, "temporary")
	}
	chosen, _ := i["history"].([]any)
	for _, hash := range chosen {
		text, _ := hash.(string)
		u.history = append(u.history, text)
	}
	return u
}

func (u *user) item() table.Item {
	i := table.Item{
		"email": u.email, "name": u.name, "locale": u.locale, "tenant": u.tenant, "user": u.id,
		"password": u.password, "confirmed": u.confirmed, "disabled": u.disabled,
		"totp": u.secret, "step": table.NumberOf(u.step), "epoch": table.NumberOf(u.epoch),
		"version": table.NumberOf(u.version),
	}
	if len(u.history) > 0 {
		chosen := make([]any, len(u.history))
		for n, hash := range u.history {
			chosen[n] = hash
		}
		i["history"] = chosen
	}
	if u.invited() {
		i["temporary"] = millis(u.temporary)
	}
	return i
}

// create stores a new account and claims its address.
func (u *user) create() []table.Write {
	return []table.Write{
		table.Put(addressKey(u.email), table.Item{"username": u.username}).
			When(table.Absent(), identity.ErrUserExists),
		table.Put(userKey(u.username), u.item()).When(table.Absent(), errRaced),
	}
}

// save stores the changed account if nobody else changed it since it was read.
func (u *user) save() table.Write {
	changed := *u
	changed.version++
	return table.Put(userKey(u.username), changed.item()).When(u.unchanged(), errRaced)
}

// remove deletes the account and frees its address if nobody changed it since it was read.
func (u *user) remove() []table.Write {
	return []table.Write{
		table.Delete(addressKey(u.email)).When(table.Equal("username", u.username), errRaced),
		table.Delete(userKey(u.username)).When(u.unchanged(), errRaced),
	}
}

// same only checks that nobody changed the account since it was read.
func (u *user) same() table.Write {
	return table.Check(userKey(u.username), u.unchanged()).When(u.unchanged(), errRaced)
}

func (u *user) unchanged() table.Condition {
	return table.Equal("version", table.NumberOf(u.version))
}

// choose makes the hash that of a password of the user's own.
func (u *user) choose(hash string) {
	u.password, u.temporary = hash, time.Time{}
	u.history = append([]string{hash}, u.history[:min(len(u.history), identity.PasswordHistory-1)]...)
}

// invited reports whether the account waits for its first own password.
func (u *user) invited() bool { return !u.temporary.IsZero() }

// recoverable reports whether the account may get a code to reset its password. As in Cognito,
// neither unconfirmed nor invited nor disabled users do.
func (u *user) recoverable() bool { return u.confirmed && !u.invited() && !u.disabled }

func (u *user) profile() identity.Profile {
	return identity.Profile{
		Username: u.username, Email: u.email, Name: u.name, Locale: u.locale, Tenant: u.tenant, User: u.id,
		Confirmed: u.confirmed, Enabled: !u.disabled, MFA: u.secret != "",
	}
}

// userByName returns the account, or nil when there is none.
func (p *Provider) userByName(ctx context.Context, username string) (*user, error) {
	if username == "" || len(username) > maxEmailBytes {
		return nil, nil
	}
	item, err := p.Table.Get(ctx, userKey(username))
	if err != nil {
		return nil, fmt.Errorf("identity/local: user: %w", err)
	}
	return userOf(username, item), nil
}

// userByEmail returns the account with the address, or nil when there is none.
func (p *Provider) userByEmail(ctx context.Context, email string) (*user, error) {
	item, err := p.Table.Get(ctx, addressKey(email))
	if err != nil {
		return nil, fmt.Errorf("identity/local: address: %w", err)
	}
	return p.userByName(ctx, item.Text("username"))
}

// change applies f to the account and stores it; identity.ErrNotFound when there is none.
func (p *Provider) change(ctx context.Context, username string, f func(*user)) error {
	return retryOnly(ctx, func() error {
		u, err := p.userByName(ctx, username)
		if err != nil {
			return err
		}
		if u == nil {
			return identity.ErrNotFound
		}
		f(u)
		return p.commit(ctx, u.save())
	})
}
