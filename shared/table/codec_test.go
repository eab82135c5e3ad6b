package table_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/table"
)

type stamp struct {
	Made time.Time `json:"madeAt" table:"ma"`
}

type line struct {
	Name  string `json:"name" table:"n"`
	Count int    `json:"count" table:"c"`
}

type sample struct {
	stamp
	Name    string            `json:"name" table:"nm"`
	Count   int64             `json:"count" table:"ct"`
	On      bool              `json:"on" table:"on"`
	Lines   []line            `json:"lines" table:"ls"`
	Tags    []string          `json:"tags" table:"tg"`
	Labels  map[string]string `json:"labels" table:"lb"`
	First   *line             `json:"first,omitempty" table:"fi"`
	Raw     []byte            `json:"raw" table:"rw"`
	Ignored string            `json:"ignored"`
}

func TestEncodeThenDecodeGivesTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.String()
		lines := rapid.Custom(func(rt *rapid.T) line {
			return line{Name: text.Draw(rt, "name"), Count: rapid.Int().Draw(rt, "count")}
		})
		want := sample{
			Name:  text.Draw(rt, "name"),
			Count: rapid.Int64().Draw(rt, "count"),
			On:    rapid.Bool().Draw(rt, "on"),
			Lines: rapid.SliceOfN(lines, 0, 3).Draw(rt, "lines"),
			Tags:  rapid.SliceOfN(text, 0, 3).Draw(rt, "tags"),
		}
		want.Made = time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(rt, "made")).UTC()
		if rapid.Bool().Draw(rt, "labelled") {
			want.Labels = map[string]string{"k" + text.Draw(rt, "key"): text.Draw(rt, "value")}
		}
		item := table.Encode(want)
		if _, err := item.Size(); err != nil {
			rt.Fatalf("encoded to something that the table refuses: %v", err)
		}
		var got sample
		if err := table.Decode(item, &got); err != nil {
			rt.Fatal(err)
		}
		if len(want.Lines) == 0 {
			want.Lines = nil
		}
		if len(want.Tags) == 0 {
			want.Tags = nil
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(sample{})); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func TestEncodeLeavesOutWhatIsNotThere(t *testing.T) {
	got := table.Encode(&sample{Name: "a", Ignored: "b"})
	if diff := cmp.Diff(table.Item{"nm": "a"}, got); diff != "" {
		t.Fatal(diff)
	}
}

func TestDecodeRefusesAnotherType(t *testing.T) {
	for name, item := range map[string]table.Item{
		"text for number":   {"ct": "x"},
		"number for bool":   {"on": table.Number("1")},
		"list for text":     {"nm": []any{}},
		"map for list":      {"ls": map[string]any{}},
		"fraction for int":  {"ct": table.Number("1.5")},
		"no time":           {"ma": "yesterday"},
		"bytes for text":    {"nm": []byte("x")},
		"wrong list member": {"ls": []any{"x"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got sample
			if err := table.Decode(item, &got); err == nil {
				t.Fatalf("decoded to %+v", got)
			}
		})
	}
}
