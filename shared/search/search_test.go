package search_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/search"
	"kehu/shared/table"
	"kehu/shared/table/local"
	"kehu/shared/table/tabletest"
)

// everything is the schema of a table that tells every change.
var everything = tabletest.EveryChange(table.Main)

func TestTokens(t *testing.T) {
	got := search.Text{
		Names:  []string{"Müller & Söhne", "上海华贸有限公司"},
		Codes:  []string{"C000123", "Ada@X.example", ""},
		Phones: []string{"+8613800138000;ext=12"},
	}.Tokens()
	want := []string{
		"d0008310083168",
		"phmyxgs huamaoyouxiangongsi", "phhmyxgs haihuamaoyouxiangongsi", "pmyxgs maoyouxiangongsi", "pshhmyxgs shanghaihuamaoyouxiangongsi",
		"wada@x.example", "wc000123", "wmuller", "wsohne", "wx.example",
		"w上海华贸有限公司", "w华贸有限公司", "w海华贸有限公司", "w贸有限公司",
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := (search.Text{}).Tokens(); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
	if got := (search.Text{Names: []string{strings.Repeat("华贸 ab ", 200)}}).Tokens(); len(got) > 60 {
		t.Errorf("%d tokens", len(got))
	}
}

func TestMatches(t *testing.T) {
	tokens := search.Text{
		Names:  []string{"上海华贸进出口有限公司", "Alfreds Futterkiste", "李伟", "O'Brien Ltd"},
		Codes:  []string{"C000123", "ALFKI", "maria@alfreds.example", "91350100M000100Y43"},
		Phones: []string{"+49300074321"},
	}.Tokens()
	for typed, want := range map[string]bool{
		"华贸": true, "贸": true, "上海华贸进出口有限公司": true, "上海华贸进出口有限": true, "海贸": false, "有限": false,
		"huamao": true, "HuaM": true, "hm": true, "shhm": true, "shanghaihua": true, "jinchukou": true, "jck": true, "huamai": false, "lw": true, "liwei": true,
		"alf": true, "FUTTER": true, "utter": false, "alfreds futter": true, "futter alf": true, "alfreds nobody": false, "华贸 alfreds": true, "华贸 hm": true,
		"4321": true, "0007 4321": true, "+49 300 074321": true, "321": false, "1234": false, "(030) 0074321": false,
		"c000123": true, "C0001": true, "000123": false, "maria@alf": true, "alfreds.example": true, "m000100": false, "9135": true,
		"o'brien": true, "brien": true, "": false, "  ": false, "!?": false, "é": false, "Álfreds": true,
	} {
		if got := search.Parse(typed).Matches(tokens); got != want {
			t.Errorf("%q: got %t, want %t", typed, got, want)
		}
	}
}

// thing is the kind of the records here.
var thing = search.Kind{Kind: record.Kind{Name: "thing", Prefix: "thg", Key: "THG"}, Text: func(item table.Item) (search.Text, error) {
	return search.Text{Names: []string{item.Text("nm")}, Phones: []string{item.Text("ph")}}, nil
}}

// world is a table with the records of one company.
type world struct {
	table  *local.Table
	tenant access.Tenant
}

func open(t testing.TB) (*local.Database, *id.Source) {
	t.Helper()
	c := clock.Func(func() time.Time { return time.Unix(1772443800, 0) })
	database, err := local.Open(t.TempDir(), local.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	return database, id.NewSource(c, nil)
}

func newWorld(database *local.Database, ids *id.Source) *world {
	return &world{table: database.Table(everything), tenant: access.NewTenant(ids)}
}

type require interface{ Fatal(args ...any) }

// store keeps a record; nil removes it.
func (w *world) store(t require, identifier string, now table.Item) {
	write := table.Delete(thing.ItemKey(w.tenant, identifier))
	if now != nil {
		write = table.Put(thing.ItemKey(w.tenant, identifier), now)
	}
	if err := w.table.Transact(context.Background(), table.Tx{Writes: []table.Write{write}}); err != nil {
		t.Fatal(err)
	}
}

func (w *world) index(t require, identifier string) {
	if err := thing.Index(context.Background(), w.table, w.tenant, identifier); err != nil {
		t.Fatal(err)
	}
}

func (w *world) item(t require, identifier string) table.Item {
	item, err := w.table.Get(context.Background(), thing.ItemKey(w.tenant, identifier))
	if err != nil {
		t.Fatal(err)
	}
	return item
}

func (w *world) read(ctx context.Context, identifiers []string) ([]*search.Found[string], error) {
	found := make([]*search.Found[string], len(identifiers))
	for i, identifier := range identifiers {
		item, err := w.table.Get(ctx, thing.ItemKey(w.tenant, identifier))
		if err != nil || item == nil {
			continue
		}
		text, err := thing.Text(item)
		if err != nil {
			return nil, err
		}
		found[i] = &search.Found[string]{Record: identifier, Tokens: text.Tokens(), Fits: item.Text("st") != "hidden"}
	}
	return found, nil
}

// pages returns what all pages hold.
func (w *world) pages(t require, typed string, limit int) []string {
	var all []string
	var after table.Position
	for range 100 {
		page, next, err := search.Find(context.Background(), w.table, w.tenant, thing, search.Parse(typed), after, limit, w.read)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) > limit || page == nil {
			t.Fatal("a page of ", len(page))
		}
		all = append(all, page...)
		if after = next; next.IsZero() {
			return all
		}
	}
	t.Fatal("the search does not end")
	return nil
}

// Whatever happens to records, Find gives those that match as they are now, each once; those that the index was told of,
// however often and late, it gives all.
func TestFind_agrees_with_looking_at_every_record(t *testing.T) {
	database, ids := open(t)
	names := []string{"华贸", "华贸 hua", "hm 客户", "客华户", "Anna Annabel", "anne", "an", "安娜", "", "#anna#"}
	phones := []string{"", "+8613800138000", "+4930008000"}
	typed := []string{"hua", "hm", "华", "贸", "an", "anna", "annab", "anna annabel", "8000", "138000", "x", "", "h", "a", "客", "kehu"}
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(database, ids)
		all := make([]string, 8)
		for i := range all {
			all[i] = fmt.Sprintf("thg_%02d", i)
		}
		for range rapid.IntRange(0, 15).Draw(t, "changes") {
			identifier := rapid.SampledFrom(all).Draw(t, "record")
			var now table.Item
			if rapid.IntRange(0, 4).Draw(t, "kept") > 0 {
				now = table.Item{"nm": rapid.SampledFrom(names).Draw(t, "name"), "ph": rapid.SampledFrom(phones).Draw(t, "phone"), "st": rapid.SampledFrom([]string{"", "hidden"}).Draw(t, "state")}
			}
			w.store(t, identifier, now)
			w.index(t, rapid.SampledFrom(all).Draw(t, "told"))
		}
		for _, identifier := range all {
			w.index(t, identifier)
		}
		for _, q := range typed {
			var want []string
			for _, identifier := range all {
				item := w.item(t, identifier)
				if item == nil || item.Text("st") == "hidden" {
					continue
				}
				text, _ := thing.Text(item)
				if search.Parse(q).Matches(text.Tokens()) {
					want = append(want, identifier)
				}
			}
			got := w.pages(t, q, rapid.IntRange(1, 5).Draw(t, "limit"))
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%q (-want +got):\n%s", q, diff)
			}
		}
	})
}

