package machine

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"kehu/infra/client"
	"kehu/shared/clock"
)

// listen serves a machine within the bounds, and returns its address.
func listen(t *testing.T, b bounds) string {
	t.Helper()
	m, err := Open(t.Context(), quiet(t))
	if err != nil {
		t.Fatal(err)
	}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- m.serve(ctx, listener, b) }()
	t.Cleanup(func() {
		stop()
		if err := errors.Join(<-done, m.Close()); err != nil {
			t.Error(err)
		}
	})
	return listener.Addr().String()
}

// quiet are the options of a machine that logs nothing.
func quiet(t *testing.T) Options {
	t.Helper()
	return Options{Data: t.TempDir(), Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), Version: "test", Rates: DefaultRates}
}

func dial(t *testing.T, address string) net.Conn {
	t.Helper()
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	return conn
}

// closing is the header of a request that is the last one over its connection.
const closing = "Connection: close\r\n"

// send writes the text, and returns the statuses of all answers that come until the server closes or waits for more.
func send(t *testing.T, address, text string) (statuses []int, bodies string) {
	t.Helper()
	conn := dial(t, address)
	if _, err := io.WriteString(conn, text); err != nil {
		t.Fatal(err)
	}
	if tcp, ok := conn.(*net.TCPConn); ok && !strings.Contains(text, closing) {
		_ = tcp.CloseWrite() // so that the server does not wait for another request; it takes it that nobody wants the answer
	}
	answers := bufio.NewReader(conn)
	for {
		r, err := http.ReadResponse(answers, nil)
		if err != nil {
			return statuses, bodies
		}
		body, _ := io.ReadAll(r.Body)
		_ = r.Body.Close()
		statuses, bodies = append(statuses, r.StatusCode), bodies+string(body)
	}
}

const health = "GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n"

// healthy calls over the connection, and reports whether an answer came.
func healthy(conn net.Conn) bool {
	if _, err := io.WriteString(conn, health); err != nil {
		return false
	}
	r, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return false
	}
	_, err = io.Copy(io.Discard, r.Body)
	return errors.Join(err, r.Body.Close()) == nil && r.StatusCode == http.StatusOK
}

// TestIdle_connections_shut_nobody_out: whoever holds many loses the oldest of them. KEHU_CONNECTIONS=10000 makes it as many, with the machine's own bounds.
func TestIdle_connections_shut_nobody_out(t *testing.T) {
	t.Parallel()
	b, count := own, 10_000
	if text := os.Getenv("KEHU_CONNECTIONS"); text == "" {
		b.waiting, b.connections, count = 20, 100, 90
	} else if n, err := strconv.Atoi(text); err == nil {
		count = n
	}
	address := listen(t, b)
	used, silent := dial(t, address), dial(t, address)
	if !healthy(used) {
		t.Fatal("no answer over the first connection")
	}
	for range count {
		dial(t, address)
	}
	for i := range 50 {
		if !healthy(dial(t, address)) {
			t.Fatalf("caller %d gets no answer while %d connections wait", i, count)
		}
	}
	for name, conn := range map[string]net.Conn{"used": used, "silent": silent} {
		if _, err := conn.Read(make([]byte, 1)); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("the connection that was %s and waited longest is open: %v", name, err)
		}
	}
}

func TestSlow_clients_are_left(t *testing.T) {
	t.Parallel()
	b := own
	b.header, b.request = 200*time.Millisecond, 500*time.Millisecond
	address := listen(t, b)
	for name, text := range map[string]string{
		"headers that do not end":   "GET /v1/health HTTP/1.1\r\nHost: x\r\nX-Slow: ",
		"a body that does not come": "POST /v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"email\":",
		"chunks that do not end":    "POST /v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"ema",
	} {
		t.Run(name, func(t *testing.T) {
			conn := dial(t, address)
			if _, err := io.WriteString(conn, text); err != nil {
				t.Fatal(err)
			}
			answer, err := io.ReadAll(conn) // until the server closes it
			if err != nil {
				t.Fatalf("the connection stays open: %v", err)
			}
			if strings.HasPrefix(string(answer), "HTTP/1.1 2") || strings.HasPrefix(string(answer), "HTTP/1.1 500") {
				t.Errorf("answer: %s", answer)
			}
		})
	}
	if !healthy(dial(t, address)) {
		t.Error("no answer afterwards")
	}
}

