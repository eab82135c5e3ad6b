// Command local runs the whole of Kehu on one machine: `make run`.
//
// ADDR is where it listens (127.0.0.1:8080), DATA is the folder of its data (.kehu), OPERATOR_TENANT the company whose
// administrators run the platform (none): infra/docs/operator.md. CONSOLE is a folder with a build of the console, which may come
// later (the one that the program brought along). TENANT_RATE, USER_RATE and NETWORK_RATE are how many calls a minute a company, a user,
// and an address without a token may make (6,000,000); 0 for as many as they like: infra/docs/operator.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"kehu/infra/local/machine"
	"kehu/shared/access"
	"kehu/shared/clock"
)

// version is set by the linker: -X main.version=...
var version = "dev"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "kehu:", err)
		os.Exit(1)
	}
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
	m, err := machine.Open(ctx, machine.Options{Data: data, Clock: clock.System{}, Log: log, Version: version, Operator: operator, Console: os.Getenv("CONSOLE"), Rates: rates})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.Close()) }()
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
