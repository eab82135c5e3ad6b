package reviews_test

import (
	"testing"

	"kehu/functions/notifications"
	"kehu/functions/reviews"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

// told is what the tests read of a notification.
type told struct{ Event, Record, Text string }

func inbox(t testing.TB, k *scenario.Kehu, as *scenario.Caller) []told {
	t.Helper()
	var list struct{ Items []told }
	k.Do(t, scenario.Request{Op: notifications.List, As: as}).Want(t, 200).Into(t, &list)
	return list.Items
}

func TestReviewers_are_told_when_it_is_open(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, second, clerk := company.Admin, company.User(t, access.Administrator), reviewer(t, k, company)
	var s state
	r := start(k, admin, admin.User, "")
	r.Body = `{"name":"Autumn","dueAt":"` + due(k) + `","reviewers":["` + admin.User + `","` + clerk.User + `"]}`
	k.Do(t, r).Want(t, 201).Into(t, &s)
	if early := inbox(t, k, clerk); len(early) != 0 {
		t.Errorf("told while the items are gathered: %+v", early)
	}
	k.Drain(t)
	for _, i := range itemsOf(t, k, clerk, s.ID, "") {
		if i.UserID == second.User {
			k.Do(t, decide(reviews.Keep, clerk, i)).Want(t, 200)
		}
	}
	k.Drain(t)
	k.Replay(t) // nobody is told twice, nor of what is decided
	want := told{"review.started", s.ID, "The access review Autumn is open: you are one of its reviewers."}
	for name, who := range map[string]*scenario.Caller{"who started it": admin, "another": clerk} {
		if found := inbox(t, k, who); len(found) != 1 || found[0] != want {
			t.Errorf("%s is told %+v", name, found)
		}
	}
	if found := inbox(t, k, second); len(found) != 0 {
		t.Errorf("who does not review is told %+v", found)
	}
}