func TestGreedy_clients_are_refused(t *testing.T) {
	t.Parallel()
	address := listen(t, own)
	body := strings.Repeat(" ", 1<<20+1)
	for name, c := range map[string]struct {
		text   string
		status int
	}{
		"long headers":          {"GET /v1/health HTTP/1.1\r\nHost: x\r\nX-Long: " + strings.Repeat("a", 16<<10) + "\r\n\r\n", 431},
		"many headers":          {"GET /v1/health HTTP/1.1\r\nHost: x\r\n" + strings.Repeat("A: b\r\n", 4<<10) + "\r\n", 431},
		"a long body":           {fmt.Sprintf("POST /v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body), 413},
		"a long body in chunks": {fmt.Sprintf("POST /v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(body), body), 413},
	} {
		t.Run(name, func(t *testing.T) {
			if statuses, _ := send(t, address, c.text); len(statuses) != 1 || statuses[0] != c.status {
				t.Errorf("got %v, want %d", statuses, c.status)
			}
		})
	}
}

// TestSmuggling: requests whose end can be read in two ways are refused, or end where their own answer does; what follows is a
// request of its own, without anybody's token.
func TestSmuggling(t *testing.T) {
	t.Parallel()
	address := listen(t, own)
	const post, json = "POST /v1/auth/sign-in HTTP/1.1\r\nHost: x\r\n", "Content-Type: application/json\r\n"
	const inner = "GET /v1/me HTTP/1.1\r\nHost: x\r\n\r\n"
	for name, c := range map[string]struct {
		text string
		want []int
	}{
		"a length and chunks":                  {post + json + "Authorization: Bearer x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + inner, []int{422, 401}},
		"a length of all, and an empty chunk":  {post + json + "Content-Length: 50\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner, []int{400, 401}},
		"two lengths":                          {post + json + "Content-Length: 2\r\nContent-Length: 36\r\n\r\n{}" + inner, []int{400}},
		"a list of lengths":                    {post + json + "Content-Length: 2, 36\r\n\r\n{}" + inner, []int{400}},
		"a signed length":                      {post + json + "Content-Length: +2\r\n\r\n{}" + inner, []int{400}},
		"a blank before the colon":             {post + json + "Content-Length : 2\r\n\r\n{}" + inner, []int{400}},
		"a coding that is none":                {post + json + "Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + inner, []int{501}},
		"two codings":                          {post + json + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + inner, []int{501}},
		"a folded header":                      {post + json + "X: a\r\n Content-Length: 2\r\n\r\n" + inner, []int{400, 401}},
		"a chunk with a size that is too long": {post + json + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}" + inner, []int{400}},
		"a header without a name":              {post + json + ": x\r\nContent-Length: 2\r\n\r\n{}", []int{400}},
		"no host":                              {"GET /v1/health HTTP/1.1\r\n\r\n", []int{400}},
		"two hosts":                            {"GET /v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", []int{400}},
		"a body that ends too early":           {post + json + "Content-Length: 50\r\n\r\n{}", []int{400}},
		"a line end in the path":               {"GET /v1/health%0d%0aX: HTTP/1.1\r\nHost: x\r\n\r\n", []int{404}},
	} {
		t.Run(name, func(t *testing.T) {
			statuses, bodies := send(t, address, c.text)
			if fmt.Sprint(statuses) != fmt.Sprint(c.want) {
				t.Errorf("got %v, want %v: %s", statuses, c.want, bodies)
			}
		})
	}
}

// TestTwo_tokens_are_none: as on AWS, where the gateway joins two Authorization headers into what is no token.
func TestTwo_tokens_are_none(t *testing.T) {
	t.Parallel()
	address := listen(t, own)
	c := client.New("http://" + address)
	if _, err := c.SignUp(t.Context(), map[string]string{"company": "C", "name": "Nancy Davolio", "email": "nancy@x.example", "password": "tea & biscuits 4"}); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		headers string
		status  int
	}{
		"one":                    {"Authorization: Bearer " + c.Token + "\r\n", 200},
		"the same twice":         {"Authorization: Bearer " + c.Token + "\r\nAuthorization: Bearer " + c.Token + "\r\n", 401},
		"one, then another kind": {"Authorization: Bearer " + c.Token + "\r\nAuthorization: Basic x\r\n", 401},
		"another kind, then one": {"Authorization: Basic x\r\nAuthorization: Bearer " + c.Token + "\r\n", 401},
		"both in one header":     {"Authorization: Bearer " + c.Token + ", Bearer " + c.Token + "\r\n", 401},
	} {
		if statuses, body := send(t, address, "GET /v1/me HTTP/1.1\r\nHost: x\r\n"+closing+test.headers+"\r\n"); len(statuses) != 1 || statuses[0] != test.status {
			t.Errorf("%s: got %v, want %d: %s", name, statuses, test.status, body)
		}
	}
}
