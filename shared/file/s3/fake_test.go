package s3_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"kehu/shared/file/s3"
)

var keys = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret", SessionToken: "token"}, nil
})

// bucket is a server that does what S3 does with one bucket: it looks at signatures, hashes, lengths and times.
type bucket struct {
	t     *testing.T
	mu    sync.Mutex
	now   time.Time
	files map[string][]byte
	types map[string]string
	fail  func(r *http.Request) int // a status, or 0
}

// Now makes the bucket its own clock.
func (b *bucket) Now() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now
}

func (b *bucket) advance(d time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now = b.now.Add(d)
}

func newBucket(t *testing.T) (*bucket, *s3.Store) {
	t.Helper()
	b := &bucket{t: t, now: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC), files: make(map[string][]byte), types: make(map[string]string)}
	server := httptest.NewServer(b)
	t.Cleanup(server.Close)
	return b, s3.New(s3.Options{
		Bucket: "files", Region: "eu-central-1", Credentials: keys, HTTP: server.Client(), Clock: b, Endpoint: server.URL,
	})
}

func (b *bucket) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	sum := sha256.Sum256(body)
	hash, allowed := hex.EncodeToString(sum[:]), false
	if r.URL.Query().Has("X-Amz-Signature") {
		allowed = b.presigned(r)
	} else {
		allowed = b.signed(r, hash)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fail != nil {
		if status := b.fail(r); status != 0 {
			w.WriteHeader(status)
			return
		}
	}
	if !allowed {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	b.do(w, r, body)
}

func (b *bucket) do(w http.ResponseWriter, r *http.Request, body []byte) {
	switch r.Method {
	case http.MethodPut:
		b.files[r.URL.Path], b.types[r.URL.Path] = body, r.Header.Get("Content-Type")
	case http.MethodDelete:
		delete(b.files, r.URL.Path)
		w.WriteHeader(http.StatusNoContent)
	default:
		if r.URL.Query().Get("list-type") == "2" {
			b.list(w, r.URL.Query())
			return
		}
		content, found := b.files[r.URL.Path]
		if !found {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		for _, name := range []string{"content-disposition", "content-type"} {
			if value := r.URL.Query().Get("response-" + name); value != "" {
				w.Header().Set(name, value)
			}
		}
		w.Header().Set("Content-Length", strconv.Itoa(len(content)))
		_, _ = w.Write(content)
	}
}

// list answers ListObjectsV2.
func (b *bucket) list(w io.Writer, asked url.Values) {
	type object struct{ Key string }
	var answer struct {
		XMLName  xml.Name `xml:"ListBucketResult"`
		Contents []object
	}
	limit, err := strconv.Atoi(asked.Get("max-keys"))
	if err != nil {
		b.t.Error(err)
	}
	for _, path := range slices.Sorted(maps.Keys(b.files)) {
		name := strings.TrimPrefix(path, "/files/")
		if strings.HasPrefix(name, asked.Get("prefix")) && name > asked.Get("start-after") && len(answer.Contents) < limit {
			answer.Contents = append(answer.Contents, object{name})
		}
	}
	if err := xml.NewEncoder(w).Encode(answer); err != nil {
		b.t.Error(err)
	}
}

// signer signs as the adapter does; signatures are compared with what it makes of the same request.
var signer = v4.NewSigner(func(s *v4.SignerOptions) { s.DisableURIPathEscaping = true })

// bare returns the request as it was before it was signed, with the headers that the signature names.
func bare(r *http.Request, names string) *http.Request {
	fresh := r.Clone(r.Context())
	fresh.URL.Host, fresh.URL.Scheme = r.Host, "http"
	fresh.Header, fresh.ContentLength = make(http.Header), 0
	for name := range strings.SplitSeq(names, ";") {
		switch name {
		case "host":
		case "content-length":
			fresh.ContentLength = r.ContentLength
		default:
			fresh.Header.Set(name, r.Header.Get(name))
		}
	}
	return fresh
}

func (b *bucket) signed(r *http.Request, hash string) bool {
	authorization := r.Header.Get("Authorization")
	_, rest, _ := strings.Cut(authorization, "SignedHeaders=")
	names, _, _ := strings.Cut(rest, ",")
	at, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
	if err != nil || r.Header.Get("X-Amz-Content-Sha256") != hash {
		return false
	}
	credentials, _ := keys(r.Context())
	fresh := bare(r, names)
	if err := signer.SignHTTP(r.Context(), credentials, fresh, hash, "s3", "eu-central-1", at); err != nil {
		b.t.Error(err)
	}
	return fresh.Header.Get("Authorization") == authorization
}

func (b *bucket) presigned(r *http.Request) bool {
	query := r.URL.Query()
	at, err := time.Parse("20060102T150405Z", query.Get("X-Amz-Date"))
	life, lifeErr := strconv.Atoi(query.Get("X-Amz-Expires"))
	if err != nil || lifeErr != nil || b.Now().After(at.Add(time.Duration(life)*time.Second)) {
		return false
	}
	signature := query.Get("X-Amz-Signature")
	fresh := bare(r, query.Get("X-Amz-SignedHeaders"))
	for _, name := range []string{"Algorithm", "Credential", "Date", "SignedHeaders", "Signature", "Security-Token"} {
		query.Del("X-Amz-" + name)
	}
	fresh.URL.RawQuery = query.Encode()
	credentials, _ := keys(r.Context())
	address, _, err := signer.PresignHTTP(r.Context(), credentials, fresh, "UNSIGNED-PAYLOAD", "s3", "eu-central-1", at)
	if err != nil {
		b.t.Error(err)
	}
	return strings.Contains(address, "X-Amz-Signature="+signature)
}
