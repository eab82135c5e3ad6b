package machine

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"kehu/functions/auth"
	"kehu/functions/operations"
	"kehu/infra/local/backup"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/clock"
	"kehu/shared/departed"
	"kehu/shared/dictionary"
	"kehu/shared/document/press"
	filelocal "kehu/shared/file/local"
	"kehu/shared/id"
	"kehu/shared/identity"
	identitylocal "kehu/shared/identity/local"
	"kehu/shared/mail"
	maillocal "kehu/shared/mail/local"
	"kehu/shared/operation"
	"kehu/shared/ratelimit"
	"kehu/shared/seal"
	"kehu/shared/session"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// Options of a Machine.
type Options struct {
	Data    string // folder of all data; made if absent
	Clock   clock.Clock
	Log     *slog.Logger
	Version string
	// Operator is the company whose administrators run the platform; zero for none.
	Operator access.Tenant
	// Console is a folder with a build of the console, which may come later; "" for the one that the program brought along.
	Console string
	// Rates are the limits of calls; the zero value has none.
	Rates ratelimit.Limits
	// Still keeps what has a timetable from being done: only what follows from changes is.
	Still bool
	// OpenMails shows mails to whoever reaches the machine, as one in a container has no other calls than from outside; else only here (see here).
	OpenMails bool
	// Tables puts another table before, or in place of, one of the machine's own; nil for none. One in place of the main table must hand
	// every write on to it, as what follows from a change starts there.
	Tables func(schema table.Schema, own table.Table) table.Table
}

// DefaultRates are limits that no honest load on one machine meets, so that nobody is refused whose owner has not decided what is too much.
var DefaultRates = ratelimit.Limits{Tenant: 6_000_000, User: 6_000_000, Network: 6_000_000}

// Machine is a running Kehu.
type Machine struct {
	Deps     *app.Deps
	database *tablelocal.Database
	main     *tablelocal.Table
	identity *tablelocal.Table
	outbox   *maillocal.Outbox
	files    *filelocal.Store
	verifier *identitylocal.Verifier
	handler  http.Handler
	feed     *feed
	log      *slog.Logger
	data     string
	control  *backup.Control // nil unless it takes backups

	stop context.CancelFunc
	work sync.WaitGroup
}

// issuer and clientID stand in tokens. They are constants, so that tokens outlive a change of address.
const (
	issuer   = "http://kehu.local"
	clientID = "kehu-local"
)

// Open opens the data and starts everything but the listener. The error wraps tablelocal.ErrInUse when
// another process has the data open.
func Open(ctx context.Context, o Options) (*Machine, error) {
	collectSeldom()
	database, err := tablelocal.Open(filepath.Join(o.Data, backup.Table), tablelocal.Options{Clock: o.Clock, Logger: o.Log})
	if err != nil {
		return nil, fmt.Errorf("open data: %w", err)
	}
	m := &Machine{database: database, log: o.Log, data: o.Data}
	if err := errors.Join(backup.Tidy(o.Data), m.open(ctx, o)); err != nil {
		return nil, errors.Join(err, database.Close())
	}
	m.start(o)
	return m, nil
}

// garbage is by how many per cent what is not collected yet may exceed what is in use. Most of the memory is the store's own, which the
// collector does not see; beside that, twice the usual garbage is little, and half of the collecting is saved.
const garbage = 200

// collectSeldom sets garbage, unless GOGC says otherwise.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
}

