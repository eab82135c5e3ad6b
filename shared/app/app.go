// Package app is what operations are given: every port that they may use, in one struct.
// The cloud's wiring stands here too (aws.go); the wiring for one machine is kehu/infra/local.
//
// Promise: an operation reaches the outside only through Deps. Whatever is expensive to
// open is opened on first use, so that a function pays for what it uses alone.
package app

import (
	"context"
	"log/slog"
	"slices"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/departed"
	"kehu/shared/dictionary"
	"kehu/shared/document"
	"kehu/shared/event"
	"kehu/shared/file"
	"kehu/shared/id"
	"kehu/shared/identity"
	"kehu/shared/mail"
	"kehu/shared/ratelimit"
	"kehu/shared/seal"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Deps are the ports and the few values that operations work with.
type Deps struct {
	Clock clock.Clock
	IDs   *id.Source
	Table table.Table // everything but the audit rows
	Audit table.Table // the audit rows; append only
	// Inventory and AuditInventory are the two tables as a whole: only with the grant operation.RemoveCompanies.
	Inventory, AuditInventory table.Inventory
	// Departed knows the companies for which nothing is done any more.
	Departed  *departed.Register
	Identity  identity.Provider
	Mail      mail.Sender
	Files     file.Store
	Bus       event.Bus
	Documents document.Maker // only with the grant operation.Documents
	Sealer    *seal.Sealer
	Sessions  *session.Guard
	// Dictionaries hold the values of records against what the company offers.
	Dictionaries *dictionary.Cache
	Log          *slog.Logger
	// Rates limit how many calls are taken from whom; nil for no limits.
	Rates *ratelimit.Limiter
	// MailRate is how many mails about its customers a company may send in an hour of the clock; 0 for no limit.
	MailRate int
	// Process names this process where work is claimed. Whoever comes again under a name, after a crash, takes back what it had.
	Process string
	Version string // of this build
	// Operator is the company whose administrators run the platform; zero for none.
	Operator access.Tenant
	// Edge is the word by which CloudFront, which stands before the interface, is known; "" for none.
	Edge string
	// Document is the OpenAPI document, for the operation that serves it.
	Document func() ([]byte, error)
}

// Caller is what the session guard makes of a verified caller: with the roles of today, or
// the problem auth.sessionEnded. The operator's own company is never held: nobody else could let it go.
func (d *Deps) Caller(ctx context.Context, verified access.Caller) (access.Caller, error) {
	c, err := d.Sessions.Check(ctx, verified)
	if err == nil && c.Tenant == d.Operator {
		c.Operator = slices.Contains(c.Roles, access.Administrator)
		c.Company.Standing = access.Standing{}
	}
	return c, err
}

// SignUpPlan is the plan of companies that sign themselves up: a trial, but not where nobody could ever extend it.
func (d *Deps) SignUpPlan() tenant.PlanName {
	if d.Operator.IsZero() {
		return tenant.PlanUnlimited
	}
	return tenant.PlanTrial
}
