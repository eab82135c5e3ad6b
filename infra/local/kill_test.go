package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"kehu/infra/client"
)

// importRows is how many rows an import job has that runs beside the load.
const importRows = 300

// backlog is the import job that runs beside the load, and how many were started.
type backlog struct {
	job     progress
	started int
}

// next starts an import when none runs.
func (b *backlog) next(ctx context.Context, c *client.Client) error {
	if b.started > 0 {
		if _, err := c.Do(ctx, http.MethodGet, "/v1/jobs/"+b.job.ID, nil, &b.job); err != nil {
			return err
		}
		if b.job.State == "running" || b.job.State == "queued" {
			return nil
		}
		if err := b.check(); err != nil {
			return err
		}
	}
	var file bytes.Buffer
	file.WriteString("Name,Reference\n")
	for i := range importRows {
		fmt.Fprintf(&file, "imported %d,import-%d-%d\n", i, b.started, i)
	}
	var i struct {
		ID      string
		Mapping []any
	}
	body := map[string]any{"kind": "customers", "fileName": "c.csv", "content": base64.StdEncoding.EncodeToString(file.Bytes())}
	if _, err := c.Do(ctx, http.MethodPost, "/v1/imports", body, &i); err != nil {
		return err
	}
	if _, err := c.Do(ctx, http.MethodPost, "/v1/imports/"+i.ID+"/preview", map[string]any{}, &i); err != nil {
		return err
	}
	b.started++
	_, err := c.Do(ctx, http.MethodPost, "/v1/imports/"+i.ID+"/start", map[string]any{"mapping": i.Mapping}, &b.job)
	return err
}

// check looks at a job that is over.
func (b *backlog) check() error {
	if b.job.State != "succeeded" || b.job.Done != importRows || b.job.Failed != 0 {
		return fmt.Errorf("import %d: %+v", b.started, b.job)
	}
	return nil
}

// end waits for the last job.
func (b *backlog) end(ctx context.Context, c *client.Client) error {
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if _, err := c.Do(ctx, http.MethodGet, "/v1/jobs/"+b.job.ID, nil, &b.job); err != nil {
			return err
		}
		if b.job.State != "running" && b.job.State != "queued" {
			return b.check()
		}
	}
	return fmt.Errorf("import %d did not end: %+v", b.started, b.job)
}

// newcomer signs a company up while the process is about to be killed, and comes in after it is back.
type newcomer struct {
	email    string
	answered bool
}

func (n *newcomer) signUp(ctx context.Context, base string) error {
	other := client.New(base)
	_, err := other.Do(ctx, http.MethodPost, "/v1/auth/sign-up", map[string]string{
		"company": "Newcomer", "name": "New Comer", "email": n.email, "password": "gate & garden 2", "currency": "USD",
	}, nil)
	n.answered = err == nil
	return err
}

// enter signs up again, which is no harm, and comes in with the newest code.
func (n *newcomer) enter(ctx context.Context, c *client.Client) error {
	if mails, err := c.Mails(ctx, n.email); err != nil || n.answered && len(mails) == 0 {
		return fmt.Errorf("%s: a sign-up was answered, and no code was sent: %w", n.email, err)
	}
	_, err := client.New(c.Base).SignUp(ctx, map[string]string{
		"company": "Newcomer", "name": "New Comer", "email": n.email, "password": "gate & garden 2", "currency": "USD",
	})
	return err
}

// number reads a figure of the environment.
func number(t *testing.T, name string, otherwise uint64) uint64 {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// open signs a company up that approves its orders by itself, with a product.
func open(t *testing.T, c *client.Client) (*shop, client.Account) {
	t.Helper()
	account, err := c.SignUp(t.Context(), map[string]string{
		"company": "Crash", "name": "Dummy Tester", "email": "tester@crash.example", "password": "brick & wall 1", "currency": "USD", "country": "US",
	})
	if err != nil {
		t.Fatal(err)
	}
	var product struct{ ID string }
	free := map[string]any{"orderApproval": map[string]any{"freeAmount": map[string]any{"amount": "1000000", "currency": "USD"}, "freeDiscount": "100"}}
	_, err = c.Do(t.Context(), http.MethodPatch, "/v1/settings", free, nil, "If-Match", "*")
	_, other := c.Do(t.Context(), http.MethodPost, "/v1/products", map[string]any{
		"code": "CHAI", "name": "Chai", "prices": []any{map[string]any{"amount": cents(price), "currency": "USD"}},
	}, &product)
	if err := errors.Join(err, other); err != nil {
		t.Fatal(err)
	}
	return &shop{client: c, product: product.ID}, account
}

// TestNothingAcknowledgedIsLost kills the process at random moments, under a load of customers, changes, orders, receipts, sign-ups and an
// import, and while it comes back; and looks each time at what is there. KEHU_CRASHES says how often, 5 if absent; `make crash` does it 200
// times. KEHU_SEED repeats a load; how it meets the kill does not repeat.
func TestNothingAcknowledgedIsLost(t *testing.T) {
	crashes, seed := number(t, "KEHU_CRASHES", 5), number(t, "KEHU_SEED", uint64(time.Now().UnixNano()))
	t.Logf("KEHU_SEED=%d", seed)
	moments := rand.New(rand.NewPCG(seed, 1<<40))
	data := t.TempDir()
	running := start(t, data)
	c := client.New(running.base)
	s, account := open(t, c)
	running.kill(t) // anew, it knows the settings at once
	running = start(t, data)
	c.Base = running.base
	var jobs backlog
	var told []string
	signed := time.Now()
	must := func(round int, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("kill %d: %v", round, err)
		}
	}
	for round := range int(crashes) {
		if round > 0 && round%20 == 0 {
			t.Logf("%d kills so far, %d stories", round, len(told))
		}
		must(round, jobs.next(t.Context(), c))
		var arriving sync.WaitGroup
		guest := newcomer{email: fmt.Sprintf("guest%d@newcomer.example", round)}
		if round%5 == 0 {
			arriving.Go(func() { _ = guest.signUp(t.Context(), c.Base) }) // whether it was answered stands in guest
		}
		moment := 20*time.Millisecond + time.Duration(moments.Int64N(int64(400*time.Millisecond)))
		stories := tellAll(t.Context(), s, seed, round, moment, func() { running.kill(t) })
		arriving.Wait()
		for _, one := range stories {
			told = append(told, one.name)
		}
		if running = start(t, data); moments.IntN(4) == 0 { // it is killed while it catches up
			time.Sleep(time.Duration(moments.Int64N(int64(50 * time.Millisecond))))
			running.kill(t)
			running = start(t, data)
		}
		c.Base = running.base
		if time.Since(signed) > 10*time.Minute {
			must(round, c.SignIn(t.Context(), account))
			signed = time.Now()
		}
		must(round, prove(t.Context(), c, stories))
		if round%5 == 0 {
			must(round, guest.enter(t.Context(), c))
		}
	}
	must(int(crashes), jobs.end(t.Context(), c))
	references, rows, err := proveWhole(t.Context(), c)
	must(int(crashes), err)
	counted, err := proveDerived(t.Context(), c, told)
	must(int(crashes), err)
	if references["import"] != jobs.started*importRows || len(told) == 0 || counted < 4 {
		t.Errorf("%d rows of %d imports, %d stories, %d counts", references["import"], jobs.started, len(told), counted)
	}
	t.Logf("%d kills, %d stories, %d imports of %d rows, %d fought-over references, %d audit rows and %d counts proved",
		crashes, len(told), jobs.started, importRows, references["ref"], rows, counted)
}
