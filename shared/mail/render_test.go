package mail_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"kehu/shared/mail"
)

// full is every kind of mail with all of its fields.
var full = map[mail.Kind]any{
	mail.Confirmation:  mail.ConfirmationData{Code: "482913", ValidFor: 24 * time.Hour},
	mail.PasswordReset: mail.PasswordResetData{Code: "482913", ValidFor: time.Hour},
	mail.Invitation: mail.InvitationData{
		Inviter: "Nancy Davolio", Company: "Northwind Traders", Username: "andrew@northwind.example",
		TemporaryPassword: `k<T7#&m"Pq`, ValidFor: 7 * 24 * time.Hour, Link: "https://app.example.com/sign-in?a=1&b=2",
	},
	mail.TemporaryPassword: mail.TemporaryPasswordData{
		Administrator: "Nancy Davolio", Company: "Northwind Traders", Username: "andrew@northwind.example",
		TemporaryPassword: `k<T7#&m"Pq`, ValidFor: 7 * 24 * time.Hour,
	},
	mail.Welcome: mail.WelcomeData{
		Company: "北风贸易有限公司", Customer: "Alfreds Futterkiste", Number: "C000123", Contact: "Maria Anders",
		Salesperson: "Nancy Davolio", SalespersonPhone: "+493000743210", SalespersonEmail: "nancy@northwind.example",
	},
	mail.Notification: mail.NotificationData{Name: "Nancy Davolio", Company: "Northwind Traders", What: "Customer C000001 Alfreds & Söhne was added.", Rule: "New customers"},
	mail.Verification: mail.VerificationData{Company: "Northwind & Söhne", Code: "482913", ValidFor: time.Hour},
	mail.OrderConfirmation: mail.OrderConfirmationData{
		Company: "北风贸易有限公司", Number: "SO000123", Contact: "Maria Anders", Customer: "Alfreds & Söhne", Reference: "PO 7", Total: "EUR 21.464,13",
		Salesperson: "Nancy Davolio", SalespersonEmail: "nancy@northwind.example",
	},
	mail.TrialRejected: mail.TrialRejectedData{Name: "Nancy Davolio", Company: "Northwind Traders", Reason: "Your country is not served yet & we regret it."},
}

// least is every kind that has optional fields, without them.
var least = map[mail.Kind]any{
	mail.Invitation: mail.InvitationData{
		Inviter: "Nancy", Company: "Northwind", Username: "a@b.example", TemporaryPassword: "secret", ValidFor: 15 * time.Minute,
	},
	mail.Welcome:           mail.WelcomeData{Company: "Northwind", Customer: "王小明"},
	mail.OrderConfirmation: mail.OrderConfirmationData{Company: "Northwind", Number: "SO1", Customer: "王小明", Total: "CNY 1.00"},
}

func TestRenderGolden(t *testing.T) {
	for variant, mails := range map[string]map[mail.Kind]any{"": full, "-least": least} {
		for kind, data := range mails {
			t.Run(string(kind)+variant, func(t *testing.T) {
				var b strings.Builder
				input, err := json.Marshal(data)
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&b, "%T %s\n", data, input)
				for _, locale := range mail.Locales() {
					subject, text, html := render(t, kind, locale, data)
					fmt.Fprintf(&b, "-- %s subject --\n%s\n-- %[1]s text --\n%[3]s-- %[1]s html --\n%[4]s", locale, subject, text, html)
				}
				golden(t, string(kind)+variant+".txtar", b.String())
			})
		}
	}
}

func TestRenderSpeaksTheReadersLanguage(t *testing.T) {
	for locale, want := range map[string]string{
		"en": "Reset your password", "zh-CN": "重置您的密码", "zh": "重置您的密码", "zh_Hant_TW": "重置您的密码", "ZH-cn": "重置您的密码",
		"en-GB": "Reset your password", "de-DE": "Reset your password", "": "Reset your password", "zha": "Reset your password",
	} {
		if got, _, _ := render(t, mail.PasswordReset, locale, full[mail.PasswordReset]); got != want {
			t.Errorf("%q: got %q, want %q", locale, got, want)
		}
	}
}

