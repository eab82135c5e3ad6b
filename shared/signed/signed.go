// Package signed sends signed requests to interfaces of AWS for whose one or two calls a package of the SDK would be too heavy: it would
// be linked into every function's binary, and lengthen every cold start.
//
// Promise: a request is signed by AWS Signature Version 4 with the credentials of the moment, and sent once; whoever calls decides
// whether it may be sent again.
package signed

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"kehu/shared/clock"
)

// Client sends the requests of one service. It is safe for concurrent use.
type Client struct {
	Service     string // as signatures name it, such as "sts"
	Region      string
	Credentials aws.CredentialsProvider
	HTTP        *http.Client
	Clock       clock.Clock // tells the time of signatures
	MaxAnswer   int64       // bytes of an answer that are read
}

// Answer is what came back, whatever its status.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Sign signs the request, whose body is given apart. An error means that nothing was sent.
func (c *Client) Sign(ctx context.Context, r *http.Request, body []byte) error {
	credentials, err := c.Credentials.Retrieve(ctx)
	if err != nil {
		return fmt.Errorf("credentials: %w", err)
	}
	digest := sha256.Sum256(body)
	hash := hex.EncodeToString(digest[:])
	signer := v4.NewSigner(func(o *v4.SignerOptions) {
		o.DisableURIPathEscaping = c.Service == "s3" // which takes paths as they are sent, and wants the hash in a header
	})
	if c.Service == "s3" {
		r.Header.Set("X-Amz-Content-Sha256", hash)
	}
	return signer.SignHTTP(ctx, credentials, r, hash, c.Service, c.Region, c.Clock.Now())
}

// Send sends a signed request. An error means that nobody knows what became of it.
func (c *Client) Send(r *http.Request) (Answer, error) {
	response, err := c.HTTP.Do(r) //nolint:gosec // the host is one of AWS, by region, which those who sign name
	if err != nil {
		return Answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, c.MaxAnswer))
	return Answer{Status: response.StatusCode, Header: response.Header, Body: body}, err
}
