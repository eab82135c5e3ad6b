// Package operations is the one list of all operations. What is not here does not exist: the
// Lambda binary, the local server, the OpenAPI document and the tests of template.yaml all start
// from it.
package operations

import (
	"encoding/json"
	"fmt"
	"net/http"

	"kehu/functions/audit"
	"kehu/functions/auth"
	"kehu/functions/categories"
	"kehu/functions/checkups"
	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/departments"
	"kehu/functions/dictionaries"
	"kehu/functions/events"
	"kehu/functions/exports"
	"kehu/functions/extensions"
	"kehu/functions/imports"
	"kehu/functions/jobs"
	"kehu/functions/logins"
	"kehu/functions/mails"
	"kehu/functions/me"
	"kehu/functions/notificationrules"
	"kehu/functions/notifications"
	"kehu/functions/orders"
	"kehu/functions/permissions"
	"kehu/functions/positions"
	"kehu/functions/products"
	"kehu/functions/receipts"
	"kehu/functions/receivables"
	"kehu/functions/returns"
	"kehu/functions/reviews"
	"kehu/functions/roles"
	"kehu/functions/search"
	"kehu/functions/segments"
	"kehu/functions/settings"
	"kehu/functions/shipments"
	"kehu/functions/system"
	"kehu/functions/tags"
	"kehu/functions/tenants"
	"kehu/functions/trials"
	"kehu/functions/users"
	"kehu/functions/views"
	"kehu/shared/app"
	"kehu/shared/operation"
)

// All returns every operation, by domain.
func All() []operation.Operation {
	return []operation.Operation{
		auth.SignUp, auth.Confirm, auth.Resend,
		auth.SignIn, auth.TOTP, auth.ConfirmTOTP, auth.Challenge, auth.RecoveryCodes,
		auth.Refresh, auth.SignOut,
		auth.Forgot, auth.Reset, auth.Password,
		auth.Token, auth.Message,

		me.Get, me.Update, me.Logins, me.Sessions, me.EndSession, me.Preferences, me.Prefer,
		views.Create, views.Get, views.List, views.Update, views.Delete,

		notifications.List, notifications.Unread, notifications.Read, notifications.ReadAll,
		notificationrules.Create, notificationrules.Get, notificationrules.List, notificationrules.Update, notificationrules.Delete,

		users.Create, users.Resend, users.Get, users.List, users.Update,
		users.Grant, users.Revoke,
		users.Suspend, users.Reactivate, users.Offboard, users.ResetMFA, users.ResetPassword, users.Unlock,
		users.SignOut, users.Sessions, users.EndSession,
		logins.List,

		customers.Create, customers.Get, customers.List, customers.Update, customers.Delete, customers.Restore,
		customers.History, customers.Unmask, customers.Credit, customers.Statement, customers.StatementPaper, customers.Dossier, customers.Transfer, customers.Hand, customers.Fields,
		customers.Bulk, customers.Bin, customers.RestoreMany, customers.PurgeMany, customers.Purge, customers.Clear, customers.AsOf,
		customers.Changes, customers.ApproveChange, customers.RejectChange, customers.WithdrawChange,
		customers.Verify, customers.Confirm, customers.Attest,
		customers.Merge, customers.Unmerge, customers.Erase, customers.Forget,
		customers.Team, customers.Share, customers.Unshare, customers.Assigned, customers.Mails,
		customers.Overview, customers.Timeline,
		categories.Create, categories.Get, categories.List, categories.Update, categories.Delete,
		segments.Create, segments.Get, segments.List, segments.Update, segments.Delete, segments.Members, segments.Compute, segments.Nightly,
		tags.List,
		checkups.List, checkups.Get, checkups.Answer, checkups.Plan, checkups.SetPlan, checkups.Open,
		contacts.Create, contacts.Get, contacts.List, contacts.Update, contacts.Delete, contacts.Restore, contacts.Unmask, contacts.Erase,
		products.Create, products.Get, products.List, products.Update, products.Delete, products.Restore,
		orders.Create, orders.Record, orders.Get, orders.List, orders.Update, orders.Delete, orders.Restore,
		orders.Submit, orders.Approve, orders.Reject, orders.Reopen, orders.Change, orders.Changes, orders.Cancel, orders.Close,
		orders.Totals, orders.Rebuild, orders.Total,
		orders.Plan, orders.SetPlan, orders.Invoiced, orders.Confirmation, orders.Mail,
		shipments.Create, shipments.Get, shipments.List, shipments.Void,
		returns.Create, returns.Get, returns.List, returns.Void,
		receipts.Create, receipts.Get, receipts.List, receipts.Allocate, receipts.Release, receipts.Refund, receipts.Reverse,
		receivables.List,

		departments.Create, departments.Get, departments.List, departments.Update, departments.Delete,
		reviews.Create, reviews.Get, reviews.List, reviews.Items, reviews.Keep, reviews.Revoke, reviews.Close,
		roles.Create, roles.Get, roles.List, roles.Update, roles.Delete, roles.Copy, roles.Reset,
		permissions.List, permissions.Holders, permissions.Explain, permissions.Copy,
		positions.Create, positions.Get, positions.List, positions.Update, positions.Delete,
		dictionaries.List, dictionaries.Create, dictionaries.Update,
		settings.Get, settings.Update, settings.Close, settings.Export,

		trials.Request, trials.List, trials.Get, trials.Approve, trials.Reject, trials.ResetPassword,
		tenants.List, tenants.Get, tenants.Update, tenants.Suspend, tenants.Reactivate, tenants.Extend, tenants.Close, tenants.Purge,
		tenants.Referrals,
		extensions.Create, extensions.List, extensions.Approve, extensions.Reject,

		imports.Template, imports.Create, imports.Get, imports.List, imports.Preview, imports.Start, imports.Revert,
		exports.Create,
		jobs.List, jobs.Get, jobs.Rows, jobs.Result, jobs.Cancel, jobs.Run,

		audit.Record, audit.List, audit.Verify,
		events.Dispatch, mails.Welcome, mails.Track, mails.Order, mails.Suppressions, mails.Lift, notifications.Deliver, search.Index,
		search.Query, search.Rebuild,

		system.Health, system.OpenAPI,
	}
}

