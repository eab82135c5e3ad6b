package session_test

import (
	"strings"
	"testing"

	"kehu/shared/session"
)

func TestDevice(t *testing.T) {
	for agent, want := range map[string]string{
		"": "", "curl/8.5.0": "curl", "okhttp/4.12.0": "okhttp", "Kehu/1.2 (iPhone)": "Kehu", "x": "x",
		"Go-http-client/1.1": "Go-http-client", strings.Repeat("a", 100): strings.Repeat("a", 40), "\x00/1": "", "名/1": "",
		"Mozilla/5.0": "Mozilla", "Mozilla/5.0 (X11; Linux x86_64)": "Linux",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36":                                 "Chrome, Windows",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0":                   "Edge, Windows",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15":                           "Safari, Mac",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x18003137)": "WeChat, iPhone",
		"Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36":                           "Chrome, Android",
		"Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0":                                                                  "Firefox, Linux",
	} {
		if got := session.Device(agent); got != want {
			t.Errorf("%q: got %q, want %q", agent, got, want)
		}
	}
}
