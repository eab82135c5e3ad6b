package session

import "strings"

// maxDevice bounds what is kept of a User-Agent that is not known, in bytes.
const maxDevice = 40

// The words of a User-Agent header (RFC 9110 section 10.1.5) that give browsers and systems away, the first that fits first:
// nearly every browser claims to be several others as well.
var (
	browsers = []sign{
		{"wxwork/", "WeCom"},
		{"MicroMessenger/", "WeChat"},
		{"DingTalk/", "DingTalk"},
		{"Edg", "Edge"},
		{"OPR/", "Opera"},
		{"SamsungBrowser/", "Samsung Internet"},
		{"Firefox/", "Firefox"},
		{"FxiOS/", "Firefox"},
		{"CriOS/", "Chrome"},
		{"Chrome/", "Chrome"},
		{"Version/", "Safari"},
	}
	systems = []sign{
		{"iPhone", "iPhone"},
		{"iPad", "iPad"},
		{"HarmonyOS", "HarmonyOS"},
		{"Android", "Android"},
		{"Windows", "Windows"},
		{"Macintosh", "Mac"},
		{"CrOS", "ChromeOS"},
		{"Linux", "Linux"},
	}
)

type sign struct{ word, name string }

// Device shortens a User-Agent header to what people know their device by, such as "Chrome, Windows": a name, not a
// fingerprint. What is no browser gives the name of its program, and what is nothing gives "".
func Device(userAgent string) string {
	if strings.HasPrefix(userAgent, "Mozilla/") {
		browser, system := first(browsers, userAgent), first(systems, userAgent)
		switch {
		case browser != "" && system != "":
			return browser + ", " + system
		case browser+system != "":
			return browser + system
		}
	}
	program, _, _ := strings.Cut(userAgent, "/")
	for i := range len(program) {
		if c := program[i]; c < ' ' || c > '~' || i == maxDevice {
			return program[:i]
		}
	}
	return program
}

func first(signs []sign, userAgent string) string {
	for _, s := range signs {
		if strings.Contains(userAgent, s.word) {
			return s.name
		}
	}
	return ""
}
