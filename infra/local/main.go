// Command local runs the whole of Kehu on one machine: `make run`. `local backup FILE` copies all data into a file, while it runs or
// not, and `local restore FILE` makes the data of it (package backup). `local replay` gives what was given up to its subscribers once more, while nothing
// else has the data open.
//
// ADDR is where it listens (127.0.0.1:8080), DATA is the folder of its data (.kehu), OPERATOR_TENANT the company whose
// administrators run the platform (none): infra/docs/operator.md. CONSOLE is a folder with a build of the console, which may come
// later (the one that the program brought along). TENANT_RATE, USER_RATE and NETWORK_RATE are how many calls a minute a company, a user,
// and an address without a token may make (6,000,000); 0 for as many as they like: infra/docs/operator.md. MAILS=open shows
// the mails that were sent to whoever reaches ADDR, not to this machine alone. GOGC, as the runtime of Go has it, holds in place of
// what the machine itself gives its garbage collector.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"kehu/infra/local/backup"
	"kehu/infra/local/machine"
	"kehu/shared/access"
	"kehu/shared/clock"
)

// version is set by the linker: -X main.version=...
var version = "dev"

func main() {
	var err error
	switch arguments := os.Args[1:]; {
	case len(arguments) == 0:
		err = run()
	case len(arguments) == 2 && arguments[0] == "backup":
		err = report("Saved")(backup.Save(context.Background(), setting("DATA", ".kehu"), arguments[1]))
	case len(arguments) == 2 && arguments[0] == "restore":
		err = report("Restored")(backup.Restore(arguments[1], setting("DATA", ".kehu")))
	case len(arguments) == 1 && arguments[0] == "replay":
		err = replay()
	default:
		err = errors.New("usage: kehu [backup FILE | restore FILE | replay]")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "kehu:", err)
		os.Exit(1)
	}
}

// report prints what was done.
func report(verb string) func(backup.Done, error) error {
	return func(done backup.Done, err error) error {
		if err == nil {
			fmt.Printf("%s the state of %s: %d files, %d KB.\n", verb, done.At.Local().Format(time.DateTime), done.Parts, done.Bytes>>10)
		}
		return err
	}
}

// errLeft says that something waits still.
var errLeft = errors.New("what is left waits still")

// replay gives what was given up to its subscribers once more, and prints what is left.
func replay() (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	data := setting("DATA", ".kehu")
	if info, err := os.Stat(filepath.Join(data, backup.Table)); err != nil || !info.IsDir() {
		return fmt.Errorf("%s holds no data", data)
	}
	m, err := machine.Open(ctx, machine.Options{Data: data, Clock: clock.System{}, Log: slog.New(slog.NewJSONHandler(os.Stderr, nil)), Version: version, Still: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.Close()) }()
	done, left, err := m.Replay(ctx)
	for _, l := range left {
		fmt.Printf("FAILED  %s %s: %v\n", l.Op, l.Sequence, l.Cause)
	}
	fmt.Printf("%d went through, %d wait still\n", done, len(left))
	if err == nil && len(left) > 0 {
		return errLeft
	}
	return err
}

func run() (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	address, data := setting("ADDR", "127.0.0.1:8080"), setting("DATA", ".kehu")
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	if os.Getenv("LOG") == "off" {
		log = slog.New(slog.DiscardHandler)
	}
	var operator access.Tenant
	if name := os.Getenv("OPERATOR_TENANT"); name != "" {
		if operator, err = access.ParseTenant(name); err != nil {
			return fmt.Errorf("OPERATOR_TENANT: %w", err)
		}
	}
	rates := machine.DefaultRates
	for name, rate := range map[string]*int64{"TENANT_RATE": &rates.Tenant, "USER_RATE": &rates.User, "NETWORK_RATE": &rates.Network} {
		if text := os.Getenv(name); text != "" {
			if *rate, err = strconv.ParseInt(text, 10, 64); err != nil || *rate < 0 {
				return fmt.Errorf("%s: %q is no number of calls a minute", name, text)
			}
		}
	}
	m, err := machine.Open(ctx, machine.Options{Data: data, Clock: clock.System{}, Log: log, Version: version, Operator: operator, Console: os.Getenv("CONSOLE"), Rates: rates, OpenMails: os.Getenv("MAILS") == "open"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.Close()) }()
	if err := m.TakeBackups(ctx); err != nil {
		log.Warn("no backups while it runs", "cause", err.Error())
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return err
	}
	base := "http://" + listener.Addr().String()
	fmt.Printf("Kehu is ready.\n  console        %s/app/\n  API            %s/v1/health\n  documentation  %s/docs\n  sent mails     %s/local/mails\n  data           %s\nStop with Ctrl-C.\n", base, base, base, base, data)
	return m.Serve(ctx, listener)
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
