package s3_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/file"
	"kehu/shared/file/filetest"
	"kehu/shared/file/s3"
	"kehu/shared/id"
)

func TestConforms(t *testing.T) {
	t.Parallel()
	filetest.Run(t, func(t *testing.T) filetest.Harness {
		b, store := newBucket(t)
		return filetest.Harness{Store: store, Advance: b.advance}
	})
}

func someKey() file.Key {
	return file.In(access.NewTenant(id.NewSource(clock.System{}, nil)), file.Job, "x.csv")
}

func TestFaults_that_pass_are_met_by_another_attempt(t *testing.T) {
	t.Parallel()
	b, store := newBucket(t)
	key, calls := someKey(), 0
	b.fail = func(*http.Request) int {
		if calls++; calls%3 != 0 {
			return http.StatusServiceUnavailable
		}
		return 0
	}
	if err := store.Put(t.Context(), key, strings.NewReader("whole")); err != nil {
		t.Fatal(err)
	}
	content, size, err := store.Open(t.Context(), key)
	if err != nil || size != 5 {
		t.Fatalf("size %d, %v", size, err)
	}
	_ = content.Close()
	if calls != 6 {
		t.Errorf("calls: got %d, want 6", calls)
	}
}

func TestFaults_that_stay_are_told_without_what_was_sent(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]int{http.StatusInternalServerError: 3, http.StatusForbidden: 1, http.StatusBadRequest: 1} {
		b, store := newBucket(t)
		calls := 0
		b.fail = func(*http.Request) int { calls++; return status }
		err := store.Put(t.Context(), someKey(), strings.NewReader("secret content"))
		if err == nil || errors.Is(err, file.ErrNotFound) || strings.Contains(err.Error(), "secret") {
			t.Errorf("status %d: %v", status, err)
		}
		if calls != want {
			t.Errorf("status %d: %d calls, want %d", status, calls, want)
		}
	}
}

func TestAddresses_are_those_of_the_bucket(t *testing.T) {
	t.Parallel()
	store := s3.New(s3.Options{Bucket: "files", Region: "eu-central-1", Credentials: keys, HTTP: http.DefaultClient, Clock: clock.System{}})
	address, err := store.Link(t.Context(), someKey(), file.Download{Name: "x.csv", Life: time.Minute})
	if err != nil || !strings.HasPrefix(address, "https://files.s3.eu-central-1.amazonaws.com/job/") {
		t.Errorf("%s, %v", address, err)
	}
}