// Find returns the operation of that name.
func Find(name string) (operation.Operation, error) {
	for _, o := range All() {
		if o.Name == name {
			return o, nil
		}
	}
	return operation.Operation{}, fmt.Errorf("operations: there is no %q", name)
}

// domains says what each domain is about, in the order of the documentation.
func domains() []operation.Domain {
	return []operation.Domain{
		{Name: "auth", About: "Sign a company up, people in and out."},
		{Name: "me", About: "Who am I, and what may I do."},
		{Name: "views", About: "How you look at lists, kept under a name."},
		{Name: "notifications", About: "What you are told."},
		{Name: "notificationrules", About: "Who is told of what, and how."},
		{Name: "users", About: "The people of the company."},
		{Name: "logins", About: "Who signed in, when and from where."},
		{Name: "customers", About: "Whom the company sells to."},
		{Name: "categories", About: "By what customers are sorted, as a tree."},
		{Name: "segments", About: "Customers that a rule picks, by fields and by what they order, computed every night."},
		{Name: "tags", About: "The free words by which customers are found."},
		{Name: "checkups", About: "Customers that are looked through every so often, so that what is known of them stays right."},
		{Name: "contacts", About: "The people at a customer."},
		{Name: "products", About: "What the company sells."},
		{Name: "orders", About: "What customers have ordered."},
		{Name: "shipments", About: "Goods of orders that leave."},
		{Name: "returns", About: "Goods of orders that come back."},
		{Name: "receipts", About: "Money that comes in, and which orders it pays."},
		{Name: "receivables", About: "What customers still have to pay, and by when."},
		{Name: "departments", About: "How the company is organised."},
		{Name: "roles", About: "What people may do, on whose records."},
		{Name: "permissions", About: "Who may do what, and why."},
		{Name: "positions", About: "What people are employed as, and which roles come with it."},
		{Name: "dictionaries", About: "The words that forms offer."},
		{Name: "settings", About: "What the company has decided for all of its people."},
		{Name: "trials", About: "Ask for a company of your own, and what became of it."},
		{Name: "tenants", About: "The companies of the platform, for whoever runs it: never what is in them."},
		{Name: "extensions", About: "Ask for more time, and get it."},
		{Name: "exports", About: "Lists as files: customers, products, orders."},
		{Name: "imports", About: "Files whose rows become records: customers, contacts, products."},
		{Name: "jobs", About: "What is too long for one call: how far it is, and what became of each row."},
		{Name: "audit", About: "Who changed what, and the proof of it."},
		{Name: "health", About: "Is the service well."},
		{Name: "openapi", About: "This document."},
	}
}

// Document returns the OpenAPI document of all operations, indented, ending in a new line.
func Document() ([]byte, error) {
	server := operation.NewServer(&app.Deps{}, http.NewServeMux())
	server.Add(All()...)
	server.Describe("Customers and what follows from them, for many companies. Every call but those of signing in "+
		"needs an access token. Errors, versions, retries and lists work alike everywhere.", domains())
	text, err := json.MarshalIndent(server.Document(), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("openapi document: %w", err)
	}
	return append(text, '\n'), nil
}
