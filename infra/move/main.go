package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kehu/functions/operations"
	"kehu/infra/local/machine"
	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/file/s3"
	"kehu/shared/identity/cognito"
	"kehu/shared/operation"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "move:", err)
		os.Exit(1)
	}
}

// environment are the credentials in the environment.
type environment struct{}

func (environment) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{
		AccessKeyID: os.Getenv("AWS_ACCESS_KEY_ID"), SecretAccessKey: os.Getenv("AWS_SECRET_ACCESS_KEY"), SessionToken: os.Getenv("AWS_SESSION_TOKEN"),
	}, nil
}

func run(ctx context.Context) (err error) {
	var (
		data      = flag.String("data", "", "the data folder to move; its system must be stopped")
		fromTable = flag.String("from-table", "", "or the table of another stack, in -from-region, and")
		fromAudit = flag.String("from-audit-table", "", "its audit table")
		fromWhere = flag.String("from-region", os.Getenv("AWS_REGION"), "the Region of those")
		region    = flag.String("region", os.Getenv("AWS_REGION"), "the Region to move to")
		name      = flag.String("table", "", "TableName of the stack")
		audit     = flag.String("audit-table", "", "AuditTableName of the stack")
		files     = flag.String("files", "", "FilesBucket of the stack")
		pool      = flag.String("user-pool", "", "UserPoolId of the stack, for -invite, and")
		client    = flag.String("user-pool-client", "", "UserPoolClientId")
		invite    = flag.Bool("invite", false, "make accounts for all users when everything is there; each gets a temporary password by mail")
		company   = flag.String("tenant", "", "the one company to move, tnt_...; all if absent")
		state     = flag.String("state", "move.json", "the file that remembers how far the move has come")
	)
	flag.Parse()
	if (*data == "") == (*fromTable == "") || *name == "" || *audit == "" || *region == "" || flag.NArg() > 0 || *invite && *pool == "" {
		flag.Usage()
		return errors.New("see infra/docs/move.md")
	}
	now := clock.System{}.Now
	m := &move{state: *state, now: now, print: func(format string, a ...any) { fmt.Printf(format+"\n", a...) }}
	if *company != "" {
		if m.tenant, err = access.ParseTenant(*company); err != nil {
			return fmt.Errorf("-tenant: %w", err)
		}
	}
	to := dynamo.NewClient(*region, environment{}, nil, "")
	m.to = newDestination(to, *name, *audit)
	if *files != "" {
		m.to.store = s3.New(s3.Options{Bucket: *files, Region: *region, Credentials: environment{}, HTTP: http.DefaultClient, Clock: clock.System{}})
	}
	if *data == "" {
		m.from = stack{client: dynamo.NewClient(*fromWhere, environment{}, nil, ""), names: map[which]string{main_: *fromTable, trail: *fromAudit}}
	} else {
		from, err := settled(ctx, *data)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, from.close()) }()
		m.from = from
	}
	if err := m.run(ctx); err != nil || !*invite {
		return err
	}
	return m.invite(ctx, cognito.New(cognito.NewClient(*region, environment{}, http.DefaultClient, ""), cognito.Options{UserPoolID: *pool, ClientID: *client}))
}

func newDestination(client *dynamodb.Client, name, audit string) destination {
	return destination{client: client, names: map[which]string{main_: name, trail: audit}, tables: map[which]table.Table{
		main_: dynamo.New(client, dynamo.Options{TableName: name, Schema: table.Main}),
		trail: dynamo.New(client, dynamo.Options{TableName: audit, Schema: table.Audit}),
	}}
}

// settling is how long what follows from the last changes may take.
const settling = 10 * time.Minute

// settled lets the system of a folder do what follows from its last changes, and returns the folder.
func settled(ctx context.Context, data string) (*folder, error) {
	if info, err := os.Stat(filepath.Join(data, "table")); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s holds no data", data)
	}
	m, err := machine.Open(ctx, machine.Options{Data: data, Clock: clock.System{}, Log: slog.New(slog.NewJSONHandler(os.Stderr, nil)), Still: true})
	if err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, settling)
	defer cancel()
	if err := errors.Join(m.Drain(limited), m.Close()); err != nil {
		return nil, err
	}
	f, err := openFolder(ctx, data)
	if err != nil {
		return nil, err
	}
	var readers []string
	for _, o := range operations.All() {
		if o.Source == operation.TableStream || o.Source == operation.EventBus {
			readers = append(readers, o.Name)
		}
	}
	if err := f.deadLetters(readers); err != nil {
		return nil, errors.Join(err, f.close())
	}
	return f, nil
}
