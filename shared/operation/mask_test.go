package operation_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/user"
)

// number is what only some see.
const number = "+49301234567"

// card has a number.
type card struct {
	Name  string `json:"name"`
	Phone string `json:"phone" mask:"phone"`
}

type cardInput struct {
	operation.Creating
	Body operation.Patch[card]
}

// cards are operations that answer the number; clear is what the last one stored.
func cards(clear *string) []operation.Operation {
	spec := func(name, route string) operation.Spec {
		return operation.Spec{Name: name, Route: route, Need: access.SignedIn, Summary: "x"}
	}
	write := func(_ context.Context, _ *app.Deps, call operation.Call, in *cardInput) (*card, table.Tx, error) {
		after, err := in.Body.Apply(card{"Ann", number})
		if err != nil {
			return nil, table.Tx{}, err
		}
		*clear = after.Phone
		var tx table.Tx
		tx.Add(table.Put(table.In(call.Caller.Tenant, "CARD").Key("CARD"), table.Item{}))
		return &after, tx, nil
	}
	return []operation.Operation{
		operation.Read(spec("cards.get", "GET /v1/card"), func(context.Context, *app.Deps, operation.Call, *nothing) (*card, error) {
			return &card{"Ann", number}, nil
		}),
		operation.Read(spec("cards.list", "GET /v1/cards"), func(context.Context, *app.Deps, operation.Call, *nothing) (*operation.List[card], error) {
			return &operation.List[card]{Items: []card{{"Ann", number}}}, nil
		}),
		operation.Act(spec("cards.act", "POST /v1/act"), func(context.Context, *app.Deps, operation.Call, *nothing) (*card, error) {
			return &card{"Ann", number}, nil
		}),
		operation.Write(spec("cards.update", "POST /v1/card"), write),
		operation.WriteThen(spec("cards.show", "POST /v1/show"), write, func(_ context.Context, _ *app.Deps, _ operation.Call, out *card) error {
			out.Name = number // asked for on purpose, and not remembered
			return nil
		}),
	}
}

// become gives the caller another role.
func (w *world) become(role access.Role) {
	w.t.Helper()
	u := user.User{Meta: record.Created(user.Kind, w.claims["user"], record.Stamp{At: w.now}), Roles: []access.Role{role}, Status: user.Active}
	if err := w.table.Transact(w.t.Context(), table.Tx{Writes: []table.Write{u.Put(w.tenant)}}); err != nil {
		w.t.Fatal(err)
	}
	w.deps.Sessions.ForgetCompany(w.tenant)
}

func TestAnswers_show_what_the_caller_may_see(t *testing.T) {
	for _, role := range []access.Role{access.Administrator, access.Salesperson, access.Viewer} {
		t.Run(string(role), func(t *testing.T) {
			var clear string
			w := newWorld(t, cards(&clear)...)
			w.become(role)
			want := number
			if role == access.Viewer {
				want = "****4567"
			}
			for _, call := range [][2]string{
				{"GET", "/v1/card"},
				{"GET", "/v1/cards"},
				{"POST", "/v1/act"},
				{"POST", "/v1/card"},
				{"POST", "/v1/card?validateOnly=true"},
			} {
				if r := w.do(call[0], call[1], `{}`); r.Code != 200 || !strings.Contains(r.Body.String(), `"phone":"`+want+`"`) {
					t.Errorf("%v: got %d %s, want %s", call, r.Code, r.Body, want)
				}
			}
			if clear != number {
				t.Errorf("stored: %q", clear)
			}
		})
	}
}

func TestAnswers_are_remembered_as_they_were_given_and_shown_as_the_caller_may_see_them_today(t *testing.T) {
	var clear string
	w := newWorld(t, cards(&clear)...)
	again := func(path string) string {
		t.Helper()
		r := w.do("POST", path, `{}`, "Idempotency-Key", "k")
		if r.Code != 200 {
			t.Fatalf("%s: %d %s", path, r.Code, r.Body)
		}
		var c card
		if err := json.Unmarshal(r.Body.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		return c.Phone
	}
	if got := again("/v1/card"); got != number {
		t.Errorf("first: %s", got)
	}
	w.become(access.Viewer)
	if got := again("/v1/card"); got != "****4567" {
		t.Errorf("shown to who may not see it any more: %s", got)
	}
	again("/v1/show")
	key := table.In(w.tenant, "IDEM", w.claims["user"], "cards.show", "k").Key("IDEM")
	item, err := w.table.Get(t.Context(), key)
	if err != nil || item == nil || strings.Contains(item.Text("a"), number) {
		t.Errorf("remembered: %v, %v", item, err)
	}
	if r := w.do("POST", "/v1/show", `{}`, "Idempotency-Key", "k"); !strings.Contains(r.Body.String(), `"name":"`+number+`"`) {
		t.Errorf("what was asked for is not answered again: %s", r.Body)
	}
}

func TestPatch_takes_a_masked_form_for_as_it_was(t *testing.T) {
	var clear string
	w := newWorld(t, cards(&clear)...)
	w.become(access.Viewer)
	for body, want := range map[string]string{
		`{"phone":"****4567","name":"x"}`: number, `{"phone":"****0000"}`: "****0000", `{"phone":"+491"}`: "+491", `{"phone":""}`: "",
	} {
		if r := w.do("POST", "/v1/card", body); r.Code != 200 || clear != want {
			t.Errorf("%s: stored %q, want %q (%d %s)", body, clear, want, r.Code, r.Body)
		}
	}
}
