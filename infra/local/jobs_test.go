package main

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"kehu/infra/client"
)

var temporary = regexp.MustCompile(`[0-9a-z]{6}-[0-9a-z]{6}-[0-9a-z]{6}-k7`)

// invite makes a second user who is active, and returns the identifier.
func invite(t *testing.T, admin *client.Client) string {
	t.Helper()
	const email, password = "janet@crash.example", "winter coats & 7"
	var u struct{ ID string }
	call := func(c *client.Client, path string, body, out any) {
		t.Helper()
		if _, err := c.Do(t.Context(), http.MethodPost, path, body, out); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	call(admin, "/v1/users", map[string]any{"name": "Janet", "email": email, "roles": []string{"salesperson"}}, &u)
	mails, err := admin.Mails(t.Context(), email)
	if err != nil || len(mails) == 0 {
		t.Fatalf("no invitation: %v", err)
	}
	janet := client.New(admin.Base)
	var step struct{ Session, Secret string }
	call(janet, "/v1/auth/sign-in", map[string]string{"email": email, "password": temporary.FindString(mails[0].Text)}, &step)
	call(janet, "/v1/auth/challenges", map[string]string{"session": step.Session, "challenge": "NEW_PASSWORD_REQUIRED", "newPassword": password}, &step)
	call(janet, "/v1/auth/mfa/totp", map[string]string{"session": step.Session}, &step)
	code, err := totp.GenerateCode(step.Secret, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	call(janet, "/v1/auth/challenges", map[string]string{"session": step.Session, "challenge": "MFA_SETUP", "code": code}, nil)
	return u.ID
}

// many creates customers side by side.
func many(t *testing.T, c *client.Client, count int) {
	t.Helper()
	numbers := make(chan int)
	var workers sync.WaitGroup
	for range 16 {
		workers.Go(func() {
			for i := range numbers {
				if _, err := c.Do(t.Context(), http.MethodPost, "/v1/customers", map[string]any{"name": fmt.Sprint("customer ", i)}, nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range count {
		numbers <- i
	}
	close(numbers)
	workers.Wait()
}

type progress struct {
	ID, State           string
	Done, Failed, Total int
}

// until reads the job until the condition holds.
func until(t *testing.T, c *client.Client, id string, holds func(progress) bool) progress {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for {
		var p progress
		if _, err := c.Do(ctx, http.MethodGet, "/v1/jobs/"+id, nil, &p); err != nil {
			t.Fatalf("%v: %+v", err, p)
		}
		if holds(p) {
			return p
		}
		time.Sleep(time.Millisecond)
	}
}

// TestAJobGoesOnAfterAKill kills the process in the middle of a transfer, again and again, and looks whether each customer was moved
// once.
func TestAJobGoesOnAfterAKill(t *testing.T) {
	const count = 600
	data := t.TempDir()
	running := start(t, data)
	c := client.New(running.base)
	if _, err := c.SignUp(t.Context(), map[string]string{
		"company": "Crash", "name": "Dummy Tester", "email": "tester@crash.example", "password": "brick & wall 1",
	}); err != nil {
		t.Fatal(err)
	}
	to := invite(t, c)
	var me struct{ User struct{ ID string } }
	if _, err := c.Do(t.Context(), http.MethodGet, "/v1/me", nil, &me); err != nil {
		t.Fatal(err)
	}
	many(t, c, count)
	var p progress
	if _, err := c.Do(t.Context(), http.MethodPost, "/v1/customers/transfer", map[string]any{"from": me.User.ID, "to": to, "all": true}, &p); err != nil {
		t.Fatal(err)
	}
	kills := 0
	for done := 0; kills < 4; kills++ {
		p = until(t, c, p.ID, func(p progress) bool { return p.Done > done || p.State == "succeeded" })
		if done = p.Done; p.State == "succeeded" {
			break
		}
		running.kill(t)
		running = start(t, data)
		c.Base = running.base
	}
	p = until(t, c, p.ID, func(p progress) bool { return p.State == "succeeded" || p.State == "failed" })
	if p.State != "succeeded" || p.Done != count || p.Total != count || p.Failed != 0 || kills == 0 {
		t.Errorf("after %d kills: %+v", kills, p)
	}
	moved := 0
	for cursor := ""; ; {
		var page struct {
			Items []struct {
				Owner   string
				Version int
			}
			NextCursor string
		}
		if _, err := c.Do(t.Context(), http.MethodGet, "/v1/customers?limit=200"+cursor, nil, &page); err != nil {
			t.Fatal(err)
		}
		for _, item := range page.Items {
			if item.Owner != to || item.Version != 2 {
				t.Errorf("a customer was not moved once: %+v", item)
			}
			moved++
		}
		if cursor = "&cursor=" + page.NextCursor; page.NextCursor == "" {
			break
		}
	}
	if moved != count {
		t.Errorf("%d customers", moved)
	}
	t.Logf("%d kills in the middle", kills)
}
