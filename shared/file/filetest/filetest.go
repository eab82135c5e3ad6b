// Package filetest is the contract of file.Store, for every adapter.
package filetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/file"
	"kehu/shared/id"
)

// Harness is one adapter with nothing in it.
type Harness struct {
	Store file.Store
	// Base stands before addresses that are only a path.
	Base string
	// Advance moves the provider's clock on; nil when the provider looks at nothing that a link says but the file.
	Advance func(time.Duration)
}

// Run checks the whole contract of file.Store. It calls open for a fresh Harness in every subtest.
func Run(t *testing.T, open func(t *testing.T) Harness) {
	for _, test := range []struct {
		name string
		run  func(t *testing.T, h Harness)
	}{
		{"gives back what was stored, and the newest of it", givesBack},
		{"has no file that nobody stored", hasNoOther},
		{"deletes", deletes},
		{"keeps tenants apart", keepsApart},
		{"lists all files of a tenant, and no other", lists},
		{"refuses keys of no file", refusesKeys},
		{"stores large files whole", storesLarge},
		{"lets a link download one file under its name", links},
		{"lets a link work for its time, and as it was made", limitsLinks},
		{"takes an upload of the size that was told", uploads},
		{"refuses links and uploads beyond the limits", limits},
		{"stops when the context ends", obeysContext},
		{"stores many at once, each whole", storesConcurrently},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open(t)) })
	}
}

var ids = id.NewSource(clock.System{}, nil)

func tenant() access.Tenant { return access.NewTenant(ids) }

func put(t *testing.T, h Harness, key file.Key, content string) {
	t.Helper()
	if err := h.Store.Put(t.Context(), key, strings.NewReader(content)); err != nil {
		t.Fatalf("put: %v", err)
	}
}

// read returns the content, or "" and the error.
func read(t *testing.T, h Harness, key file.Key) (string, error) {
	t.Helper()
	content, size, err := h.Store.Open(t.Context(), key)
	if err != nil {
		return "", err
	}
	defer func() { _ = content.Close() }()
	text, err := io.ReadAll(content)
	if err == nil && int64(len(text)) != size {
		t.Errorf("size: got %d, want %d", size, len(text))
	}
	return string(text), err
}

func want(t *testing.T, h Harness, key file.Key, content string) {
	t.Helper()
	if got, err := read(t, h, key); err != nil || got != content {
		t.Errorf("%s: got %d bytes %.60q, %v; want %d bytes %.60q", key, len(got), got, err, len(content), content)
	}
}

