package event_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/event"
)

func TestParse_reads_what_was_written(t *testing.T) {
	want := event.Event{
		ID: "cus_1-3", Type: event.CustomerUpdated, Tenant: "tnt_1", Entity: "cus_1", Version: 3,
		At: time.Date(2026, 3, 2, 9, 30, 0, 123e6, time.UTC), By: "usr_1", RequestID: "r", Attributes: map[string]string{"a": "b"},
	}
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := event.Parse(text)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"", "{", "null", "[]", "{}", `{"id":"a","type":"b"}`, `{"id":1}`, `{"id":"a","type":"b","tenant":"c","at":"x"}`} {
		if _, err := event.Parse([]byte(text)); err == nil {
			f.Errorf("%q passes", text)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := event.Parse([]byte(text))
		if err == nil && (e.ID == "" || e.Type == "" || e.Tenant == "") {
			t.Errorf("%q: incomplete: %+v", text, e)
		}
	})
}
