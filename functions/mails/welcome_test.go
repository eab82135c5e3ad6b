package mails_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/mails"
	"kehu/infra/scenario"
	"kehu/shared/event"
	"kehu/shared/gateway"
	"kehu/shared/mail"
	"kehu/shared/user"
)

// world is a Kehu with a customer who is to be welcomed, and the event that says so.
func world(t *testing.T) (*scenario.Kehu, *scenario.Caller, event.Event) {
	t.Helper()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	k.ChangeUser(t, admin, func(u *user.User) { u.Email = "ada@kehu.example" })
	var c struct{ ID string }
	k.Do(t, scenario.Request{
		Op: customers.Create, As: admin, Body: `{"name":"苏州恒力","contactName":"Li Wei","emails":["li@x.example","b@x.example"],"sendWelcomeEmail":true}`,
	}).Want(t, 201).Into(t, &c)
	return k, admin, event.Event{
		ID: c.ID + "-1", Type: event.CustomerCreated, Tenant: admin.Tenant.String(), Entity: c.ID, Version: 1,
		Attributes: map[string]string{"welcome": "true"},
	}
}

// deliver hands the event over once and reports whether it will come again.
func deliver(t *testing.T, k *scenario.Kehu, e event.Event) (again bool) {
	t.Helper()
	response, err := gateway.Queue(k.Deps, mails.Welcome)(t.Context(), scenario.QueueEvent(t, e))
	if err != nil {
		t.Fatal(err)
	}
	return len(response.BatchItemFailures) > 0
}

func wantMails(t *testing.T, k *scenario.Kehu, want int) {
	t.Helper()
	if got := len(k.Outbox.Mails()); got != want {
		t.Errorf("mails: got %d, want %d", got, want)
	}
}

func TestWelcome(t *testing.T) {
	t.Parallel()
	t.Run("a created customer gets one mail, however often it is told", func(t *testing.T) {
		k, _, _ := world(t)
		k.Drain(t)
		k.Replay(t)
		wantMails(t, k, 1)
		m := k.Outbox.Mails()[0]
		if m.To != "li@x.example" || m.ToName != "苏州恒力" || m.FromName != "Kehu Test" || m.ReplyTo != "ada@kehu.example" ||
			!strings.Contains(m.Text, "Li Wei") || !strings.Contains(m.Text, "C000001") {
			t.Errorf("mail: %+v", m)
		}
	})
	t.Run("deliveries side by side send one mail", func(t *testing.T) {
		k, _, e := world(t)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() { deliver(t, k, e) })
		}
		all.Wait()
		wantMails(t, k, 1)
		if deliver(t, k, e) {
			t.Error("it comes again although it was sent")
		}
		wantMails(t, k, 1)
	})
	t.Run("after a crash between claim and sending another sends it, when the lease is over", func(t *testing.T) {
		k, _, e := world(t)
		k.Outbox.Fail(func(mail.Message) error { panic("the process dies") })
		func() {
			defer func() { _ = recover() }()
			deliver(t, k, e)
		}()
		k.Outbox.Fail(nil)
		if !deliver(t, k, e) {
			t.Error("it does not come again although nobody knows whether it was sent")
		}
		wantMails(t, k, 0)
		k.Clock.Advance(2*time.Minute + time.Second)
		if deliver(t, k, e) {
			t.Error("it comes again although it was sent")
		}
		wantMails(t, k, 1)
	})
	t.Run("a refused mail is not sent again", func(t *testing.T) {
		k, _, e := world(t)
		k.Outbox.Fail(func(mail.Message) error { return fmt.Errorf("no such box: %w", mail.ErrRejected) })
		if deliver(t, k, e) {
			t.Error("it comes again")
		}
		k.Outbox.Fail(nil)
		k.Clock.Advance(time.Hour)
		deliver(t, k, e)
		wantMails(t, k, 0)
	})
	for name, cause := range map[string]error{"throttled": mail.ErrThrottled, "a fault": errors.New("connection reset")} {
		t.Run(name+": it is sent as soon as it comes again", func(t *testing.T) {
			k, _, e := world(t)
			k.Outbox.Fail(func(mail.Message) error { return cause })
			if !deliver(t, k, e) {
				t.Error("it does not come again")
			}
			k.Outbox.Fail(nil)
			if deliver(t, k, e) {
				t.Error("it comes again although it was sent")
			}
			wantMails(t, k, 1)
		})
	}
	t.Run("a fault after sending does not send it twice while the lease lasts", func(t *testing.T) {
		k, _, e := world(t)
		writes := 0
		k.Table.Fail(func(method string) error {
			if method == "Transact" {
				if writes++; writes == 2 { // the claim is the first
					return errors.New("connection reset")
				}
			}
			return nil
		})
		if !deliver(t, k, e) {
			t.Error("it does not come again")
		}
		k.Table.Fail(nil)
		deliver(t, k, e)
		wantMails(t, k, 1)
	})
}

func TestWelcome_is_not_sent(t *testing.T) {
	t.Parallel()
	k, admin, e := world(t)
	variant := func(change func(*event.Event)) event.Event {
		other := e
		change(&other)
		return other
	}
	for name, c := range map[string]struct {
		event event.Event
		again bool
	}{
		"when nobody asked for it":         {event: variant(func(e *event.Event) { e.Attributes = nil })},
		"when it was asked not to":         {event: variant(func(e *event.Event) { e.Attributes = map[string]string{"welcome": "false"} })},
		"to a customer that is not there":  {event: variant(func(e *event.Event) { e.Entity = "cus_00000000000000000000000001" })},
		"to a customer of another company": {event: variant(func(e *event.Event) { e.Tenant = k.Company(t).Tenant.String() })},
		"for a company that is none":       {event: variant(func(e *event.Event) { e.Tenant = "tnt_x" }), again: true},
	} {
		t.Run(name, func(t *testing.T) {
			if again := deliver(t, k, c.event); again != c.again {
				t.Errorf("comes again: %t", again)
			}
			wantMails(t, k, 0)
		})
	}
	t.Run("to a customer that was deleted meanwhile", func(t *testing.T) {
		k.Do(t, scenario.Request{Op: customers.Delete, As: admin, Path: map[string]string{"id": e.Entity}, Header: map[string]string{"If-Match": `"1"`}}).Want(t, 204)
		deliver(t, k, e)
		wantMails(t, k, 0)
	})
	t.Run("when the message is garbage, which ends among the dead letters", func(t *testing.T) {
		batch := scenario.QueueEvent(t, e, e)
		batch.Records[0].Body = "{"
		response, err := gateway.Queue(k.Deps, mails.Welcome)(t.Context(), batch)
		if err != nil || len(response.BatchItemFailures) != 1 || response.BatchItemFailures[0].ItemIdentifier != "message-0" {
			t.Errorf("response: %+v, %v", response, err)
		}
	})
}
