package operation

import (
	"context"
	"hash"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/identity"
	"kehu/shared/mail"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Spec is what an operation says of itself. The template, the OpenAPI document, the local
// server and the tests are derived from it or compared with it.
type Spec struct {
	Name    string      // customers.create: Lambda handler, operationId, the log's op
	Route   string      // "POST /v1/customers"
	Need    access.Need // who may call it
	Summary string      // one line for the documentation
	Status  int         // of success; 0 is 200, or 204 when nothing is answered
	// Problems are what it may answer beside those that come of its input and its need.
	Problems []problem.Code
	// Veil, if it is there, hides from a dry run's answer what the caller may not know of other records.
	Veil    func(ctx context.Context, d *app.Deps, call Call, found []advice.Duplicate) ([]advice.Duplicate, error)
	Uses    []Grant // what the function may do in AWS, beside reading sessions
	Memory  int     // MB; 0 is DefaultMemory
	Timeout time.Duration
	// WhileHeld lets people of a company that is suspended, expired or closed make the call although it is no Read.
	WhileHeld bool
	// Beyond, if it is there, names what it asks the main table for that is not its caller's company's, but the platform's or the operator's:
	// partitions that lie below these.
	Beyond func(operator access.Tenant) []table.Partition

	changes bool // it is no Read
}

// Held reports whether the call is refused to people of a company that is suspended, expired or closed: every call of
// theirs that does more than answer, unless it says WhileHeld.
func (s Spec) Held() bool { return s.changes && !s.WhileHeld && !s.Need.IsPublic() }

// Fenced reports whether calls are kept to the caller's company: all that take a token are, but those of who runs the platform, whose work is
// with all companies.
func (s Spec) Fenced() bool {
	permission, _ := s.Need.Permission()
	return !s.Need.IsPublic() && !permission.Operating()
}

// Reach returns what a call for the tenant may ask the tables for; operator is the company that runs the platform, zero for none.
func (s Spec) Reach(tenant, operator access.Tenant) table.Reach {
	if s.Beyond == nil {
		return table.ReachOf(tenant)
	}
	return table.ReachOf(tenant, s.Beyond(operator)...)
}

// Defaults of functions.
const (
	DefaultMemory  = 512
	DefaultTimeout = 10 * time.Second
	// DocumentsMemory is the memory of those that make or read documents: fonts and workbooks take it, and more of it is more processor.
	DocumentsMemory = 1024
)

// Grant is a set of AWS actions that a function needs; the template's policies are compared with it.
type Grant string

// The grants. Every HTTP function that is not public reads the main table and says that its caller's session is in use; every one that
// reads the table counts calls.
const (
	ReadTable    Grant = "readTable"    // GetItem, BatchGetItem, Query on the main table and its indexes
	WriteTable   Grant = "writeTable"   // PutItem, UpdateItem, DeleteItem, ConditionCheckItem, BatchWriteItem on the main table
	TouchSession Grant = "touchSession" // PutItem, UpdateItem on the main table, in the partitions of sessions alone
	CountCalls   Grant = "countCalls"   // UpdateItem on the main table, in the partitions of shared limits alone
	ReadAudit    Grant = "readAudit"    // GetItem, BatchGetItem, Query on the audit table and its indexes
	AppendAudit  Grant = "appendAudit"  // GetItem, PutItem on the audit table: nothing is changed there, ever
	// RemoveCompanies is Scan on both tables, BatchWriteItem on the audit table: all that is of a company that is gone.
	RemoveCompanies Grant = "removeCompanies"
	// ReadDeparted is GetItem on the main table, of the marks of such companies alone: whatever is told of changes and events asks for them.
	ReadDeparted  Grant = "readDeparted"
	EmptyAudit    Grant = "emptyAudit"    // UpdateItem on the audit table, of the attributes that hold values alone: what a person asks to be erased
	SendMail      Grant = "sendMail"      // ses:SendRawEmail
	PublishEvents Grant = "publishEvents" // events:PutEvents
	ReadFiles     Grant = "readFiles"     // s3:GetObject; links to download are signed with it, too
	WriteFiles    Grant = "writeFiles"    // s3:PutObject, DeleteObject; uploads are signed with it, too
	FindAccount   Grant = "findAccount"   // cognito-idp:AdminGetUser
	DropAccount   Grant = "dropAccount"   // cognito-idp:AdminGetUser, AdminDeleteUser: an account that was never confirmed, or whose company is gone
	ResetFactor   Grant = "resetFactor"   // cognito-idp:AdminGetUser, AdminSetUserMFAPreference
	SetPassword   Grant = "setPassword"   // cognito-idp:AdminGetUser, AdminSetUserPassword
	EndSessions   Grant = "endSessions"   // cognito-idp:AdminUserGlobalSignOut
	AdminIdentity Grant = "adminIdentity" // cognito-idp:Admin... on the user pool: whoever manages accounts
	// Documents gives no rights, but the binary with Deps.Documents, and at least DocumentsMemory.
	Documents Grant = "documents"
)

// Source says who starts a function.
type Source string

// The sources.
const (
	HTTP         Source = "http"
	TableStream  Source = "stream"
	EventBus     Source = "bus"
	TokenTrigger Source = "token"
	MailTrigger  Source = "message"
	Timetable    Source = "timetable"
)

// Operation is a declared operation. The zero value is none.
type Operation struct {
	Spec
	Source Source
	Output reflect.Type // of what an HTTP operation answers

	register func(*Server)
	// Changes handles records of the table's stream, in order.
	Changes func(ctx context.Context, d *app.Deps, change table.Change) error
	// Events handles one event of the bus, of one of the Types.
	Events func(ctx context.Context, d *app.Deps, e event.Event) error
	Types  []event.Type
	// Except is an attribute: events that have it are not for the operation. Of "" there is none.
	Except string
	// Tick does what is to be done now and then; every so often, whole hours.
	Tick  func(ctx context.Context, d *app.Deps) error
	Every time.Duration
	// Claims answers the identity provider's question what to put into a token.
	Claims func(ctx context.Context, d *app.Deps, p identity.Profile) (identity.Claims, error)
	// Compose writes a mail that the identity provider is about to send.
	Compose func(ctx context.Context, d *app.Deps, n Notice) (subject, html string, err error)
}

// Notice is a mail that the identity provider is about to send.
type Notice struct {
	Kind    mail.Kind
	Locale  string
	Code    string // or temporary password, or the provider's placeholder for it
	Login   string // of an invited user, or the provider's placeholder
	Inviter string // who invited the user
	Company string // that the user is invited to
}

// Method and Path return the two halves of the route.
func (s Spec) Method() string { method, _, _ := strings.Cut(s.Route, " "); return method }

// Path returns the path of the route, with {placeholders}.
func (s Spec) Path() string { _, path, _ := strings.Cut(s.Route, " "); return path }

// Stream declares a function that is fed the changes of the main table, one by one, in
// order per item, at least once; but not those of a company that has departed: what it does would stay behind.
func Stream(s Spec, f func(context.Context, *app.Deps, table.Change) error) Operation {
	return Operation{Spec: s, Source: TableStream, Changes: func(ctx context.Context, d *app.Deps, change table.Change) error {
		of, err := table.TenantOf(change.Key)
		if err == nil {
			gone, err := d.Departed.Has(ctx, of)
			if err != nil || gone {
				return err
			}
		}
		return f(ctx, d, change)
	}}
}

// Event declares a function that is fed events of the given types, at least once, but not those of a company that has departed.
func Event(s Spec, types []event.Type, f func(context.Context, *app.Deps, event.Event) error) Operation {
	return Operation{Spec: s, Source: EventBus, Types: types, Events: func(ctx context.Context, d *app.Deps, e event.Event) error {
		of, err := access.ParseTenant(e.Tenant)
		if err == nil {
			gone, err := d.Departed.Has(ctx, of)
			if err != nil || gone {
				return err
			}
		}
		return f(ctx, d, e)
	}}
}

// Unless returns the operation for those events alone that do not have the attribute: a rule of the bus keeps the others away, so
// that they cost nothing.
func (o Operation) Unless(attribute string) Operation {
	o.Except = attribute
	return o
}

// Wants reports whether the event is for the operation, as the rules of the bus do.
func (o *Operation) Wants(e *event.Event) bool {
	return slices.Contains(o.Types, e.Type) && e.Attributes[o.Except] == ""
}

// Schedule declares a function that is called every so often: whole hours. A call may come late, twice or not at all, so what is done must hang on what
// is stored, and be safe to repeat.
func Schedule(s Spec, every time.Duration, f func(context.Context, *app.Deps) error) Operation {
	return Operation{Spec: s, Source: Timetable, Every: every, Tick: f}
}

// Token declares the trigger that decides what a token says. Its error refuses the token.
func Token(s Spec, f func(context.Context, *app.Deps, identity.Profile) (identity.Claims, error)) Operation {
	return Operation{Spec: s, Source: TokenTrigger, Claims: f}
}

// Message declares the trigger that writes the identity provider's mails.
func Message(s Spec, f func(context.Context, *app.Deps, Notice) (subject, html string, err error)) Operation {
	return Operation{Spec: s, Source: MailTrigger, Compose: f}
}

// Call is what an operation knows of the call beside its input.
type Call struct {
	Caller    access.Caller // zero for a public operation
	RequestID string
	Language  problem.Language
	Address   string // of the client: an IP address
	Agent     string // what the client calls itself: its User-Agent header
	At        time.Time
	DryRun    bool // validateOnly: nothing will be written
	bearer    string
	path      string
	body      hash.Hash   // SHA-256 of the body, as far as it was read
	plain     bool        // the client came without TLS
	answer    http.Header // of the answer
}

// Stamp returns who does what is being done, and when.
func (c Call) Stamp() record.Stamp {
	return record.Stamp{At: c.At, By: c.Caller.User, RequestID: c.RequestID}
}

// AccessToken returns the token that the call came with. It is for the identity provider alone.
func (c Call) AccessToken() string { return c.bearer }

// Nothing is the output of an operation that answers 204.
type Nothing struct{}