func TestRenderEscapesHostileTexts(t *testing.T) {
	const hostile = "<script>alert(1)</script>\"'><img src=x onerror=y>\r\nBcc: a@b.example\u202e\u2028{{.Code}}"
	forbidden := regexp.MustCompile(`(?i)<script|<img|onerror=y>`)
	for kind, data := range full {
		for _, locale := range mail.Locales() {
			subject, text, html := render(t, kind, locale, fill(data, hostile))
			if found := forbidden.FindString(html); found != "" {
				t.Errorf("%s %s: html holds %q", locale, kind, found)
			}
			if strings.ContainsAny(subject, "\r\n\u2028\u202e") {
				t.Errorf("%s %s: subject %q is not one line", locale, kind, subject)
			}
			if strings.Contains(text, "\nBcc") || strings.ContainsAny(text+html, "\u202e\u2028") {
				t.Errorf("%s %s: text or html holds a line break or a mark that was typed into a field", locale, kind)
			}
		}
	}
}

func TestRenderRefusesLinksThatAreNoWebAddress(t *testing.T) {
	for _, link := range []string{"javascript:alert(1)", "data:text/html,x", "//example.com", "/sign-in", "mailto:a@b.example", "https://"} {
		data := full[mail.Invitation].(mail.InvitationData)
		data.Link = link
		if _, _, _, err := mail.Render(mail.Invitation, "en", data); err == nil {
			t.Errorf("%q was taken", link)
		}
	}
}

func TestRenderCutsLongNames(t *testing.T) {
	data := full[mail.Welcome].(mail.WelcomeData)
	data.Company = strings.Repeat("北", 5000)
	subject, _, _ := render(t, mail.Welcome, "en", data)
	if want := "Welcome to " + strings.Repeat("北", 99) + "…"; subject != want {
		t.Errorf("got %q, want %q", subject, want)
	}
}

func TestRenderLeavesNothingUnresolved(t *testing.T) {
	unresolved := regexp.MustCompile(`\{\{|\}\}|<no value>|ZgotmplZ|%!|<nil>`)
	for _, mails := range []map[mail.Kind]any{full, least} {
		for kind, data := range mails {
			for _, locale := range mail.Locales() {
				subject, text, html := render(t, kind, locale, data)
				if found := unresolved.FindString(subject + text + html); found != "" {
					t.Errorf("%s %s: holds %q", locale, kind, found)
				}
			}
		}
	}
}

// TestRenderShowsEveryFieldInTextAndHTML keeps the two alternatives, and the two languages, equal in content.
func TestRenderShowsEveryFieldInTextAndHTML(t *testing.T) {
	for _, kind := range mail.Kinds() {
		value := reflect.ValueOf(full[kind])
		for _, locale := range mail.Locales() {
			_, text, html := render(t, kind, locale, full[kind])
			html = strings.NewReplacer("&lt;", "<", "&#34;", `"`, "&amp;", "&", "&#43;", "+").Replace(html)
			for i := range value.NumField() {
				name, shown := value.Type().Field(i).Name, fmt.Sprint(value.Field(i))
				if name == "ValidFor" {
					shown = spans[locale][value.Field(i).Interface().(time.Duration)]
				}
				if !strings.Contains(text, shown) {
					t.Errorf("%s %s: text lacks %s %q", locale, kind, name, shown)
				}
				if !strings.Contains(html, shown) {
					t.Errorf("%s %s: html lacks %s %q", locale, kind, name, shown)
				}
			}
		}
	}
}

var spans = map[string]map[time.Duration]string{
	"en":    {24 * time.Hour: "24 hours", time.Hour: "1 hour", 7 * 24 * time.Hour: "7 days"},
	"zh-CN": {24 * time.Hour: "24 小时", time.Hour: "1 小时", 7 * 24 * time.Hour: "7 天"},
}

// TestRenderShowsTheCodeAsTheOnlyNumberOfItsLength keeps codes easy to find for people and for tests; a colour such as
// 111827 would break it.
func TestRenderShowsTheCodeAsTheOnlyNumberOfItsLength(t *testing.T) {
	six := regexp.MustCompile(`\b\d{6}\b`)
	for _, kind := range mail.Kinds() {
		for _, locale := range mail.Locales() {
			_, text, html := render(t, kind, locale, full[kind])
			for _, found := range append(six.FindAllString(text, -1), six.FindAllString(html, -1)...) {
				if found != "482913" {
					t.Errorf("%s %s: holds %s beside the code", locale, kind, found)
				}
			}
		}
	}
}