func (m *Machine) open(ctx context.Context, o Options) error {
	m.main = m.database.Table(table.Main)
	m.identity = m.database.Table(table.Schema{Name: "identity"})
	audit := m.database.Table(table.Audit)
	main, trail := table.Table(m.main), table.Table(audit)
	if o.Tables != nil {
		main, trail = o.Tables(table.Main, main), o.Tables(table.Audit, trail)
	}
	var err error
	if m.outbox, err = maillocal.Open(filepath.Join(o.Data, backup.Mails), o.Clock.Now); err != nil {
		return fmt.Errorf("open outbox: %w", err)
	}
	if m.files, err = filelocal.Open(filepath.Join(o.Data, backup.Files), o.Clock.Now); err != nil {
		return err
	}
	m.Deps = &app.Deps{
		Clock:     o.Clock,
		IDs:       id.NewSource(o.Clock, nil),
		Table:     main,
		Audit:     trail,
		Inventory: m.main, AuditInventory: audit,
		Departed:     departed.NewRegister(main, o.Clock),
		Mail:         m.outbox,
		Files:        m.files,
		Documents:    press.Press{},
		Sealer:       seal.New(main, o.Clock),
		Sessions:     session.NewGuard(main, o.Clock),
		Dictionaries: dictionary.NewCache(main, o.Clock),
		Log:          o.Log,
		Rates:        ratelimit.New(o.Rates, o.Clock, nil, o.Log),
		Version:      o.Version,
		Operator:     o.Operator,
		Process:      "local", // the only one that has the data open: what it held when it died is its own
		Document:     sync.OnceValues(operations.Document),
	}
	provider, err := identitylocal.Open(ctx, identitylocal.Options{
		Table: m.identity, Clock: o.Clock, Issuer: issuer, ClientID: clientID,
		Deliver: m.deliver,
		Claims: func(ctx context.Context, p identity.Profile) (identity.Claims, error) {
			return auth.Token.Claims(ctx, m.Deps, p)
		},
	})
	if err != nil {
		return fmt.Errorf("open identity provider: %w", err)
	}
	m.Deps.Identity = provider
	m.verifier = identitylocal.NewVerifier(provider, issuer, clientID, o.Clock)
	m.handler = m.newHandler(pages(o.Console), o.OpenMails)
	m.feed = newFeed(m.Deps, m.main, operations.All(), o.Log)
	return m.Deps.Sealer.Load(ctx)
}

// deliver sends the mails that Cognito sends by itself.
func (m *Machine) deliver(ctx context.Context, d identitylocal.Delivery) error {
	kinds := map[identitylocal.Kind]mail.Kind{
		identitylocal.Confirmation:  mail.Confirmation,
		identitylocal.PasswordReset: mail.PasswordReset,
		identitylocal.Invitation:    mail.Invitation,
	}
	notice := operation.Notice{Kind: kinds[d.Kind], Locale: d.Locale, Code: d.Code, Login: d.To, Inviter: d.Inviter, Company: d.Company}
	if d.Kind == identitylocal.Invitation {
		notice.Code = d.TemporaryPassword
	}
	subject, plain, html, err := auth.Compose(notice)
	if err != nil {
		return err
	}
	_, err = m.outbox.Send(ctx, mail.Message{
		ID: m.Deps.IDs.New("mail"), To: d.To, Locale: d.Locale, Subject: subject, Text: plain, HTML: html,
		Tags: map[string]string{"kind": string(notice.Kind)},
	})
	return err
}

// sweepEvery is how often expired items are removed and consumed changes are dropped.
const sweepEvery = time.Minute

func (m *Machine) start(o Options) {
	ctx, stop := context.WithCancel(context.Background())
	m.stop = stop
	m.work.Go(func() { m.feed.run(ctx) })
	m.work.Go(func() { m.sweep(ctx, o.Clock) })
	for _, timed := range operations.All() {
		if timed.Source == operation.Timetable && !o.Still {
			m.work.Go(func() { m.keepTime(ctx, timed) })
		}
	}
}

// keepTime calls the operation now, and then as often as it says.
func (m *Machine) keepTime(ctx context.Context, o operation.Operation) {
	ticker := time.NewTicker(o.Every)
	defer ticker.Stop()
	for {
		if err := guard(func() error { return o.Tick(ctx, m.Deps) }); err != nil && ctx.Err() == nil {
			m.log.Error("timetable", "op", o.Name, "cause", err.Error())
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

func (m *Machine) sweep(ctx context.Context, c clock.Clock) {
	ticker := time.NewTicker(sweepEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if err := m.tidy(ctx, c.Now()); err != nil && ctx.Err() == nil {
			m.log.Error("sweep", "cause", err.Error())
		}
	}
}

func (m *Machine) tidy(ctx context.Context, now time.Time) error {
	_, err := m.main.Expire(ctx, now)
	_, identityErr := m.identity.Expire(ctx, now)
	return errors.Join(err, identityErr, m.feed.trim())
}

// Drain waits until everything that follows from the changes so far is done.
func (m *Machine) Drain(ctx context.Context) error { return m.feed.drain(ctx) }

// TakeBackups answers requests for backups (package backup) until Close.
func (m *Machine) TakeBackups(ctx context.Context) (err error) {
	m.control, err = backup.Listen(ctx, m.database, m.data, m.Deps.Clock.Now, m.log)
	return err
}

// Close stops the feed at the end of what it is doing, and closes the data.
func (m *Machine) Close() error {
	m.stop()
	m.work.Wait()
	var err error
	if m.control != nil {
		err = m.control.Close()
	}
	return errors.Join(err, m.files.Close(), m.database.Close())
}
