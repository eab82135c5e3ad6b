package operation

import (
	"strings"
	"testing"

	"kehu/shared/problem"
	"kehu/shared/record"
)

func TestVersion_reads_If_Match(t *testing.T) {
	for header, want := range map[string]problem.Code{
		"":                           "request.preconditionRequired",
		`"3"`:                        "",
		` "3" `:                      "",
		`"1", "3"`:                   "",
		`"1","2"`:                    "request.versionStale",
		"*":                          "",
		`"*"`:                        "request.versionStale",
		`W/"3"`:                      "request.versionStale", // If-Match compares strongly
		"3":                          "request.versionStale",
		`"03"`:                       "request.versionStale",
		`"33"`:                       "request.versionStale",
		`"3`:                         "request.versionStale",
		",":                          "request.versionStale",
		" ":                          "request.versionStale",
		strings.Repeat(`"1",`, 1000): "request.versionStale",
	} {
		for name, input := range map[string]interface{ Version(record.Meta) error }{
			"change": Changing{IfMatch: header}, "delete": Deleting{IfMatch: header},
		} {
			err := input.Version(record.Meta{Version: 3})
			if want == "" && err != nil || want != "" && !problem.Is(err, want) {
				t.Errorf("%s %.40q: got %v, want %q", name, header, err, want)
			}
		}
	}
}

func TestFresh_reads_If_None_Match(t *testing.T) {
	for header, want := range map[string]bool{
		"": false, `"3"`: true, `W/"3"`: true, `"1", W/"3"`: true, "*": true, `"1"`: false, "3": false, ",": false,
	} {
		if got := (Reading{IfNoneMatch: header}).fresh(`"3"`); got != want {
			t.Errorf("%q: got %t, want %t", header, got, want)
		}
	}
	if (Reading{IfNoneMatch: "*"}).fresh("") {
		t.Error("an answer without a tag passes for fresh")
	}
}

func TestPointerOf(t *testing.T) {
	for location, want := range map[string]string{
		"body": "", "body.name": "/name", "body.lines[3].tags[0]": "/lines/3/tags/0", "body[2]": "/2", "body[2].a": "/2/a",
		"query.limit": "query:limit", "header.If-Match": "header:If-Match", "path.id": "path:id", "body.a/b": "/a~1b",
	} {
		if got := pointerOf(location); got != want {
			t.Errorf("%s: got %q, want %q", location, got, want)
		}
	}
}

func TestValidRequestID(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "a": true, "JKJaXmPLvHcESHA=": true, "1-67891233-abcdef012345678912345678": true, "req_01": true,
		"a b": false, "a\n": false, "é": false, `a"`: false, strings.Repeat("a", 64): true, strings.Repeat("a", 65): false,
	} {
		if got := validRequestID(text); got != want {
			t.Errorf("%.70q: got %t, want %t", text, got, want)
		}
	}
}
