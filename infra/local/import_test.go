package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"kehu/infra/client"
	"kehu/infra/demo/chinese"
	"kehu/shared/sheet"
)

// put uploads a file where the answer of an import says.
func put(t *testing.T, c *client.Client, request struct {
	URL     string
	Headers map[string]string
}, content []byte,
) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPut, c.Base+request.URL, bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range request.Headers {
		r.Header.Set(name, value)
	}
	response, err := c.HTTP.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Fatalf("upload: %s", response.Status)
	}
}

// imported is what an answer of an import says.
type imported struct {
	ID     string
	Upload struct {
		URL     string
		Headers map[string]string
	}
	Mapping []any
}

// memory returns the resident memory of a process and its peak, in MB; 0 where /proc has none.
func (p *process) memory() (now, peak int) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		return 0, 0
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		kilobytes, _ := strconv.Atoi(fields[1])
		switch fields[0] {
		case "VmRSS:":
			now = kilobytes >> 10
		case "VmHWM:":
			peak = kilobytes >> 10
		}
	}
	return now, peak
}

// TestAnImportGoesOnAfterAKill imports a Chinese set, kills the process in the middle, and counts: KEHU_IMPORT_ROWS says how many rows, 1,200 if
// absent; `make import` takes 100,000. The memory of a process stays below 300 MB, and other calls are answered meanwhile.
func TestAnImportGoesOnAfterAKill(t *testing.T) {
	count, err := strconv.Atoi(os.Getenv("KEHU_IMPORT_ROWS"))
	if err != nil {
		count = 1200
	}
	data := t.TempDir()
	running := start(t, data)
	c := client.New(running.base)
	account, err := c.SignUp(t.Context(), map[string]string{
		"company": "Import", "name": "Dummy Tester", "email": "tester@import.example", "password": "brick & wall 1", "country": "CN", "currency": "CNY", "locale": "zh-CN",
	})
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := chinese.Write(&file, sheet.Dialect{Encoding: sheet.GB18030, Separator: ","}, count); err != nil {
		t.Fatal(err)
	}
	call := func(method, path string, body, out any) {
		t.Helper()
		if _, err := c.Do(t.Context(), method, path, body, out); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	var i imported
	call(http.MethodPost, "/v1/imports", map[string]any{"kind": "customers", "fileName": "客户.csv", "size": file.Len()}, &i)
	put(t, c, i.Upload, file.Bytes())
	call(http.MethodPost, "/v1/imports/"+i.ID+"/preview", map[string]any{}, &i)
	if len(i.Mapping) != len(chinese.Headings()) {
		t.Fatalf("columns that were recognised: %d of %d: %v", len(i.Mapping), len(chinese.Headings()), i.Mapping)
	}
	var p progress
	began := time.Now()
	call(http.MethodPost, "/v1/imports/"+i.ID+"/start", map[string]any{"mapping": i.Mapping}, &p)
	peak := 0
	slowest := time.Duration(0)
	follow := func(until func(progress) bool) {
		t.Helper()
		for signed := time.Now(); ; time.Sleep(20 * time.Millisecond) {
			if time.Since(signed) > 10*time.Minute {
				if err := c.SignIn(t.Context(), account); err != nil {
					t.Fatal(err)
				}
				signed = time.Now()
			}
			asked := time.Now()
			call(http.MethodGet, "/v1/jobs/"+p.ID, nil, &p)
			slowest = max(slowest, time.Since(asked))
			_, high := running.memory()
			if peak = max(peak, high); until(p) {
				return
			}
		}
	}
	follow(func(p progress) bool { return p.Done > count/3 || p.State == "succeeded" })
	if p.State == "succeeded" {
		t.Error("it was done before it could be killed")
	}
	running.kill(t)
	running = start(t, data)
	c.Base = running.base
	follow(func(p progress) bool { return p.State != "running" && p.State != "queued" })
	took := time.Since(began)
	if p.State != "succeeded" || p.Done != count || p.Total != count || p.Failed != 0 {
		t.Errorf("job: %+v", p)
	}
	found := make(map[string]bool, count)
	for cursor := ""; ; {
		var page struct {
			Items []struct {
				Reference string
				Version   int
			}
			NextCursor string
		}
		call(http.MethodGet, "/v1/customers?limit=200"+cursor, nil, &page)
		for _, item := range page.Items {
			if found[item.Reference] || item.Version != 1 {
				t.Fatalf("a customer was made twice: %+v", item)
			}
			found[item.Reference] = true
		}
		if cursor = "&cursor=" + page.NextCursor; page.NextCursor == "" {
			break
		}
	}
	if len(found) != count {
		t.Errorf("%d customers of %d", len(found), count)
	}
	if peak > 300 {
		t.Errorf("peak of the memory: %d MB", peak)
	}
	t.Logf("%d customers in %s: %.0f a second; at most %d MB; the slowest other call %s", count, took.Round(time.Millisecond), float64(count)/took.Seconds(), peak, slowest.Round(time.Millisecond))
}
