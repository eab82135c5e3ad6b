package access

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"kehu/shared/approval"
	"kehu/shared/fieldrule"
	"kehu/shared/numbering"
)

// TokenScope is the OAuth scope that every access token for the API carries; ID tokens do not.
const TokenScope = "kehu/api"

// Caller is who makes a call, as the verified token and the stored user say.
type Caller struct {
	Tenant   Tenant
	User     string // usr_...
	Session  string // the family of tokens that this one belongs to (origin_jti)
	Subject  string // the identity provider's name of the user
	SignIn   time.Time
	Position string   // pos_..., or ""
	Roles    []Role   // those that count now, by grant or by position
	Rights   Rights   // what the roles allow together
	Team     []string // the caller and who reports to the caller; sorted
	Below    []string // the caller, everybody below, and who is in the caller's department or in one below it; sorted
	Company  Company
	// Operator says that the caller is a platform administrator: an administrator of the company that runs the platform.
	Operator bool
}

// Company is what calls need to know of the caller's company.
type Company struct {
	Country  string // ISO 3166-1; where numbers without a country code belong. May be ""
	Currency string // ISO 4217; of amounts that name none
	Locale   string // "en" or "zh-CN"
	TimeZone string // IANA name

	CustomerNumber numbering.Format
	RefuseTwins    bool // whether two customers may not share a name or phone number
	RefuseSeen     bool // whether, in this call, they may not share what the caller is shown: an import asks for it
	OrderNumber    numbering.Format
	OrderApproval  approval.Rule // which orders need none
	CustomerFields []fieldrule.Rule
	CustomerReview []string // fields of customers whose changes wait for a second person
	PasswordLength int      // of a new password, in characters, at least
	FactorRule     FactorRule
	PasswordMaxAge time.Duration // after which it must be changed at the next sign-in; 0 is never
	Retention      time.Duration // of what lies in the recycle bin

	Standing Standing // with whoever runs the platform
}

// FactorRule says how often the second factor is asked for, which everybody has, and which every sign-in asks for. The zero value asks
// at the sign-in alone.
type FactorRule struct {
	MaxAge time.Duration // a session of whom the rule is about ends after it; 0 is never
	Roles  []Role        // whom it is about, beside administrators; none: everybody
}

// Ends returns when a session of somebody with the roles ends that began then; the zero time is never.
func (r FactorRule) Ends(began time.Time, roles []Role) time.Time {
	about := len(r.Roles) == 0 || slices.ContainsFunc(roles, func(role Role) bool {
		return role == Administrator || slices.Contains(r.Roles, role)
	})
	if r.MaxAge == 0 || !about {
		return time.Time{}
	}
	return began.Add(r.MaxAge)
}

// Allowed reports whether the caller has the permission, be it on own records alone.
func (c Caller) Allowed(p Permission) bool {
	if p.Operating() {
		return c.Operator
	}
	return c.Rights.Scope(p) != ""
}

// Reach returns on whose records the caller has the permission.
func (c Caller) Reach(p Permission) Reach {
	switch c.Rights.Scope(p) {
	case All:
		return Reach{everyone: true}
	case Subtree:
		return Reach{owners: c.Below}
	case Team:
		return Reach{owners: c.Team}
	case Own:
		return Reach{owners: []string{c.User}}
	}
	return Reach{}
}

// Permissions returns the texts of all permissions that the caller has, in order; never nil.
func (c Caller) Permissions() []string {
	texts := []string{}
	for _, p := range c.Rights.Permissions() {
		texts = append(texts, p.String())
	}
	if c.Operator {
		for _, p := range operating() {
			texts = append(texts, p.String())
		}
	}
	return texts
}

// Covers reports whether the caller may do everything that the rights allow. Nobody gives a role, or takes
// one from somebody, whose rights go beyond their own.
func (c Caller) Covers(r Rights) bool { return c.Rights.Includes(r) }

// ErrClaims is returned for a token that is verified but does not name a caller: it is not
// one of ours, or not an access token.
var ErrClaims = errors.New("access: the token names no caller")

// ErrScope is returned for a verified token without the scope of the API.
var ErrScope = errors.New("access: the token is not for this interface")

// CallerFromClaims reads the caller out of the claims of a verified token. All claims are
// texts, as the JWT authorizer of API Gateway gives them. Roles are not in the token.
func CallerFromClaims(claims map[string]string) (Caller, error) {
	if !slices.Contains(strings.Fields(claims["scope"]), TokenScope) {
		return Caller{}, ErrScope
	}
	tenant, err := ParseTenant(claims["tenant"])
	if err != nil || claims["token_use"] != "access" || claims["user"] == "" || claims["sub"] == "" {
		return Caller{}, ErrClaims
	}
	session := claims["origin_jti"]
	if session == "" {
		session = claims["jti"]
	}
	signIn, err := strconv.ParseInt(claims["auth_time"], 10, 64)
	if err != nil || session == "" {
		return Caller{}, ErrClaims
	}
	return Caller{
		Tenant:  tenant,
		User:    claims["user"],
		Session: session,
		Subject: claims["sub"],
		SignIn:  time.Unix(signIn, 0).UTC(),
	}, nil
}
