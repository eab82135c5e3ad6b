// Command rebuild makes anew what is kept beside the records of a company, in the Kehu that runs at ADDR: `make rebuild`. With KIND=orders,
// or none, all orders are added up (POST /v1/orders/totals/rebuild), with KIND=search what records are found by, and
// what lists and segments show of customers, is written (POST /v1/search/rebuild). It starts the job and waits until it is done. Reports and searches show what they did until then.
//
// ACCOUNT is the file that holds how an administrator of the company signs in, as `make demo` writes it (DATA/demo.json).
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"kehu/infra/client"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	c := client.New("http://" + setting("ADDR", "127.0.0.1:8080"))
	if err := run(ctx, c, setting("ACCOUNT", filepath.Join(setting("DATA", ".kehu"), "demo.json"))); err != nil {
		fmt.Fprintln(os.Stderr, "rebuild:", err)
		os.Exit(1)
	}
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func run(ctx context.Context, c *client.Client, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var account client.Account
	if err := json.Unmarshal(text, &account); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if err := c.SignIn(ctx, account); err != nil {
		return err
	}
	route, known := routes[setting("KIND", "orders")]
	if !known {
		return errors.New("KIND is orders or search")
	}
	return rebuild(ctx, c, route)
}

// routes start the jobs, by what they make anew.
var routes = map[string]string{"orders": "/v1/orders/totals/rebuild", "search": "/v1/search/rebuild"}

// pause is how long to wait before the job is looked at again.
const pause = 200 * time.Millisecond

func rebuild(ctx context.Context, c *client.Client, route string) error {
	var job struct {
		ID, State    string
		Done, Failed int64
	}
	if _, err := c.Do(ctx, "POST", route, nil, &job); err != nil {
		return err
	}
	for job.State == "queued" || job.State == "running" {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		if _, err := c.Do(ctx, "GET", "/v1/jobs/"+job.ID, nil, &job); err != nil {
			return err
		}
	}
	if job.State != "succeeded" || job.Failed > 0 {
		return fmt.Errorf("the job %s is %s, %d of its rows failed", job.ID, job.State, job.Failed)
	}
	fmt.Printf("rebuilt in %d steps\n", job.Done)
	return nil
}
