package mail

import (
	"testing"
	"time"
)

func TestDurationsReadNaturally(t *testing.T) {
	for _, test := range []struct {
		d           time.Duration
		en, chinese string
	}{
		{time.Second, "1 minute", "1 分钟"},
		{time.Minute, "1 minute", "1 分钟"},
		{15 * time.Minute, "15 minutes", "15 分钟"},
		{time.Hour, "1 hour", "1 小时"},
		{90 * time.Minute, "90 minutes", "90 分钟"},
		{24 * time.Hour, "24 hours", "24 小时"},
		{25 * time.Hour, "25 hours", "25 小时"},
		{48 * time.Hour, "2 days", "2 天"},
		{7 * 24 * time.Hour, "7 days", "7 天"},
	} {
		if got := catalogues[English].duration(test.d); got != test.en {
			t.Errorf("en %v: got %q, want %q", test.d, got, test.en)
		}
		if got := catalogues[Chinese].duration(test.d); got != test.chinese {
			t.Errorf("zh-CN %v: got %q, want %q", test.d, got, test.chinese)
		}
	}
}

// TestEveryKindIsWrittenInEveryLocale also finds files that belong to no mail.
func TestEveryKindIsWrittenInEveryLocale(t *testing.T) {
	want := map[string]bool{}
	for _, kind := range Kinds() {
		for _, extension := range []string{".subject.txt", ".txt", ".html"} {
			want[string(kind)+extension] = true
		}
	}
	for _, locale := range Locales() {
		entries, err := files.ReadDir("templates/" + locale)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, entry := range entries {
			got[entry.Name()] = true
			if !want[entry.Name()] {
				t.Errorf("%s: %s belongs to no mail", locale, entry.Name())
			}
		}
		for name := range want {
			if !got[name] {
				t.Errorf("%s: %s is missing", locale, name)
			}
		}
		if _, ok := catalogues[locale]; !ok {
			t.Errorf("%s: no catalogue", locale)
		}
	}
}