func TestFind_answers_what_is_stored_now(t *testing.T) {
	database, ids := open(t)
	w := newWorld(database, ids)
	for identifier, name := range map[string]string{"thg_1": "Anna", "thg_2": "Anne"} {
		w.store(t, identifier, table.Item{"nm": name})
		w.index(t, identifier)
	}
	w.store(t, "thg_1", table.Item{"nm": "Berta"}) // the index is not told yet
	w.store(t, "thg_2", nil)
	for _, q := range []string{"ann", "berta"} {
		if got := w.pages(t, q, 10); len(got) != 0 {
			t.Errorf("%s: got %v", q, got)
		}
	}
	before := database.Table(everything).LastSequence()
	w.index(t, "thg_1")
	w.index(t, "thg_1")
	w.index(t, "thg_2")
	if got := w.pages(t, "berta", 10); !slices.Equal(got, []string{"thg_1"}) {
		t.Errorf("got %v", got)
	}
	changes, err := database.Table(everything).Changes(before, 100)
	if err != nil || len(changes) != 5 { // a token taken away and one added, one taken away, and what is remembered of each
		t.Errorf("changes: got %d, want 5: %v", len(changes), err)
	}
	if err := thing.Rebuild(t.Context(), w.table, w.tenant, "thg_1"); err != nil {
		t.Error(err)
	}
}

