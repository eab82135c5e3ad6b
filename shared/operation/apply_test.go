package operation

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/problem"
)

type inner struct {
	A string `json:"a,omitempty" maxLength:"5"`
	B int    `json:"b"`
}

type fields struct {
	Name  string   `json:"name" minLength:"1"`
	Kind  string   `json:"kind,omitempty" enum:"x,y"`
	Tags  []string `json:"tags,omitempty" nullable:"false"`
	Inner *inner   `json:"inner,omitempty"`
	Lines []inner  `json:"lines,omitempty"`
}

func patchOf(t testing.TB, text string) Patch[fields] {
	t.Helper()
	var p Patch[fields]
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestApply(t *testing.T) {
	before := fields{Name: "n", Kind: "x", Tags: []string{"t"}, Inner: &inner{A: "a", B: 1}, Lines: []inner{{B: 1}, {B: 2}}}
	with := func(change func(*fields)) fields {
		after := before
		change(&after)
		return after
	}
	for _, c := range []struct {
		patch string
		want  fields
	}{
		{`{}`, before},
		{`{"name":"m"}`, with(func(f *fields) { f.Name = "m" })},
		{`{"kind":null,"tags":null}`, with(func(f *fields) { f.Kind, f.Tags = "", nil })},
		{`{"inner":null}`, with(func(f *fields) { f.Inner = nil })},
		{`{"inner":{"b":5}}`, with(func(f *fields) { f.Inner = &inner{A: "a", B: 5} })},
		{`{"inner":{"a":null}}`, with(func(f *fields) { f.Inner = &inner{B: 1} })},
		{`{"lines":[{"b":9}]}`, with(func(f *fields) { f.Lines = []inner{{B: 9}} })},
		{`{"tags":[]}`, with(func(f *fields) { f.Tags = []string{} })},
	} {
		got, err := patchOf(t, c.patch).Apply(before)
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", c.patch, err, diff)
		}
	}
	if before.Inner.A != "a" || before.Lines[0].B != 1 {
		t.Errorf("the record of before was changed: %+v", before)
	}
}

func TestApply_refuses_what_could_not_have_been_sent_whole(t *testing.T) {
	before := fields{Name: "n"}
	for patch, want := range map[string]string{
		`{"name":null}`:                  "/name field.required",
		`{"name":""}`:                    "/name field.tooShort",
		`{"kind":"z"}`:                   "/kind field.enum",
		`{"inner":{"a":"x"}}`:            "/inner/b field.required",
		`{"inner":{"a":"123456","b":1}}`: "/inner/a field.tooLong",
		`{"lines":[{"b":1},{}]}`:         "/lines/1/b field.required",
		`{"lines":[null]}`:               "/lines/0 field.type",
		`{"other":1}`:                    "/other field.unknown",
		`[]`:                             " field.type",
		`"x"`:                            " field.type",
		`null`:                           " field.type",
	} {
		_, err := patchOf(t, patch).Apply(before)
		var known *problem.Error
		if !errors.As(err, &known) || known.Code != "request.invalid" {
			t.Errorf("%s: got %v", patch, err)
			continue
		}
		if len(known.Fields) != 1 || known.Fields[0].Pointer+" "+string(known.Fields[0].Code) != want {
			t.Errorf("%s: got %+v, want %s", patch, known.Fields, want)
		}
	}
}

func TestApply_twice_is_like_once(t *testing.T) {
	text := rapid.StringN(1, 3, -1)
	record := rapid.Custom(func(rt *rapid.T) fields {
		f := fields{Name: text.Draw(rt, "name"), Tags: rapid.SliceOfN(text, 0, 2).Draw(rt, "tags")}
		if rapid.Bool().Draw(rt, "with inner") {
			f.Inner = &inner{A: text.Draw(rt, "a"), B: rapid.Int().Draw(rt, "b")}
		}
		return f
	})
	patches := rapid.SampledFrom([]string{
		`{}`, `{"name":"z"}`, `{"tags":null}`, `{"tags":["q"]}`, `{"inner":null}`, `{"inner":{"b":3}}`, `{"inner":{"a":null,"b":1}}`, `{"kind":"y","name":"k"}`,
	})
	rapid.Check(t, func(rt *rapid.T) {
		p := patchOf(t, patches.Draw(rt, "patch"))
		once, err := p.Apply(record.Draw(rt, "record"))
		if err != nil {
			rt.Fatal(err)
		}
		twice, err := p.Apply(once)
		if diff := cmp.Diff(once, twice); err != nil || diff != "" {
			rt.Fatalf("%v (-once +twice):\n%s", err, diff)
		}
	})
}
