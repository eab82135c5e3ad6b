package user

import (
	"context"
	"errors"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/emailaddress"
	"kehu/shared/position"
	"kehu/shared/problem"
	"kehu/shared/seat"
	"kehu/shared/table"
	"kehu/shared/text"
)

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

func addressKey(tenant access.Tenant, email string) table.Key {
	return table.In(tenant, "UNIQ", Kind.Key, "EMAIL", emailaddress.Fold(email)).Key("UNIQ")
}

func codeKey(tenant access.Tenant, code string) table.Key {
	return table.In(tenant, "UNIQ", Kind.Key, "CODE", code).Key("UNIQ")
}

// SalesCodeTaken reports whether a user of the company has the sales code.
func SalesCodeTaken(ctx context.Context, t table.Table, tenant access.Tenant, code string) (bool, error) {
	item, err := t.Get(ctx, codeKey(tenant, code))
	return item != nil, err
}

func numberKey(tenant access.Tenant, number string) table.Key {
	return table.In(tenant, "UNIQ", Kind.Key, "NUMBER", text.Fold(number)).Key("UNIQ")
}

// takeNumber returns the write that takes the user's employee number; none when there is none.
func (u User) takeNumber(tenant access.Tenant) []table.Write {
	if u.EmployeeNumber == "" {
		return nil
	}
	taken := problem.New("user.duplicate", problem.At("/employeeNumber", "user.employeeNumberTaken"))
	return []table.Write{table.Put(numberKey(tenant, u.EmployeeNumber), table.Item{"rec": u.ID}).When(table.Absent(), taken)}
}

// giveNumberBack returns the write by which another may have the number.
func (u User) giveNumberBack(tenant access.Tenant) []table.Write {
	if u.EmployeeNumber == "" {
		return nil
	}
	return []table.Write{table.Delete(numberKey(tenant, u.EmployeeNumber)).When(table.Equal("rec", u.ID), stale)}
}

func (u User) takeCode(tenant access.Tenant) table.Write {
	taken := problem.New("user.duplicate", problem.At("/salesCode", "user.salesCodeTaken"))
	return table.Put(codeKey(tenant, u.SalesCode), table.Item{"rec": u.ID}).When(table.Absent(), taken)
}

// TakeAddress is the write that takes the user's address, which no other user of the company can have then.
func (u User) TakeAddress(tenant access.Tenant) table.Write {
	taken := problem.New("user.duplicate", problem.At("/email", "user.emailTaken"))
	return table.Put(addressKey(tenant, u.Email), table.Item{"rec": u.ID}).When(table.Absent(), taken)
}

// Created returns the transaction that stores a new user who has not signed in yet, and takes a seat.
func (u User) Created(tenant access.Tenant) table.Tx {
	tx := u.First(tenant)
	tx.Add(seat.Take(tenant))
	return tx
}

// First is Created for the first user of a company whose seats are made in the same transaction.
func (u User) First(tenant access.Tenant) table.Tx {
	var tx table.Tx
	tx.Add(u.Put(tenant).When(table.Absent(), errors.New("user: identifier made twice")), u.TakeAddress(tenant))
	if u.SalesCode != "" {
		tx.Add(u.takeCode(tenant))
	}
	tx.Add(u.takeNumber(tenant)...)
	tx.Add(position.Refer(tenant, u.Position, positionUnknown)...)
	return tx
}

// positionUnknown is the error when the position is not there.
var positionUnknown = problem.Invalid(problem.At("/positionId", "user.positionUnknown"))

// Replace returns the transaction that stores the user in place of before: with the sales code taken and given
// back, and seats and active administrators counted. The problem user.lastAdministrator is that of a change that would leave
// none, tenant.seatsExceeded that of one that lets somebody in for whom there is no seat.
func (u User) Replace(tenant access.Tenant, before User) table.Tx {
	var tx table.Tx
	tx.Add(u.Put(tenant).When(before.Unchanged(), stale))
	if u.SalesCode != before.SalesCode {
		if before.SalesCode != "" {
			tx.Add(table.Delete(codeKey(tenant, before.SalesCode)).When(table.Equal("rec", u.ID), stale))
		}
		if u.SalesCode != "" {
			tx.Add(u.takeCode(tenant))
		}
	}
	if text.Fold(u.EmployeeNumber) != text.Fold(before.EmployeeNumber) {
		tx.Add(before.giveNumberBack(tenant)...)
		tx.Add(u.takeNumber(tenant)...)
	}
	if u.Position != before.Position {
		tx.Add(position.Refer(tenant, u.Position, positionUnknown)...)
		tx.Add(position.Leave(tenant, before.Position)...)
	}
	switch was, is := before.seated(), u.seated(); {
	case is && !was:
		tx.Add(seat.Take(tenant))
	case was && !is:
		tx.Add(seat.Free(tenant))
	case before.Status == Suspended && u.Status != Suspended:
		tx.Add(seat.Keep(tenant))
	}
	switch was, is := before.Administers(), u.Administers(); {
	case is && !was:
		tx.Add(CountAdministrator(tenant))
	case was && !is:
		last := problem.New("user.lastAdministrator")
		tx.Add(table.Update(administratorsKey(tenant), nil, map[string]int64{"n": -1}).When(table.More("n", table.NumberOf(1)), last))
	}
	return tx
}

// seated reports whether the user holds a seat of the company's plan: a suspended one does, so that nobody makes room by
// suspending people in turn; one whose sign-up was never confirmed does not.
func (u User) seated() bool {
	return u.Status == Invited || u.Status == Active || u.Status == Suspended
}

// Administers reports whether the user counts as an administrator: one who can sign in, and by a grant without end. What comes
// with a position does not count, as it may go with a change of the position.
func (u User) Administers() bool {
	g, found := u.completed(u.Meta).Grant(access.Administrator)
	return u.Status == Active && found && g.ExpiresAt == nil
}

// CountAdministrator is the write that counts one more active administrator.
func CountAdministrator(tenant access.Tenant) table.Write {
	return table.Update(administratorsKey(tenant), nil, map[string]int64{"n": 1})
}

// administratorsKey is the item whose n is the number of active administrators.
func administratorsKey(tenant access.Tenant) table.Key {
	return table.In(tenant, "ADMINISTRATORS").Key("ADMINISTRATORS")
}

// ByAddress returns the identifier of the company's user who has the e-mail address; "" when there is none.
func ByAddress(ctx context.Context, t table.Table, tenant access.Tenant, email string) (string, error) {
	item, err := t.Get(ctx, addressKey(tenant, email))
	if err != nil {
		return "", fmt.Errorf("look user up: %w", err)
	}
	return item.Text("rec"), nil
}
