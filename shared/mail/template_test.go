package mail

import (
	htmltemplate "html/template"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	texttemplate "text/template"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestTemplatesRenderAsTheStandardLibraryDoes is what makes it safe to do without html/template, whose escaping knows
// the place of every field: on any input, both give the same bytes.
func TestTemplatesRenderAsTheStandardLibraryDoes(t *testing.T) {
	const hostile = "\"><script>alert('1')</script>&amp;+\\u003c\x00`{{.Code}} javascript:x /* --> ]]> ü中😀"
	links := []string{
		"", "https://app.example.com/", "http://127.0.0.1:8080/a?b=c&d=%22+e#f", `https://x.example/"><script>x</script>?'"<>&q=` + "`",
		"https://x.example/中文 leer(1)", "https://例子.example/%zz", "https://x.example/?q=%zz&r=%4&s=%e4 t\\",
	}
	for _, s := range []string{hostile, "plain", "https://x.example"} {
		for _, link := range links {
			for _, c := range []content{
				ConfirmationData{Code: s, ValidFor: time.Hour},
				PasswordResetData{Code: s, ValidFor: time.Hour},
				InvitationData{Inviter: s, Company: s, Username: s, TemporaryPassword: s, ValidFor: time.Hour, Link: link},
				WelcomeData{Company: s, Customer: s},
				TrialRejectedData{Name: s, Company: s, Reason: s},
				VerificationData{Company: s, Code: s, ValidFor: time.Hour},
				NotificationData{Name: s, Company: s, What: s, Rule: s},
				WelcomeData{s, s, s, s, s, s, s},
				WelcomeData{Company: s, Customer: s, Salesperson: s, SalespersonEmail: s},
			} {
				for _, locale := range Locales() {
					compareWithStandardLibrary(t, c, locale)
				}
			}
		}
	}
}

func compareWithStandardLibrary(t *testing.T, c content, locale string) {
	t.Helper()
	gotSubject, gotText, gotHTML, err := Render(c.kind(), locale, c)
	if err != nil {
		if strings.Contains(err.Error(), "Link must be") {
			return
		}
		t.Fatal(err)
	}
	fields, err := c.fields(catalogues[locale])
	if err != nil {
		t.Fatal(err)
	}
	fields = maps.Clone(fields)
	fields["Locale"] = locale
	name := "templates/" + locale + "/" + string(c.kind())
	var subject, text, html strings.Builder
	if err := firstError(
		texttemplate.Must(texttemplate.ParseFS(files, name+".subject.txt")).Execute(&subject, fields),
		texttemplate.Must(texttemplate.ParseFS(files, name+".txt")).Execute(&text, fields),
		htmltemplate.Must(htmltemplate.ParseFS(files, "templates/layout.html", name+".html")).Execute(&html, fields),
	); err != nil {
		t.Fatal(err)
	}
	want := []string{strings.TrimSpace(subject.String()), text.String(), html.String()}
	if diff := cmp.Diff(want, []string{gotSubject, gotText, gotHTML}); diff != "" {
		t.Fatalf("%s %s (-standard library +got):\n%s", locale, c.kind(), diff)
	}
}

func TestTemplatesRefuseWhatTheyDoNotKnow(t *testing.T) {
	fields := map[string]string{"Code": "1", "Empty": ""}
	for _, test := range []struct{ source, want string }{
		{"a {{.Code}}{{if .Empty}}b{{else}}c{{end}}{{if .Code}}d{{end}}", "a 1cd"},
		{`{{define "x"}}({{.Code}}){{end}}{{template "x" .}}`, "(1)"},
		{"{{.Missing}}", "error: {{.Missing}} is no field of this mail"},
		{"{{if .Missing}}{{end}}", "error: {{.Missing}} is no field of this mail"},
		{"{{.Code.Length}}", "error: {{.Code.Length}} is no field of this mail"},
		{"{{.}}", "error: {{.}} is no field of this mail"},
		{"{{.Code | .Empty}}", "error: {{.Code | .Empty}} is no field of this mail"},
		{"{{$x := .Code}}", "error: {{$x := .Code}} is no field of this mail"},
		{"{{range .Code}}{{end}}", "error: {{range .Code}}{{end}} is not supported in mails"},
		{`{{define "x"}}{{end}}{{template "x"}}`, `error: {{template "x"}} must be given the dot`},
		{`{{template "x" .}}`, `error: template "x" is not defined`},
	} {
		set, err := parseTemplates(fstest.MapFS{"x.txt": {Data: []byte(test.source)}}, "x.txt")
		if err != nil {
			t.Fatalf("%s: %v", test.source, err)
		}
		got, err := set.execute(fields, plain)
		if err != nil {
			got = "error: " + err.Error()
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.source, got, test.want)
		}
	}
}
