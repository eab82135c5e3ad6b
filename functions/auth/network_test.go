package auth_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// spray makes wrong guesses of codes, each of another account, so that no account's own limit is met.
func spray(t *testing.T, k *scenario.Kehu, from string, guesses int) {
	t.Helper()
	for i := range guesses {
		r := post(auth.Confirm, "email", fmt.Sprintf("victim%d@x.example", i), "code", "000000")
		r.From = from
		k.Do(t, r).Want(t, 400).WantProblem(t, "auth.codeInvalid")
	}
}

// from is the call, made from another address.
func from(address string, r scenario.Request) scenario.Request {
	r.From = address
	return r
}

func TestGuesses_of_one_network_are_limited_whatever_the_account(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	k.NextCode()
	step := k.Begin(t, p)
	const attacker, neighbour, stranger = "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"
	spray(t, k, attacker, 299)
	wrong := post(auth.SignIn, "email", "somebody@x.example", "password", "wrong & 4ever")
	k.Do(t, from(neighbour, wrong)).Want(t, 401).WantProblem(t, "auth.credentialsInvalid")
	right := post(auth.SignIn, "email", p.Email, "password", scenario.Password)
	for name, r := range map[string]scenario.Request{
		"another password":    wrong,
		"the right password":  right,
		"the right code":      post(auth.Challenge, "session", step.Session, "challenge", "SOFTWARE_TOKEN_MFA", "code", k.Code(t, p)),
		"a recovery code":     post(auth.Challenge, "session", step.Session, "challenge", "RECOVERY_CODE", "code", "aaaa-bbbb-cccc"),
		"a confirmation code": post(auth.Confirm, "email", p.Email, "code", "000000"),
		"a code to reset":     post(auth.Reset, "email", p.Email, "code", "000000", "newPassword", otherPassword),
	} {
		t.Run(name, func(t *testing.T) {
			for _, address := range []string{attacker, neighbour} {
				answer := k.Do(t, from(address, r)).Want(t, 429).WantProblem(t, "request.tooMany")
				if answer.Header["retry-after"] == "" {
					t.Error("no Retry-After")
				}
			}
		})
	}
	k.Do(t, from(stranger, right)).Want(t, 200)
	k.Clock.Advance(time.Hour)
	k.Do(t, from(attacker, right)).Want(t, 200)
}

// TestGuesses_count_only_when_they_are_wrong: who signs in rightly, as often as they like, is never shut out.
func TestGuesses_count_only_when_they_are_wrong(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	before := k.Main.LastSequence()
	k.Begin(t, p)
	changes, err := k.Main.Changes(before, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if c.Key.Partition() == table.In(access.Platform, "LIMIT", "guess", "192.0.2.7") {
			t.Error("a right password is counted")
		}
	}
}

// TestGuesses_that_cannot_be_counted_are_not_answered: a table that refuses writes opens no door.
func TestGuesses_that_cannot_be_counted_are_not_answered(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	guess := post(auth.Confirm, "email", "nobody@x.example", "code", "000000")
	k.Table.Fail(func(method string) error {
		if method == "Transact" {
			return table.ErrThrottled
		}
		return nil
	})
	k.Do(t, guess).Want(t, 503).WantProblem(t, "request.busy")
}

func TestGuesses_from_this_machine_are_its_accounts_own(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	spray(t, k, "127.0.0.1", 301)
	spray(t, k, "::1", 1)
}

func TestMails_and_sign_ups_of_one_network_are_limited(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	const crowd = "198.51.100.7"
	mail := func(o operation.Operation, i int) scenario.Request {
		return from(crowd, post(o, "email", fmt.Sprintf("p%d@x.example", i)))
	}
	for i := range 50 {
		k.Do(t, mail(auth.Forgot, i)).Want(t, 202)
		k.Do(t, mail(auth.Resend, i)).Want(t, 202)
	}
	k.Do(t, mail(auth.Forgot, 50)).Want(t, 429).WantProblem(t, "request.tooMany")
	k.Do(t, mail(auth.Resend, 50)).Want(t, 429).WantProblem(t, "request.tooMany")
	k.Do(t, post(auth.Forgot, "email", "p50@x.example")).Want(t, 202)

	sent := len(k.Outbox.Mails())
	var through atomic.Int64
	var all sync.WaitGroup
	for lane := range 8 { // all at once: the count is a write of the transaction
		all.Go(func() {
			for i := range 10 {
				r := from(crowd, post(auth.SignUp, "company", "C", "name", "N N", "email", fmt.Sprintf("s%d-%d@x.example", lane, i), "password", scenario.Password))
				if answer := k.Do(t, r); answer.Status == 202 {
					through.Add(1)
				} else if answer.Status != 429 && answer.Status != 503 && answer.Status != 409 {
					t.Errorf("status %d: %s", answer.Status, answer.Body)
				}
			}
		})
	}
	all.Wait()
	if n := through.Load(); n != 60 || len(k.Outbox.Mails())-sent != 60 {
		t.Errorf("%d sign-ups and %d mails, want 60 of each", n, len(k.Outbox.Mails())-sent)
	}
}
