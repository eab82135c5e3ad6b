package permissions

import (
	"context"
	"reflect"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Copy gives a user or a role what another user or role may do. To a user go roles: those of the user that is copied, by grant or by
// position, with the ends of the grants; or the role itself. To a role goes what the other allows.
var Copy = operation.WriteThen(operation.Spec{
	Name:    "permissions.copy",
	Route:   "POST /v1/permissions/copy",
	Need:    access.Needs(access.Permit, access.Update),
	Summary: "Copy what a user or a role may do to another",
	Problems: []problem.Code{
		"role.exceeds", "role.selfPromotion", "role.administratorFixed", "user.roleExceeds", "user.selfChange", "user.lastAdministrator", "user.tooManyRoles",
		"user.left",
	},
	Uses: []operation.Grant{operation.ReadTable, operation.WriteTable},
}, duplicate, func(_ context.Context, d *app.Deps, call operation.Call, _ *copyOutput) error {
	d.Sessions.ForgetCompany(call.Caller.Tenant)
	return nil
})

type copyInput struct {
	operation.Creating
	Body struct {
		From string `json:"from" minLength:"1" maxLength:"64" doc:"The user or role to copy." example:"salesManager"`
		To   string `json:"to" minLength:"1" maxLength:"64" doc:"The user or role that comes to have it."`
		Mode string `json:"mode" enum:"replace,merge" doc:"replace: to have just that; merge: to have that as well."`
	}
}

// difference is what a copy changes.
type difference struct {
	Added   []string `json:"added" nullable:"false" doc:"What comes."`
	Removed []string `json:"removed" nullable:"false" doc:"What goes."`
	Kept    []string `json:"kept" nullable:"false" doc:"What stays."`
}

type copyOutput struct {
	To          string     `json:"to" doc:"The user or role."`
	Version     int64      `json:"version" doc:"Its version after it."`
	Roles       difference `json:"roles" doc:"Of a user: granted roles."`
	Permissions difference `json:"permissions" doc:"Permissions with their scopes, and customer.show with the fields that are shown." example:"{\"added\":[\"customer.read:all\"],\"removed\":[],\"kept\":[]}"`
}

// source is what is copied.
type source struct {
	grants []role.Grant // to a user
	rights access.Rights
}

func duplicate(ctx context.Context, d *app.Deps, call operation.Call, in *copyInput) (*copyOutput, table.Tx, error) {
	from, err := read(ctx, d, call, in.Body.From)
	if err != nil {
		return nil, table.Tx{}, err
	}
	for i := range from.grants {
		from.grants[i].CopiedFrom = in.Body.From
	}
	merge := in.Body.Mode == "merge"
	if user.Kind.Valid(in.Body.To) {
		return toUser(ctx, d, call, from, in.Body.To, merge)
	}
	return toRole(ctx, d, call, from, in.Body.From, access.Role(in.Body.To), merge)
}

// read returns what the user or role may do. One that the company does not have is the problem request.invalid.
func read(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (source, error) {
	unknown := problem.Invalid(problem.At("/from", "permission.sourceUnknown"))
	granted := role.Grant{GrantedAt: call.At.UTC().Truncate(time.Millisecond), GrantedBy: call.Caller.User}
	if !user.Kind.Valid(identifier) {
		r, _, err := role.Get(ctx, d.Table, call.Caller.Tenant, access.Role(identifier))
		if problem.Is(err, "role.notFound") {
			return source{}, unknown
		}
		granted.Role = r.Ref()
		return source{[]role.Grant{granted}, r.Rights()}, err
	}
	u, firm, err := subject(ctx, d, call.Caller.Tenant, identifier)
	if problem.Is(err, "user.notFound") {
		return source{}, unknown
	}
	registry := firm.registry
	s := source{rights: u.RightsAt(call.At, registry)}
	for _, r := range u.RolesAt(call.At, registry) {
		g := granted
		g.Role = r
		if held, found := u.Grant(r); found && held.Counts(call.At) && !slices.Contains(registry.Position(u.Position), r) {
			g.ExpiresAt = held.ExpiresAt
		}
		s.grants = append(s.grants, g)
	}
	return s, err
}

func toUser(ctx context.Context, d *app.Deps, call operation.Call, from source, to string, merge bool) (*copyOutput, table.Tx, error) {
	before, firm, err := subject(ctx, d, call.Caller.Tenant, to)
	if problem.Is(err, "user.notFound") {
		err = problem.Invalid(problem.At("/to", "permission.targetUnknown"))
	}
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.ID == call.Caller.User {
		return nil, table.Tx{}, problem.New("user.selfChange", problem.At("/to", "field.invalid"))
	}
	if before.Status == user.Left {
		return nil, table.Tx{}, problem.New("user.left")
	}
	after := before
	if !merge {
		after = after.Without(before.Roles...)
	}
	for _, g := range from.grants {
		held, found := before.Grant(g.Role)
		if found && (held.ExpiresAt == nil || g.ExpiresAt != nil && !g.ExpiresAt.After(*held.ExpiresAt)) {
			g = held // it lasts as long already
		}
		after = after.Granted(g)
	}
	registry := firm.registry
	was, is := before.RightsAt(call.At, registry), after.RightsAt(call.At, registry)
	switch {
	case !call.Caller.Covers(was) || !call.Caller.Covers(is):
		return nil, table.Tx{}, problem.New("user.roleExceeds", problem.At("/from", "field.invalid"))
	case len(after.Roles) > user.MaxRoles:
		return nil, table.Tx{}, problem.New("user.tooManyRoles")
	}
	out := copyOutput{To: to, Version: before.Version, Roles: differ(names(before.Roles), names(after.Roles)), Permissions: differ(texts(was), texts(is))}
	if reflect.DeepEqual(before.Grants, after.Grants) {
		return &out, table.Tx{}, nil
	}
	after.Meta = before.Changed(call.Stamp())
	out.Version = after.Version
	tx := after.Replace(call.Caller.Tenant, before)
	tx.Add(registry.Assign(call.Caller.Tenant, before.Roles, after.Roles)...)
	return &out, tx, nil
}

func toRole(ctx context.Context, d *app.Deps, call operation.Call, from source, source string, to access.Role, merge bool) (*copyOutput, table.Tx, error) {
	before, registry, err := role.Get(ctx, d.Table, call.Caller.Tenant, to)
	if problem.Is(err, "role.notFound") {
		err = problem.Invalid(problem.At("/to", "permission.targetUnknown"))
	}
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.BuiltIn == access.Administrator {
		return nil, table.Tx{}, problem.New("role.administratorFixed")
	}
	fields := before.FieldsIn(call.Language)
	fields.Definition = from.rights.Definition()
	if merge {
		fields.Definition = access.RightsOf(before.Allows(), fields.Definition).Definition()
	}
	was, is := before.Rights(), access.RightsOf(fields.Definition)
	if err := role.MayChange(call.Caller, before.Ref(), was, is, "/from"); err != nil {
		return nil, table.Tx{}, err
	}
	out := copyOutput{To: string(to), Version: before.Version, Roles: differ(nil, nil), Permissions: differ(texts(was), texts(is))}
	if was.Includes(is) && is.Includes(was) {
		return &out, table.Tx{}, nil
	}
	after := before.With(before.Next(call.Stamp()), fields)
	after.CopiedFrom = source
	out.Version = after.Version
	tx, err := after.Replace(call.Caller.Tenant, registry, before)
	return &out, tx, err
}

// differ compares two lists.
func differ(before, after []string) difference {
	d := difference{Added: []string{}, Removed: []string{}, Kept: []string{}}
	for _, x := range after {
		if slices.Contains(before, x) {
			d.Kept = append(d.Kept, x)
		} else {
			d.Added = append(d.Added, x)
		}
	}
	for _, x := range before {
		if !slices.Contains(after, x) {
			d.Removed = append(d.Removed, x)
		}
	}
	return d
}

func names(roles []access.Role) []string {
	texts := make([]string, len(roles))
	for i, r := range roles {
		texts[i] = string(r)
	}
	return texts
}

// texts lists what rights allow, as texts.
func texts(rights access.Rights) []string {
	var all []string
	for _, p := range rights.Permissions() {
		all = append(all, p.String()+":"+string(rights.Scope(p)))
	}
	for _, f := range access.Fields() {
		if rights.Shows(f) {
			all = append(all, "customer.show:"+string(f))
		}
	}
	return all
}
