package delivery

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/emailaddress"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Suppression says that an address gets no mail of the company, as one came back for good or its owner complained.
type Suppression struct {
	record.Meta
	Address string `json:"address" table:"em" doc:"The address."`
	State   State  `json:"state" table:"st" enum:"bounced,complained" doc:"What became of the mail for which it gets no more."`
	Detail  string `json:"detail,omitempty" table:"so" doc:"Why, as the provider has it." example:"Permanent General"`
	Mail    string `json:"mailId" table:"ml" doc:"Names that mail."`
	Reason  string `json:"-" table:"rs"` // why it was lifted
}

// told is what the audit trail tells of it: not the address, which may be that of a person who asks to be forgotten.
type told struct {
	record.Meta
	State  State  `json:"state" table:"st"`
	Detail string `json:"detail,omitempty" table:"so"`
	Reason string `json:"reason,omitempty" table:"rs"`
}

// SuppressionKind is the kind of record that a suppression is. One that was lifted lies in the recycle bin for a while.
var SuppressionKind = record.Kind{Name: "suppression", Prefix: "sup", Key: "SUP", Type: reflect.TypeFor[told]()}

// liftedLife is for how long a suppression that was lifted is remembered: longer than what the provider told of its mail may be told again.
const liftedLife = 30 * 24 * time.Hour

// suppressionID is that of the address's suppression: an address has one, so that a mail finds it by its own address.
func suppressionID(tenant access.Tenant, address string) string {
	return id.Derived(SuppressionKind.Prefix, time.UnixMilli(0), tenant.String()+" "+emailaddress.Fold(address))
}

// suppressionKey is the place where it stands that an address gets no mail of the company.
func suppressionKey(tenant access.Tenant, address string) table.Key {
	return SuppressionKind.ItemKey(tenant, suppressionID(tenant, address))
}

// holds reports whether the item of a suppression says that nothing is sent.
func holds(item table.Item) bool { return item != nil && item["da"] == nil }

func suppressions(tenant access.Tenant, lifted bool) table.Partition {
	if lifted {
		return table.In(tenant, SuppressionKind.Key, "BIN")
	}
	return table.In(tenant, SuppressionKind.Key)
}

func (s Suppression) put(tenant access.Tenant) table.Write {
	write := table.Put(SuppressionKind.ItemKey(tenant, s.ID), table.Encode(s), table.IndexKey{
		Index: table.ByTenant, Partition: suppressions(tenant, s.Deleted()), Sort: table.Join(s.UpdatedAt.UTC().Format(time.RFC3339), s.ID),
	})
	if s.Deleted() {
		write = write.Expiring(s.UpdatedAt.Add(liftedLife))
	}
	return write
}

// suppress notes that the address of the report gets no more. It changes nothing when that is known, or was lifted after the same mail.
func suppress(ctx context.Context, t table.Table, tenant access.Tenant, r Report, now time.Time) error {
	key := suppressionKey(tenant, r.Address)
	item, err := t.Get(ctx, key)
	if err != nil {
		return fmt.Errorf("suppress address: %w", err)
	}
	var before Suppression
	if err := table.Decode(item, &before); err != nil {
		return fmt.Errorf("suppress address: %w", err)
	}
	if holds(item) || before.Mail == r.Mail && item != nil {
		return nil
	}
	stamp, unchanged := record.Stamp{At: now}, table.Absent()
	after := Suppression{Meta: record.Created(SuppressionKind, suppressionID(tenant, r.Address), stamp)}
	if item != nil {
		after.Meta, unchanged = before.OutOfBin(stamp), before.Unchanged()
	}
	after.Address, after.State, after.Detail, after.Mail = r.Address, r.State, r.Detail, r.Mail
	tx := table.Tx{Writes: []table.Write{after.put(tenant).When(unchanged, table.ErrConflict)}}
	if err := tx.Explain(t.Transact(ctx, tx)); err != nil {
		return fmt.Errorf("suppress address: %w", err)
	}
	return nil
}

// GetSuppression returns a suppression that holds. The problem is suppression.notFound.
func GetSuppression(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (s Suppression, err error) {
	if !SuppressionKind.Valid(identifier) {
		return s, problem.New("suppression.notFound")
	}
	item, err := t.Get(ctx, SuppressionKind.ItemKey(tenant, identifier))
	if err == nil && !holds(item) {
		return s, problem.New("suppression.notFound")
	}
	return s, errors.Join(err, table.Decode(item, &s))
}

// Lift returns the write that lets mails go to the address again.
func (s Suppression) Lift(tenant access.Tenant, stamp record.Stamp, reason string) table.Write {
	after := s
	after.Meta, after.Reason = s.IntoBin(stamp), reason
	return after.put(tenant).When(s.Unchanged(), problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid")))
}

// Suppressions returns the query of all suppressions that hold, the newest first.
func Suppressions(tenant access.Tenant, after table.Position) table.Query {
	return table.Query{Index: table.ByTenant, Partition: suppressions(tenant, false), Descending: true, After: after}
}

// DecodeSuppression reads the item of a suppression.
func DecodeSuppression(item table.Item) (s Suppression, err error) {
	return s, table.Decode(item, &s)
}