func givesBack(t *testing.T, h Harness) {
	key := file.In(tenant(), file.Job, "job_1", "result.csv")
	for _, content := range []string{"first", "", "客户,电话\r\n\x00\xff", "last"} {
		put(t, h, key, content)
		want(t, h, key, content)
	}
	middle := strings.NewReader("from the start")
	if _, err := middle.Seek(5, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if err := h.Store.Put(t.Context(), key, middle); err != nil {
		t.Fatal(err)
	}
	want(t, h, key, "from the start")
}

func hasNoOther(t *testing.T, h Harness) {
	mine := tenant()
	put(t, h, file.In(mine, file.Job, "a", "b"), "x")
	for _, key := range []file.Key{
		file.In(mine, file.Job, "b"), file.In(mine, file.Job, "a", "c"), file.In(mine, file.Job, "a", "b.csv"), file.In(tenant(), file.Job, "a", "b"),
	} {
		if _, err := read(t, h, key); !errors.Is(err, file.ErrNotFound) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func deletes(t *testing.T, h Harness) {
	key := file.In(tenant(), file.Job, "x.csv")
	put(t, h, key, "x")
	for range 2 {
		if err := h.Store.Delete(t.Context(), key); err != nil {
			t.Fatal(err)
		}
		if _, err := read(t, h, key); !errors.Is(err, file.ErrNotFound) {
			t.Errorf("after deletion: %v", err)
		}
	}
}

func keepsApart(t *testing.T, h Harness) {
	mine, theirs := file.In(tenant(), file.Job, "x.csv"), file.In(tenant(), file.Job, "x.csv")
	put(t, h, mine, "mine")
	put(t, h, theirs, "theirs")
	if err := h.Store.Delete(t.Context(), theirs); err != nil {
		t.Fatal(err)
	}
	want(t, h, mine, "mine")
}

func lists(t *testing.T, h Harness) {
	mine, theirs := tenant(), tenant()
	var want []string
	for _, parts := range [][]string{{"a", "x.csv"}, {"a-b", "x.csv"}, {"a.b"}, {"b", "c", "d"}, {"z"}} { // as texts, a-b stands before a/x
		for _, of := range []access.Tenant{mine, theirs} {
			put(t, h, file.In(of, file.Job, parts...), "x")
		}
		want = append(want, file.In(mine, file.Job, parts...).String())
	}
	slices.Sort(want)
	for _, limit := range []int{1, 2, 5, file.MaxList} {
		var got []string
		for after := (file.Key{}); ; {
			keys, err := h.Store.List(t.Context(), mine, after, limit)
			if err != nil {
				t.Fatal(err)
			}
			if len(keys) > limit {
				t.Errorf("%d of at most %d", len(keys), limit)
			}
			if len(keys) == 0 {
				break
			}
			for _, key := range keys {
				got = append(got, key.String())
			}
			after = keys[len(keys)-1]
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d at once: got %q, want %q", limit, got, want)
		}
	}
	if keys, err := h.Store.List(t.Context(), tenant(), file.Key{}, 10); err != nil || len(keys) != 0 {
		t.Errorf("of nobody: %v, %v", keys, err)
	}
	for _, limit := range []int{-1, 0, file.MaxList + 1} {
		if _, err := h.Store.List(t.Context(), mine, file.Key{}, limit); !errors.Is(err, file.ErrInvalid) {
			t.Errorf("a limit of %d: %v", limit, err)
		}
	}
	if _, err := h.Store.List(t.Context(), access.Tenant{}, file.Key{}, 1); !errors.Is(err, file.ErrInvalid) {
		t.Errorf("of no tenant: %v", err)
	}
}

func refusesKeys(t *testing.T, h Harness) {
	mine := tenant()
	for _, key := range []file.Key{
		{},
		file.In(access.Tenant{}, file.Job, "x"), file.In(mine, file.Job), file.In(mine, file.Job, ""), file.In(mine, file.Job, ".."),
		file.In(mine, file.Job, "a", "..", "b"), file.In(mine, file.Job, "a/b"), file.In(mine, file.Job, `a\b`), file.In(mine, file.Job, ".key"),
		file.In(mine, file.Job, "客户"), file.In(mine, file.Job, "a\x00"), file.In(mine, file.Job, strings.Repeat("x", 101)), file.In(mine, "../x", "a"),
	} {
		_, _, openErr := h.Store.Open(t.Context(), key)
		_, linkErr := h.Store.Link(t.Context(), key, file.Download{Name: "x", Life: time.Minute})
		_, uploadErr := h.Store.Upload(t.Context(), key, file.Upload{Size: 1, Life: time.Minute})
		for what, err := range map[string]error{
			"put": h.Store.Put(t.Context(), key, strings.NewReader("x")), "open": openErr, "link": linkErr, "upload": uploadErr,
			"delete": h.Store.Delete(t.Context(), key),
		} {
			if !errors.Is(err, file.ErrInvalid) {
				t.Errorf("%s %q: %v", what, key, err)
			}
		}
	}
}

func storesLarge(t *testing.T, h Harness) {
	key, content := file.In(tenant(), file.Job, "large"), strings.Repeat("0123456789abcdef", 400_000)
	put(t, h, key, content)
	want(t, h, key, content)
}

// call makes a request of a link.
func call(t *testing.T, h Harness, method, address, body string, header map[string]string) (status int, got string, headers http.Header) {
	t.Helper()
	if strings.HasPrefix(address, "/") {
		address = h.Base + address
	}
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text), response.Header
}

func link(t *testing.T, h Harness, key file.Key, d file.Download) string {
	t.Helper()
	address, err := h.Store.Link(t.Context(), key, d)
	if err != nil {
		t.Fatalf("link: %v", err)
	}
	return address
}

func links(t *testing.T, h Harness) {
	for _, name := range []string{"customers.csv", "客户 2026.csv", `a"b;c.csv`} {
		key := file.In(tenant(), file.Job, "x.csv")
		put(t, h, key, "a,b")
		d := file.Download{Name: name, Life: time.Minute}
		status, body, header := call(t, h, http.MethodGet, link(t, h, key, d), "", nil)
		named := h.Advance == nil || header.Get("Content-Disposition") == d.Disposition()
		if status != 200 || body != "a,b" || !named || header.Get("Content-Type") != "text/csv; charset=utf-8" {
			t.Errorf("%s: status %d, body %q, header %v", name, status, body, header)
		}
	}
	if status, _, _ := call(t, h, http.MethodGet, link(t, h, file.In(tenant(), file.Job, "none"), file.Download{Name: "x", Life: time.Minute}), "", nil); status != 404 && h.Advance != nil {
		t.Errorf("a link to no file: status %d", status)
	}
}

func limitsLinks(t *testing.T, h Harness) {
	if h.Advance == nil {
		t.Skip("the emulator does not look at signatures")
	}
	mine := tenant()
	key, other := file.In(mine, file.Job, "x.csv"), file.In(mine, file.Job, "y.csv")
	put(t, h, key, "x")
	put(t, h, other, "y")
	address := link(t, h, key, file.Download{Name: "x.csv", Life: time.Minute})
	for what, changed := range map[string]string{
		"another file": strings.Replace(address, "x.csv", "y.csv", 1),
		"another name": strings.Replace(address, "x.csv", "z.csv", 2),
		"longer":       strings.NewReplacer("Expires=60", "Expires=90", "until=", "until=1").Replace(address),
		"no signature": address[:strings.Index(address, "?")],
	} {
		if status, _, _ := call(t, h, http.MethodGet, changed, "", nil); status != 403 || changed == address {
			t.Errorf("%s: status %d: %s", what, status, changed)
		}
	}
	if status, _, _ := call(t, h, http.MethodPut, address, "z", nil); status != 403 {
		t.Errorf("a link to download takes an upload: %d", status)
	}
	h.Advance(59 * time.Second)
	if status, _, _ := call(t, h, http.MethodGet, address, "", nil); status != 200 {
		t.Errorf("before its end: %d", status)
	}
	h.Advance(2 * time.Second)
	if status, _, _ := call(t, h, http.MethodGet, address, "", nil); status != 403 {
		t.Errorf("after its end: %d", status)
	}
	want(t, h, key, "x")
	want(t, h, other, "y")
}

func uploads(t *testing.T, h Harness) {
	key := file.In(tenant(), file.Job, "x.csv")
	request, err := h.Store.Upload(t.Context(), key, file.Upload{Size: 3, Life: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	if status, body, _ := call(t, h, http.MethodPut, request.URL, "a,b", request.Header); status != 200 {
		t.Fatalf("status %d: %s", status, body)
	}
	want(t, h, key, "a,b")
	if h.Advance == nil {
		return
	}
	for _, content := range []string{"", "ab", "abcd"} {
		if status, _, _ := call(t, h, http.MethodPut, request.URL, content, request.Header); status != 403 {
			t.Errorf("%q in place of three bytes: status %d", content, status)
		}
	}
	h.Advance(2 * time.Minute)
	if status, _, _ := call(t, h, http.MethodPut, request.URL, "xyz", request.Header); status != 403 {
		t.Errorf("too late: status %d", status)
	}
	want(t, h, key, "a,b")
}

func limits(t *testing.T, h Harness) {
	key := file.In(tenant(), file.Job, "x")
	for _, d := range []file.Download{{Name: "x"}, {Name: "x", Life: -1}, {Name: "x", Life: file.MaxLife + 1}, {Life: time.Minute}, {Name: "x\r\ny: z", Life: time.Minute}} {
		if _, err := h.Store.Link(t.Context(), key, d); !errors.Is(err, file.ErrInvalid) {
			t.Errorf("%+v: %v", d, err)
		}
	}
	for _, u := range []file.Upload{{Size: 1}, {Life: time.Minute}, {Size: -1, Life: time.Minute}, {Size: file.MaxUpload + 1, Life: time.Minute}, {Size: 1, Life: file.MaxLife + 1}} {
		if _, err := h.Store.Upload(t.Context(), key, u); !errors.Is(err, file.ErrInvalid) {
			t.Errorf("%+v: %v", u, err)
		}
	}
}

func obeysContext(t *testing.T, h Harness) {
	key := file.In(tenant(), file.Job, "x")
	put(t, h, key, "x")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := h.Store.Put(ctx, key, strings.NewReader("y")); !errors.Is(err, context.Canceled) {
		t.Errorf("put: %v", err)
	}
	if _, _, err := h.Store.Open(ctx, key); !errors.Is(err, context.Canceled) {
		t.Errorf("open: %v", err)
	}
	if err := h.Store.Delete(ctx, key); !errors.Is(err, context.Canceled) {
		t.Errorf("delete: %v", err)
	}
	want(t, h, key, "x")
}

func storesConcurrently(t *testing.T, h Harness) {
	mine := tenant()
	same := file.In(mine, file.Job, "same")
	contents := make([][]byte, 16)
	var all sync.WaitGroup
	for i := range contents {
		contents[i] = bytes.Repeat([]byte{byte('a' + i)}, 10_000+i)
		all.Go(func() {
			err := h.Store.Put(t.Context(), file.In(mine, file.Job, fmt.Sprint(i)), bytes.NewReader(contents[i]))
			if err = errors.Join(err, h.Store.Put(t.Context(), same, bytes.NewReader(contents[i]))); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for i := range contents {
		want(t, h, file.In(mine, file.Job, fmt.Sprint(i)), string(contents[i]))
	}
	got, err := read(t, h, same)
	if err != nil || len(got) < 10_000 || got != string(contents[got[0]-'a']) {
		t.Errorf("of many at one key: %d bytes, %v", len(got), err)
	}
}
