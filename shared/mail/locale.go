package mail

import (
	"fmt"
	"strings"
	"time"
)

// The locales that every mail is written in.
const (
	English = "en"
	Chinese = "zh-CN"
)

// Locales returns every locale that mails are written in.
func Locales() []string { return []string{English, Chinese} }

// MatchLocale returns the locale that serves a reader of the given language tag (RFC 5646): any Chinese gets zh-CN,
// all others get en.
func MatchLocale(tag string) string {
	language, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if strings.EqualFold(language, "zh") {
		return Chinese
	}
	return English
}

// catalogue holds what a locale says outside the templates.
type catalogue struct {
	minute, hour, day unit
}

// unit is the name of a unit of time behind one of it and behind several.
type unit struct{ one, many string }

var catalogues = map[string]catalogue{
	English: {unit{" minute", " minutes"}, unit{" hour", " hours"}, unit{" day", " days"}},
	Chinese: {unit{" 分钟", " 分钟"}, unit{" 小时", " 小时"}, unit{" 天", " 天"}},
}

// duration writes d in the largest unit that it fills evenly; one day stays 24 hours. Less than a minute is a minute.
func (c catalogue) duration(d time.Duration) string {
	const day = 24 * time.Hour
	size, u := time.Minute, c.minute
	switch {
	case d > day && d%day == 0:
		size, u = day, c.day
	case d >= time.Hour && d%time.Hour == 0:
		size, u = time.Hour, c.hour
	}
	n := max(1, int64(d/size))
	if n == 1 {
		return fmt.Sprint(n, u.one)
	}
	return fmt.Sprint(n, u.many)
}
