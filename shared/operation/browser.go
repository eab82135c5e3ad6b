package operation

import (
	"net/http"
	"time"
)

// Browsing is embedded in the input of the calls that hand out, take or end a refresh token. To the web console the token
// goes in a cookie that no script can read; to every other client in the body.
//
// Against forged requests of other sites stand three things: the cookie is SameSite=Strict; it counts only beside the
// header Kehu-Client, which a page of another origin cannot send without asking first, and no origin is allowed it;
// and it is sent to the calls of signing in alone.
type Browsing struct {
	Client string `json:"-" header:"Kehu-Client" enum:"console" doc:"console: the refresh token goes into, and comes from, a cookie that no script can read, and not into the answer."`
	Cookie string `json:"-" cookie:"kehu-refresh" maxLength:"8192" doc:"The refresh token; it counts only with Kehu-Client: console."`
}

// Console reports whether the web console calls.
func (b Browsing) Console() bool { return b.Client == "console" }

// RefreshToken returns the token that the browser keeps; "" when there is none, or another client calls.
func (b Browsing) RefreshToken() string {
	if !b.Console() {
		return ""
	}
	return b.Cookie
}

const (
	refreshCookie = "kehu-refresh"
	refreshPath   = "/v1/auth"
	refreshLife   = 30 * 24 * time.Hour // no refresh token lives longer
)

// KeepRefreshToken has the browser keep the token until another takes its place; "" has it forget. It holds for the
// answer of a call that fails too.
func (c Call) KeepRefreshToken(token string) {
	cookie := http.Cookie{ //nolint:gosec // Secure but on a machine without TLS, whose browsers would not keep it otherwise
		Name: refreshCookie, Value: token, Path: refreshPath, MaxAge: int(refreshLife / time.Second),
		HttpOnly: true, Secure: !c.plain, SameSite: http.SameSiteStrictMode,
	}
	if token == "" {
		cookie.MaxAge = -1
	}
	c.answer.Set("Set-Cookie", cookie.String())
}
