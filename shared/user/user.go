package user

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
)

// Status is where a user stands.
type Status string

// The states of a user: pending until the address is confirmed and the first token is given.
const (
	Pending   Status = "pending"
	Invited   Status = "invited"
	Active    Status = "active"
	Suspended Status = "suspended"
	Left      Status = "left" // for good: what the user had is with others, and the seat is free
)

// User is a person of a company.
type User struct {
	record.Meta
	Name     string        `json:"name" table:"nm" doc:"Full name."`
	Email    string        `json:"email" table:"em" format:"email" doc:"The address that the user signs in with."`
	Locale   string        `json:"locale" table:"lc" enum:"en,zh-CN" doc:"The language of mails and pages."`
	Roles    []access.Role `json:"roles" table:"tg" nullable:"false" doc:"The roles of the grants, those that have expired too."`
	Grants   []role.Grant  `json:"grants" table:"gr" nullable:"false" doc:"Which role was given by whom, and until when. More come with the position."`
	Status   Status        `json:"status" table:"st" enum:"pending,invited,active,suspended,left"`
	Phone    string        `json:"phone,omitempty" table:"ph" doc:"Stored as E.164."`
	Position string        `json:"positionId,omitempty" table:"kd" doc:"What the user is employed as; its roles count beside those that are granted."`
	// Manager is whom the user reports to; SalesCode is the number by which offers and orders name the salesperson.
	Manager string `json:"managerId,omitempty" table:"lv" doc:"The user whom this one reports to."`
	// Department is where the user works: see department.Order.
	Department string `json:"departmentId,omitempty" table:"pl" doc:"The department that the user belongs to."`
	SalesCode  string `json:"salesCode,omitempty" table:"sc" doc:"Names the salesperson in numbers of offers and orders." example:"SH0101"`
	// EmployeeNumber is the number by which the company itself knows the user; what lists filter by has names that indexes carry.
	EmployeeNumber string `json:"employeeNumber,omitempty" table:"nu" doc:"The company's own number of the user; unique." example:"E0042"`
	// InvitedAt is when the last invitation was mailed.
	InvitedAt         *time.Time `json:"invitedAt,omitempty" table:"iv" doc:"When the last invitation went out."`
	PasswordChangedAt *time.Time `json:"passwordChangedAt,omitempty" table:"pc" doc:"When the user last chose a password; absent for one of the sign-up."`
	PasswordResetAt   *time.Time `json:"passwordResetAt,omitempty" table:"pr" doc:"When an administrator last reset the password."`
	// LastSeenAt is not part of the record: FindSeen and Search fill it in.
	LastSeenAt *time.Time `json:"lastSeenAt,omitempty" doc:"When a session of the user was last in use, to within four minutes; not part of the version."`
	// SuspendedFrom is the state that a suspended user goes back to.
	SuspendedFrom Status `json:"-" table:"sf"`
	// SignedOutAt ends every session that began before or in that second.
	SignedOutAt time.Time `json:"-" table:"so"`
	// Recovery holds the hashes of unused recovery codes.
	Recovery []string `json:"-" table:"rc"`
	// RecoveryFailures and RecoveryLockedUntil slow down the guessing of recovery codes.
	RecoveryFailures    int       `json:"-" table:"rf"`
	RecoveryLockedUntil time.Time `json:"-" table:"rl"`
}

// Kind is the kind of record that a user is.
var Kind = record.Kind{Name: "user", Prefix: "usr", Key: "USR", Type: reflect.TypeFor[User]()}

// Key returns the key of the user's item.
func Key(t access.Tenant, identifier string) table.Key {
	return Kind.ItemKey(t, identifier)
}

// Find is Get with the problem user.notFound when there is none.
func Find(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (User, error) {
	u, found, err := Get(ctx, t, tenant, identifier)
	if err == nil && !found {
		err = notFound
	}
	return u, err
}

var notFound = problem.New("user.notFound")

// Get returns the user; found is false when there is none with this identifier in the tenant.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (u User, found bool, err error) {
	if !Kind.Valid(identifier) {
		return User{}, false, nil
	}
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil || item == nil {
		return User{}, false, err
	}
	u, err = Decode(item)
	return u, err == nil, err
}

// Decode reads a user's item. Roles and grants are never nil.
func Decode(item table.Item) (User, error) {
	u := User{Roles: []access.Role{}, Grants: []role.Grant{}}
	if err := table.Decode(item, &u); err != nil {
		return User{}, fmt.Errorf("user: %w", err)
	}
	return u, nil
}

// PasswordExpired reports whether the password that the user had then was older than allowed. A maxAge of 0 allows every age.
// That of a sign-up is as old as the user.
func (u User) PasswordExpired(at time.Time, maxAge time.Duration) bool {
	chosen := u.CreatedAt
	if u.PasswordChangedAt != nil {
		chosen = *u.PasswordChangedAt
	}
	return maxAge > 0 && !at.Before(chosen.Add(maxAge))
}

// Location returns the path of the record.
func (u *User) Location() string { return "/v1/users/" + u.ID }

// Put is the write that stores the user, with a grant for each role, for the list of the tenant's users in the order in which they came.
func (u User) Put(tenant access.Tenant) table.Write {
	return table.Put(Key(tenant, u.ID), table.Encode(u.completed(u.Meta)), table.IndexKey{
		Index: table.ByTenant, Partition: List(tenant), Sort: u.ID,
	})
}
