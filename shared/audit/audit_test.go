package audit_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/mask"
	"kehu/shared/record"
	"kehu/shared/table"
)

func TestRecord_tells_each_change(t *testing.T) {
	w := newWorld(t)
	w.mustRecord(w.create("a"))
	entity := w.current.ID
	w.now = w.now.Add(time.Minute)
	w.mustRecord(
		w.update(func(x *thing) { x.Name, x.Count, x.Hidden = "b", 1, "h" }),
		w.update(func(x *thing) { x.Secret = "first" }),
		w.update(func(x *thing) { x.Secret, x.Hidden = "second", "i" }),
		w.update(func(x *thing) { x.Hidden = "j" }),
		w.update(func(x *thing) { x.DeletedAt, x.DeletedBy = &x.UpdatedAt, "usr_1" }),
		w.update(func(x *thing) { x.DeletedAt, x.DeletedBy = nil, "" }),
		w.update(func(x *thing) { x.DeletedAt = &x.UpdatedAt }),
	)
	w.now = w.now.Add(time.Hour)
	w.mustRecord(w.change(nil))

	var got []string
	for _, r := range w.rows(entity) {
		text, err := json.Marshal(r.Changes)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%d %s by %s in %s: %s", r.Version, r.Action, r.By, r.RequestID, text))
	}
	slices.Reverse(got)
	want := []string{
		`1 created by usr_1 in r1: [{"field":"name","new":"a"}]`,
		`2 updated by usr_1 in r1: [{"field":"count","new":1},{"field":"name","old":"a","new":"b"}]`,
		`3 updated by usr_1 in r1: [{"field":"secret","new":"****"}]`,
		`4 updated by usr_1 in r1: [{"field":"secret","old":"****","new":"****"}]`,
		`5 updated by usr_1 in r1: []`,
		`6 deleted by usr_1 in r1: []`,
		`7 restored by usr_1 in r1: []`,
		`8 deleted by usr_1 in r1: []`,
		`9 purged by  in : [{"field":"count","old":1},{"field":"name","old":"b"},{"field":"secret","old":"****"}]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if faults := w.faults(entity); len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
	stored := fmt.Sprint(w.rows(entity))
	for _, hidden := range []string{"first", "second", "usr_1 usr_1"} {
		if strings.Contains(stored, hidden) {
			t.Errorf("a row holds %q", hidden)
		}
	}
}

func TestRecord_again_does_nothing(t *testing.T) {
	w := newWorld(t)
	first := w.create("a")
	second := w.update(func(x *thing) { x.Name = "b" })
	w.mustRecord(first, second)
	before := fmt.Sprint(w.rows(w.current.ID))
	w.mustRecord(first, second, second, first)
	if after := fmt.Sprint(w.rows(w.current.ID)); after != before {
		t.Errorf("before %s\nafter %s", before, after)
	}
}

func TestRecord_refuses_what_comes_out_of_order(t *testing.T) {
	w := newWorld(t)
	first := w.create("a")
	second := w.update(func(x *thing) { x.Name = "b" })
	if err := w.record(second); err == nil {
		t.Error("the second change is recorded before the first")
	}
	w.mustRecord(first, second) // in the end it all comes in order
	if faults := w.faults(w.current.ID); len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
}

func TestRecord_passes_over_what_has_no_trail(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]table.Change{
		"a marker":                  {Key: table.In(w.tenant, "UNIQ").Key("UNIQ"), New: table.Item{"rec": "x"}},
		"a record of another kind":  {Key: table.In(w.tenant, "X").Key("X"), New: table.Item{"et": "other", "id": "oth_1"}},
		"a marker that is gone":     {Key: table.In(w.tenant, "UNIQ").Key("UNIQ"), Old: table.Item{"rec": "x"}},
		"something of the platform": {Key: table.In(access.Platform, "SEAL").Key("KEY"), New: table.Item{"key": []byte{1}}},
	} {
		if err := w.record(c); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, c := range map[string]table.Change{
		"a record of no tenant":   {Key: table.StoredKey("X#1", "X"), New: table.Item{"et": "thing", "id": "thg_1"}},
		"a record of other shape": {Key: table.In(w.tenant, "THG").Key("THG"), New: table.Item{"et": "thing", "v": "one"}},
	} {
		if err := w.record(c); err == nil {
			t.Errorf("%s is passed over", name)
		}
	}
}

// chain is a world with a thing of five rows.
func chain(t testing.TB) (*world, string) {
	t.Helper()
	w := newWorld(t)
	w.mustRecord(w.create("a"))
	for i := range 4 {
		w.mustRecord(w.update(func(x *thing) { x.Count = i + 1 }))
	}
	return w, w.current.ID
}

func (w *world) rowKey(entity string, version int64) table.Key {
	return audit.Key(w.tenant, things[0], entity, version)
}

func TestVerify_finds_every_damage(t *testing.T) {
	attributes := []string{"id", "en", "kd", "v", "ac", "at", "by", "rq", "h", "p", "ch", "sa", "dg"}
	for _, attribute := range attributes {
		t.Run("the attribute "+attribute+" of a row is altered", func(t *testing.T) {
			w, entity := chain(t)
			item, err := w.trail.Get(t.Context(), w.rowKey(entity, 3))
			if err != nil || item == nil {
				t.Fatal(err)
			}
			switch value := item[attribute].(type) {
			case string:
				item[attribute] = damaged(attribute, value)
			case table.Number:
				item[attribute] = table.Number("7")
			default:
				t.Fatalf("no attribute %s", attribute)
			}
			w.write(w.trail, table.Put(w.rowKey(entity, 3), item))
			if faults := w.faults(entity); !slices.ContainsFunc(faults, func(f string) bool { return strings.HasPrefix(f, "altered") }) {
				t.Errorf("faults: %v", faults)
			}
		})
	}
	for version, want := range map[int64]string{1: "missing 2", 3: "missing 4", 5: "missing 5"} {
		t.Run(fmt.Sprintf("row %d is removed", version), func(t *testing.T) {
			w, entity := chain(t)
			w.write(w.trail, table.Delete(w.rowKey(entity, version)))
			if faults := w.faults(entity); !slices.Equal(faults, []string{want}) {
				t.Errorf("faults: got %v, want %s", faults, want)
			}
		})
	}
	t.Run("the tail is cut", func(t *testing.T) {
		w, entity := chain(t)
		w.write(w.trail, table.Delete(w.rowKey(entity, 4)), table.Delete(w.rowKey(entity, 5)))
		if faults := w.faults(entity); !slices.Equal(faults, []string{"missing 5"}) {
			t.Errorf("faults: %v", faults)
		}
	})
	t.Run("a row is taken from another record", func(t *testing.T) {
		w, entity := chain(t)
		w.mustRecord(w.otherThing()...)
		item, err := w.trail.Get(t.Context(), w.rowKey(w.current.ID, 2))
		if err != nil {
			t.Fatal(err)
		}
		item["en"], item["h"] = entity, "x"
		w.write(w.trail, table.Put(w.rowKey(entity, 3), item))
		if faults := w.faults(entity); len(faults) == 0 {
			t.Error("nothing is found")
		}
	})
	t.Run("a row is made anew with a hash of its own", func(t *testing.T) {
		w, entity := chain(t)
		forged := newWorld(t)
		forged.ids, forged.tenant = w.ids, w.tenant
		forged.mustRecord(forged.change(&thing{Meta: record.Created(things[0], entity, w.stamp()), Name: "forged"}))
		item, err := forged.trail.Get(t.Context(), w.rowKey(entity, 1))
		if err != nil {
			t.Fatal(err)
		}
		w.write(w.trail, table.Put(w.rowKey(entity, 1), item))
		if faults := w.faults(entity); !slices.Equal(faults, []string{"broken 2"}) {
			t.Errorf("faults: %v", faults)
		}
	})
}

// damaged is another value of the attribute that can still be read.
func damaged(attribute, value string) string {
	switch attribute {
	case "at":
		return "2020-01-01T00:00:00.000Z"
	case "ch":
		return `[{"field":"forged"}]`
	default:
		return value + "0"
	}
}

// otherThing makes another thing with two changes.
func (w *world) otherThing() []table.Change {
	w.current = nil
	return []table.Change{w.create("other"), w.update(func(x *thing) { x.Name = "changed" })}
}

func TestVerify_holds_when_values_are_erased(t *testing.T) {
	w, entity := chain(t)
	for version := int64(1); version <= 5; version++ {
		w.write(w.trail, table.Update(w.rowKey(entity, version), nil, nil, "ch", "sa"))
	}
	if faults := w.faults(entity); len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
	for _, r := range w.rows(entity) {
		if len(r.Changes) > 0 {
			t.Errorf("row: %+v", r)
		}
	}
	w.write(w.trail, table.Update(w.rowKey(entity, 2), map[string]any{"ch": "[]"}, nil))
	if faults := w.faults(entity); !slices.Equal(faults, []string{"altered 2"}) {
		t.Errorf("values without salt: %v", faults)
	}
}

func TestVerifyHeads_waits_for_what_is_on_its_way(t *testing.T) {
	w := newWorld(t)
	w.mustRecord(w.create("a"))
	w.update(func(x *thing) { x.Name = "b" }) // not recorded yet
	rows := w.rows(w.current.ID)
	for after, want := range map[time.Duration]int{audit.Grace - time.Millisecond: 0, audit.Grace + time.Millisecond: 1} {
		faults, err := audit.VerifyHeads(t.Context(), w.main, w.trail, w.tenant, things, rows, w.now.Add(after))
		if err != nil || len(faults) != want {
			t.Errorf("after %v: got %v (%v), want %d", after, faults, err, want)
		}
	}
}

func TestVerify_any_history_is_valid(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(rt *rapid.T) {
		w.current = nil
		w.now = w.now.Add(time.Duration(rapid.IntRange(1, 1e9).Draw(rt, "pause")))
		changes := []table.Change{w.create(rapid.String().Draw(rt, "name"))}
		entity := w.current.ID
		for range rapid.IntRange(0, 5).Draw(rt, "changes") {
			w.now = w.now.Add(time.Duration(rapid.IntRange(0, 1e9).Draw(rt, "pause")))
			changes = append(changes, w.update(func(x *thing) {
				x.Name, x.Count, x.Secret = rapid.String().Draw(rt, "name"), rapid.Int().Draw(rt, "count"), secret(rapid.String().Draw(rt, "secret"))
			}))
		}
		if rapid.Bool().Draw(rt, "purge") {
			changes = append(changes, w.change(nil))
		}
		w.mustRecord(changes...)
		if faults := w.faults(entity); len(faults) > 0 {
			rt.Fatalf("faults: %v", faults)
		}
	})
}

func TestList_tells_a_row_that_cannot_be_read(t *testing.T) {
	w, entity := chain(t)
	w.write(w.trail, table.Update(w.rowKey(entity, 2), map[string]any{"ch": "{"}, nil))
	_, _, err := audit.List(t.Context(), w.trail, w.tenant, audit.Filter{Kind: things[0], Entity: entity}, table.Position{}, 10)
	if _, syntax := errors.AsType[*json.SyntaxError](err); !syntax {
		t.Errorf("got %v", err)
	}
}

// look tells that somebody was shown what is masked in the thing of today.
func (w *world) look(reason string) table.Change {
	w.t.Helper()
	asked := mask.Request{Fields: []access.Field{access.Phone, access.Bank}, Reason: reason}
	write := audit.Disclose(w.tenant, w.ids, things[0], w.current.Meta, asked, record.Stamp{At: w.now, By: "usr_2", RequestID: "r2"})
	return table.Change{Key: write.Key, New: write.Item, At: w.now}
}

func TestRecord_tells_who_was_shown_what_is_masked(t *testing.T) {
	w := newWorld(t)
	w.mustRecord(w.create("a"))
	entity := w.current.ID
	first, second := w.look("the bank called"), w.look("the bank called again")
	w.mustRecord(first, second, second, first)
	w.mustRecord(w.update(func(x *thing) { x.Name = "b" }))
	w.mustRecord(w.look("once more"))
	var got []string
	for _, r := range w.rows(entity) {
		text, err := json.Marshal(r.Changes)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%d %s by %s in %s: %s", r.Version, r.Action, r.By, r.RequestID, text))
	}
	slices.Reverse(got)
	want := []string{
		`1 created by usr_1 in r1: [{"field":"name","new":"a"}]`,
		`1 unmasked by usr_2 in r2: [{"field":"phone"},{"field":"bank"},{"field":"reason","new":"the bank called"}]`,
		`1 unmasked by usr_2 in r2: [{"field":"phone"},{"field":"bank"},{"field":"reason","new":"the bank called again"}]`,
		`2 updated by usr_1 in r1: [{"field":"name","old":"a","new":"b"}]`,
		`2 unmasked by usr_2 in r2: [{"field":"phone"},{"field":"bank"},{"field":"reason","new":"once more"}]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if faults := w.faults(entity); len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
	byActor, _, err := audit.List(t.Context(), w.trail, w.tenant, audit.Filter{Actor: "usr_2"}, table.Position{}, 10)
	if err != nil || len(byActor) != 3 {
		t.Errorf("of who looked: %d rows, %v", len(byActor), err)
	}
	if err := w.record(table.Change{Key: first.Key, Old: first.New, At: w.now, Expired: true}); err != nil || len(w.rows(entity)) != len(want) {
		t.Errorf("a disclosure whose time is over: %d rows, %v", len(w.rows(entity)), err)
	}
}

func TestRecord_refuses_a_look_before_the_change_it_saw(t *testing.T) {
	w := newWorld(t)
	made := w.create("a")
	if err := w.record(w.look("early")); err == nil {
		t.Error("it is recorded")
	}
	w.mustRecord(made)
	if err := w.record(table.Change{Key: w.look("x").Key, New: table.Item{"v": "one"}}); err == nil {
		t.Error("a disclosure of another shape is recorded")
	}
}

func TestVerify_finds_a_look_that_was_altered(t *testing.T) {
	w, entity := chain(t)
	seen := w.look("why")
	w.mustRecord(seen)
	key := w.rowKey(entity, 5).Partition().Key(w.rowKey(entity, 5).Sort() + "#" + seen.New.Text("id"))
	w.write(w.trail, table.Update(key, map[string]any{"by": "usr_9"}, nil))
	if faults := w.faults(entity); !slices.Equal(faults, []string{"altered 5"}) {
		t.Errorf("faults: %v", faults)
	}
}

func TestRecord_of_long_values(t *testing.T) {
	w := newWorld(t)
	w.mustRecord(w.create("a"))
	entity := w.current.ID
	random := func(bytes int) string {
		var b strings.Builder
		for source := rand.NewChaCha8([32]byte{7}); b.Len() < bytes; {
			fmt.Fprintf(&b, "%x", source.Uint64())
		}
		return b.String()
	}
	long, endless := strings.Repeat("龙井茶 Chai ", 20_000), random(390_000)
	w.mustRecord(
		w.update(func(x *thing) { x.Name = long }),
		w.update(func(x *thing) { x.Name = strings.ToUpper(long) }),
		w.update(func(x *thing) { x.Name = endless }),
		w.update(func(x *thing) { x.Name = strings.ToUpper(endless) }),
	)
	rows := w.rows(entity) // newest first
	if c := rows[2].Changes[0]; c.Old != long || c.New != strings.ToUpper(long) || c.Omitted {
		t.Errorf("long values are not kept: omitted %t", c.Omitted)
	}
	if c := rows[0].Changes[0]; !c.Omitted || c.Old != nil || c.New != nil || c.Field != "name" {
		t.Errorf("what cannot be kept is not told: omitted %t", c.Omitted)
	}
	if faults := w.faults(entity); len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
}
