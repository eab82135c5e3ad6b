package login

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/emailaddress"
	"kehu/shared/table"
)

// Life is how long an attempt is kept.
const Life = 400 * 24 * time.Hour

// Method is what was checked.
type Method string

// The methods.
const (
	Password     Method = "password"
	NewPassword  Method = "newPassword"  // after an invitation
	Factor       Method = "totp"         // the second factor
	FactorSetup  Method = "totpSetup"    // a new second factor
	RecoveryCode Method = "recoveryCode" // instead of it
)

// Result is what came of it.
type Result string

// The results.
const (
	SignedIn   Result = "signedIn"
	Challenged Result = "challenged" // right, and the next step was asked for
	Failed     Result = "failed"
	Locked     Result = "locked" // not looked at, after too many failures
)

// Attempt is one step of a sign-in. Its attributes have the names that indexes carry.
type Attempt struct {
	ID        string    `json:"id" table:"id"`
	At        time.Time `json:"at" table:"ca" doc:"When (UTC)."`
	User      string    `json:"user" table:"ow" doc:"Who."`
	Address   string    `json:"address" table:"pl" doc:"From where: the client's IP address." example:"192.0.2.7"`
	Method    Method    `json:"method" table:"kd" enum:"password,newPassword,totp,totpSetup,recoveryCode" doc:"What was checked."`
	Result    Result    `json:"result" table:"st" enum:"signedIn,challenged,failed,locked" doc:"challenged: it was right, and the next step was asked for."`
	RequestID string    `json:"requestId" table:"rf" doc:"The call."`
}

const timeFormat = "2006-01-02T15:04:05.000Z"

// Put is the write that keeps the attempt.
func (a Attempt) Put(tenant access.Tenant) table.Write {
	a.At = a.At.UTC().Truncate(time.Millisecond)
	sort := table.Join(a.At.Format(timeFormat), a.ID)
	return table.Put(table.In(tenant, "LOGIN", a.User).Key(sort), table.Encode(a), table.IndexKey{
		Index: table.ByTenant, Partition: table.In(tenant, "LOGIN"), Sort: sort,
	}).Expiring(a.At.Add(Life))
}

// Filter says which attempts to list. The zero value is all of the company.
type Filter struct {
	User     string
	From, To time.Time // inclusive; zero is open
}

// List returns up to limit attempts, newest first, from the position on, and the position of the next page.
func List(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Attempt, table.Position, error) {
	query := table.Query{Index: table.ByTenant, Partition: table.In(tenant, "LOGIN"), Sort: f.span(), Descending: true, Limit: limit, After: after}
	if f.User != "" {
		query.Index, query.Partition = table.Primary, table.In(tenant, "LOGIN", f.User)
	}
	page, err := t.Query(ctx, query)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list sign-ins: %w", err)
	}
	attempts := make([]Attempt, len(page.Records))
	for i, r := range page.Records {
		if err := table.Decode(r.Item, &attempts[i]); err != nil {
			return nil, table.Position{}, fmt.Errorf("list sign-ins: %w", err)
		}
	}
	return attempts, page.Next, nil
}

func (f Filter) span() table.Range {
	var r table.Range
	if !f.From.IsZero() {
		r.From = f.From.UTC().Format(timeFormat)
	}
	if !f.To.IsZero() {
		r.To = f.To.UTC().Format(timeFormat) + "\uffff"
	}
	return r
}

// addressKey is where it stands who signs in with an address, whichever the company. Nothing but the log of sign-ins
// trusts it; the identity provider knows who may.
func addressKey(email string) table.Key {
	return table.In(access.Platform, "ADDRESS", emailaddress.Fold(email)).Key("ADDRESS")
}

// Addresses are the partitions of whose an address is: of no company, as an address has an account in one only.
func Addresses(access.Tenant) []table.Partition {
	return []table.Partition{table.In(access.Platform, "ADDRESS")}
}

// Belongs is the write that says whose the address is, from when on attempts with it are kept.
func Belongs(email string, tenant access.Tenant, user string) table.Write {
	return table.Put(addressKey(email), table.Item{"tn": tenant.String(), "us": user})
}

// AddressPrefix is what all partitions of whose an address is begin with.
func AddressPrefix() string { return table.In(access.Platform, "ADDRESS").Below() }

// Owner returns the company, tnt_..., whose an address is, by the item that says so; "" for any other item.
func Owner(put table.Write) string {
	if !strings.HasPrefix(put.Key.Partition().String(), AddressPrefix()) {
		return ""
	}
	return put.Item.Text("tn")
}

// errOthers says that the address is not the company's, or not any more.
var errOthers = errors.New("login: the address is another's")

// Free removes what says whose the address is, if it is the company's.
func Free(ctx context.Context, t table.Table, address table.Key, owner access.Tenant) error {
	tx := table.Tx{Writes: []table.Write{table.Delete(address).When(table.Equal("tn", owner.String()), errOthers)}}
	if err := tx.Explain(t.Transact(ctx, tx)); err != nil && !errors.Is(err, errOthers) {
		return fmt.Errorf("free an address: %w", err)
	}
	return nil
}

// Keep stores the attempt in the log of the user that the address belongs to. For an address that nobody has it makes
// a transaction that writes nothing, so that the time tells a stranger nothing either.
func Keep(ctx context.Context, t table.Table, email string, a Attempt) error {
	item, err := t.Get(ctx, addressKey(email))
	if err != nil {
		return fmt.Errorf("whose address: %w", err)
	}
	write := table.Check(addressKey(email), table.Absent())
	if item != nil {
		tenant, err := access.ParseTenant(item.Text("tn"))
		if err != nil {
			return fmt.Errorf("whose address: %w", err)
		}
		a.User = item.Text("us")
		write = a.Put(tenant)
	}
	if err := t.Transact(ctx, table.Tx{Writes: []table.Write{write}}); err != nil {
		return fmt.Errorf("keep sign-in: %w", err)
	}
	return nil
}