func TestRenderLoadsNothingRemote(t *testing.T) {
	remote := regexp.MustCompile(`(?i)src=|url\(|<link|@import|<form|<iframe|background=`)
	address := regexp.MustCompile(`(?:https?:)?//[^"<\s]+`)
	for kind, data := range full {
		for _, locale := range mail.Locales() {
			_, _, html := render(t, kind, locale, data)
			if found := remote.FindString(html); found != "" {
				t.Errorf("%s %s: holds %q", locale, kind, found)
			}
			for _, found := range address.FindAllString(html, -1) {
				if found != "https://app.example.com/sign-in?a=1&amp;b=2" {
					t.Errorf("%s %s: holds the address %s", locale, kind, found)
				}
			}
		}
	}
}

// TestRenderSuitsCognito checks what a CustomMessage trigger needs: the placeholders survive, and the mail has at most
// 20,000 characters (Amazon Cognito, VerificationMessageTemplateType).
func TestRenderSuitsCognito(t *testing.T) {
	const code, username = "{####}", "{username}"
	for kind, data := range map[mail.Kind]any{
		mail.Confirmation:  mail.ConfirmationData{Code: code, ValidFor: time.Hour},
		mail.PasswordReset: mail.PasswordResetData{Code: code, ValidFor: time.Hour},
		mail.Invitation: mail.InvitationData{
			Inviter: "Nancy", Company: "Northwind", Username: username, TemporaryPassword: code, ValidFor: time.Hour,
		},
	} {
		for _, locale := range mail.Locales() {
			_, _, html := render(t, kind, locale, data)
			if !strings.Contains(html, code) || kind == mail.Invitation && !strings.Contains(html, username) {
				t.Errorf("%s %s: a placeholder is lost", locale, kind)
			}
			if got := len([]rune(html)); got > 20_000 {
				t.Errorf("%s %s: html has %d characters, want at most 20,000", locale, kind, got)
			}
		}
	}
}

func TestRenderRefusesWrongAndMissingData(t *testing.T) {
	for _, test := range []struct {
		kind mail.Kind
		data any
		want string
	}{
		{mail.Welcome, full[mail.Confirmation], `mail.ConfirmationData is not the data of mail "welcome"`},
		{mail.Welcome, nil, `<nil> is not the data of mail "welcome"`},
		{"unknown", full[mail.Welcome], `mail.WelcomeData is not the data of mail "unknown"`},
		{mail.Confirmation, mail.ConfirmationData{ValidFor: time.Hour}, "Code is missing"},
		{mail.Confirmation, mail.ConfirmationData{Code: "1"}, "ValidFor must be positive"},
		{mail.PasswordReset, mail.PasswordResetData{Code: " ", ValidFor: time.Hour}, "Code is missing"},
		{mail.Invitation, mail.InvitationData{Company: "a", Username: "b"}, "Inviter is missing"},
		{mail.Invitation, mail.InvitationData{Inviter: "x", Company: "a", Username: "b"}, "TemporaryPassword is missing"},
		{mail.Welcome, mail.WelcomeData{Company: "a", Customer: "\u200b\n"}, "Customer is missing"},
	} {
		_, _, _, err := mail.Render(test.kind, "en", test.data)
		if err == nil || !strings.HasSuffix(err.Error(), test.want) {
			t.Errorf("%s %#v: got error %v, want %s", test.kind, test.data, err, test.want)
		}
	}
}

func TestRenderIsSafeForConcurrentUse(t *testing.T) {
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for kind, data := range full {
				render(t, kind, "en", data)
			}
		})
	}
}

func render(t *testing.T, kind mail.Kind, locale string, data any) (subject, text, html string) {
	t.Helper()
	subject, text, html, err := mail.Render(kind, locale, data)
	if err != nil {
		t.Fatal(err)
	}
	return subject, text, html
}

// fill returns a copy of data with s in every text, but for the password, which is nobody's to choose, and the link.
func fill(data any, s string) any {
	value := reflect.New(reflect.TypeOf(data)).Elem()
	value.Set(reflect.ValueOf(data))
	for i := range value.NumField() {
		field, name := value.Field(i), value.Type().Field(i).Name
		if field.Kind() == reflect.String && name != "TemporaryPassword" && name != "Link" {
			field.SetString(s)
		}
	}
	return value.Interface()
}