// Calls at once, for several versions of one record, leave the tokens of the last.
func TestIndex_at_once(t *testing.T) {
	database, ids := open(t)
	w := newWorld(database, ids)
	names := []string{"Anna", "Berta", "Anna Clara"}
	var group sync.WaitGroup
	for i := range 60 {
		w.store(t, "thg_1", table.Item{"nm": names[i%len(names)]})
		group.Go(func() {
			if err := thing.Index(context.Background(), w.table, w.tenant, "thg_1"); err != nil && !errors.Is(err, table.ErrConflict) {
				t.Error(err)
			}
		})
	}
	w.store(t, "thg_1", table.Item{"nm": "Anna"})
	group.Wait()
	w.index(t, "thg_1")
	for q, want := range map[string]int{"anna": 1, "berta": 0, "clara": 0} {
		if got := w.pages(t, q, 10); len(got) != want {
			t.Errorf("%s: got %v", q, got)
		}
	}
}

func TestFind_refuses_a_position_of_another_search(t *testing.T) {
	database, ids := open(t)
	w := newWorld(database, ids)
	for _, part := range []string{"", "9", "-1", "x"} {
		after := table.Position{Key: table.In(w.tenant, "x").Key("x"), IndexPart: part}
		if _, _, err := search.Find(t.Context(), w.table, w.tenant, thing, search.Parse("anna"), after, 1, w.read); err == nil {
			t.Errorf("%q passes", part)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, typed := range []string{"华贸 hm", "+86 138", "a@b", strings.Repeat("an", 100), "\xff", "#", "😀"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		tokens := search.Text{Names: []string{typed}, Codes: []string{typed}}.Tokens()
		for _, token := range tokens {
			if len(token) < 2 || len(token) > 61 {
				t.Errorf("token %q", token)
			}
		}
		search.Parse(typed).Matches(tokens)
	})
}

// A word that few records have leads, wherever it stands and however short it is: the record is found at once among more than a call looks at.
func TestFind_begins_with_the_rarest_word(t *testing.T) {
	database, ids := open(t)
	w := newWorld(database, ids)
	var writes []table.Write
	for i := range search.MaxExamined + 200 {
		identifier, name := fmt.Sprintf("thg_%04d", i), fmt.Sprintf("Longword %d Common", i)
		item := table.Item{"nm": name}
		writes = append(writes, table.Put(thing.ItemKey(w.tenant, identifier), item))
		writes = append(writes, thing.Fresh(w.tenant, identifier, search.Text{Names: []string{name}}.Tokens())...)
	}
	if err := w.table.BatchWrite(t.Context(), writes); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"longword 1150 common", "1150 longword", "common 1150"} {
		page, _, err := search.Find(t.Context(), w.table, w.tenant, thing, search.Parse(typed), table.Position{}, 1, w.read)
		if err != nil || !slices.Equal(page, []string{"thg_1150"}) {
			t.Errorf("%q: %v, %v", typed, page, err)
		}
	}
	if got := w.pages(t, "common longword", 97); len(got) != search.MaxExamined+200 {
		t.Errorf("of what all have: %d", len(got))
	}
	before := database.Table(everything).LastSequence()
	w.index(t, "thg_0007")
	if database.Table(everything).LastSequence() != before {
		t.Error("Index writes again what is fresh")
	}
}
