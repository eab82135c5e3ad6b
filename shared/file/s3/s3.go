package s3

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"kehu/shared/clock"
	"kehu/shared/file"
)

// Options say which bucket it is, and how it is reached.
type Options struct {
	Bucket      string
	Region      string
	Credentials aws.CredentialsProvider
	HTTP        *http.Client
	Clock       clock.Clock // tells the time of signatures
	Endpoint    string      // "" but in tests
}

// Store is a file.Store.
type Store struct {
	options Options
	base    string // of the bucket, with a slash at its end
	signer  *v4.Signer
}

var _ file.Store = (*Store)(nil)

// New returns the store in the bucket that the options name.
func New(o Options) *Store {
	base := "https://" + o.Bucket + ".s3." + o.Region + ".amazonaws.com/"
	if o.Endpoint != "" {
		base = o.Endpoint + "/" + o.Bucket + "/"
	}
	// S3 signs paths as they are sent (Signature Version 4, canonical requests of Amazon S3).
	return &Store{options: o, base: base, signer: v4.NewSigner(func(s *v4.SignerOptions) { s.DisableURIPathEscaping = true })}
}

const (
	attempts   = 3
	firstPause = 100 * time.Millisecond // doubles with each attempt
	service    = "s3"
	// unsigned is the hash of a body that whoever uses a link sends: the signature is made before.
	unsigned = "UNSIGNED-PAYLOAD"
	// nothing is the SHA-256 of no body.
	nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
)

// Put is file.Store's.
func (s *Store) Put(ctx context.Context, key file.Key, content io.ReadSeeker) error {
	if err := key.Validate(); err != nil {
		return err
	}
	size, err := file.Size(content)
	if err != nil {
		return fmt.Errorf("s3: put: %w", err)
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, content); err != nil {
		return fmt.Errorf("s3: put: %w", err)
	}
	response, err := s.send(ctx, hex.EncodeToString(hash.Sum(nil)), func() (*http.Request, error) {
		if _, err := content.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
		r, err := http.NewRequestWithContext(ctx, http.MethodPut, s.base+key.String(), io.NopCloser(content))
		if err != nil {
			return nil, err
		}
		r.ContentLength = size
		if size == 0 {
			r.Body = http.NoBody
		}
		r.Header.Set("Content-Type", key.ContentType())
		return r, nil
	})
	if err != nil {
		return fmt.Errorf("s3: put: %w", err)
	}
	return response.Body.Close()
}

// Open is file.Store's.
func (s *Store) Open(ctx context.Context, key file.Key) (io.ReadCloser, int64, error) {
	if err := key.Validate(); err != nil {
		return nil, 0, err
	}
	response, err := s.send(ctx, nothing, func() (*http.Request, error) {
		return http.NewRequestWithContext(ctx, http.MethodGet, s.base+key.String(), nil)
	})
	var refused *refusal
	if errors.As(err, &refused) && refused.status == http.StatusNotFound {
		return nil, 0, file.ErrNotFound
	}
	if err != nil {
		return nil, 0, fmt.Errorf("s3: get: %w", err)
	}
	return response.Body, response.ContentLength, nil
}

// Delete is file.Store's.
func (s *Store) Delete(ctx context.Context, key file.Key) error {
	if err := key.Validate(); err != nil {
		return err
	}
	response, err := s.send(ctx, nothing, func() (*http.Request, error) {
		return http.NewRequestWithContext(ctx, http.MethodDelete, s.base+key.String(), nil)
	})
	var refused *refusal
	if errors.As(err, &refused) && refused.status == http.StatusNotFound {
		return nil
	}
	if err != nil {
		return fmt.Errorf("s3: delete: %w", err)
	}
	return response.Body.Close()
}

// Link is file.Store's.
func (s *Store) Link(ctx context.Context, key file.Key, d file.Download) (string, error) {
	if err := errors.Join(key.Validate(), d.Validate()); err != nil {
		return "", err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+key.String(), nil)
	if err != nil {
		return "", fmt.Errorf("s3: link: %w", err)
	}
	address, _, err := s.presign(ctx, r, d.Life, url.Values{
		"response-content-disposition": {d.Disposition()}, "response-content-type": {key.ContentType()},
	})
	return address, err
}

// Upload is file.Store's.
func (s *Store) Upload(ctx context.Context, key file.Key, u file.Upload) (file.Request, error) {
	if err := errors.Join(key.Validate(), u.Validate()); err != nil {
		return file.Request{}, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPut, s.base+key.String(), nil)
	if err != nil {
		return file.Request{}, fmt.Errorf("s3: upload: %w", err)
	}
	r.ContentLength = u.Size // it is signed: S3 takes no other
	r.Header.Set("Content-Type", key.ContentType())
	address, header, err := s.presign(ctx, r, u.Life, nil)
	if err != nil {
		return file.Request{}, err
	}
	// A client says host and length by itself; a browser lets nobody set them.
	header.Del("Host")
	header.Del("Content-Length")
	request := file.Request{URL: address, Header: make(map[string]string, len(header))}
	for name := range header {
		request.Header[name] = header.Get(name)
	}
	return request, nil
}

// presign returns the address that holds the signature, and the headers that it is made for.
func (s *Store) presign(ctx context.Context, r *http.Request, life time.Duration, query url.Values) (string, http.Header, error) {
	credentials, err := s.options.Credentials.Retrieve(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("s3: credentials: %w", err)
	}
	if query == nil {
		query = make(url.Values)
	}
	query.Set("X-Amz-Expires", strconv.FormatInt(int64(life/time.Second), 10))
	r.URL.RawQuery = query.Encode()
	address, header, err := s.signer.PresignHTTP(ctx, credentials, r, unsigned, service, s.options.Region, s.options.Clock.Now())
	if err != nil {
		return "", nil, fmt.Errorf("s3: sign: %w", err)
	}
	return address, header, nil
}

// send signs and sends the request that prepare makes, some times if need be. The body of what it returns is to be closed.
func (s *Store) send(ctx context.Context, hash string, prepare func() (*http.Request, error)) (*http.Response, error) {
	for attempt := 1; ; attempt++ {
		r, err := prepare()
		if err != nil {
			return nil, err
		}
		credentials, err := s.options.Credentials.Retrieve(ctx)
		if err != nil {
			return nil, fmt.Errorf("credentials: %w", err)
		}
		r.Header.Set("X-Amz-Content-Sha256", hash)
		if err := s.signer.SignHTTP(ctx, credentials, r, hash, service, s.options.Region, s.options.Clock.Now()); err != nil {
			return nil, fmt.Errorf("sign: %w", err)
		}
		response, err := s.options.HTTP.Do(r)
		if err == nil && response.StatusCode < http.StatusMultipleChoices {
			return response, nil
		}
		passes := err != nil
		if err == nil {
			_ = response.Body.Close() // it may repeat what was sent: nobody reads it
			err = &refusal{response.StatusCode}
			passes = response.StatusCode >= http.StatusInternalServerError || response.StatusCode == http.StatusTooManyRequests
		}
		if !passes || attempt == attempts || ctx.Err() != nil {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(firstPause << (attempt - 1)):
		}
	}
}

// refusal is an answer that is no success.
type refusal struct{ status int }

func (r *refusal) Error() string { return fmt.Sprintf("status %d", r.status) }
