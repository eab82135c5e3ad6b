package local

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
)

// How many mails GET /local/mails lists when it is not told, and at most.
const (
	DefaultLimit = 200
	MaxLimit     = 1000
)

// ServeHTTP answers GET /local/mails: a JSON array of Sent, newest first. The query may hold to (one address) and
// limit (1 to MaxLimit, else DefaultLimit). It is for a developer's machine only: mails hold codes and passwords.
func (o *Outbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		problem(w, http.StatusMethodNotAllowed, "only GET is allowed here")
		return
	}
	query, limit := r.URL.Query(), DefaultLimit
	if query.Has("limit") {
		n, err := strconv.Atoi(query.Get("limit"))
		if err != nil || n < 1 || n > MaxLimit {
			problem(w, http.StatusBadRequest, fmt.Sprintf("limit must be a number from 1 to %d", MaxLimit))
			return
		}
		limit = n
	}
	list, to := o.List, query.Get("to")
	if to != "" {
		list = func(limit int) ([]Sent, error) { return o.ListTo(to, limit) }
	}
	mails, err := list(limit)
	if err != nil {
		slog.ErrorContext(r.Context(), "outbox cannot be read", "error", err)
		problem(w, http.StatusInternalServerError, "the outbox cannot be read")
		return
	}
	answer(w, http.StatusOK, "application/json", mails)
}

// problem answers with an RFC 9457 document.
func problem(w http.ResponseWriter, status int, detail string) {
	answer(w, status, "application/problem+json", map[string]any{
		"type": "about:blank", "title": http.StatusText(status), "status": status, "detail": detail,
	})
}

func answer(w http.ResponseWriter, status int, mediaType string, body any) {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false) // for the reader of curl; no browser takes this for HTML
	if err := encoder.Encode(body); err != nil {
		slog.Debug("answer was not read to its end", "error", err)
	}
}
