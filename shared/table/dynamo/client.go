package dynamo

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	random "math/rand/v2"
	"net"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/smithy-go"
)

// Time limits of one attempt. DynamoDB answers within tens of milliseconds; who waits for a second longer waits for a
// connection that is dead. Three attempts that each run into the longest limit take 6 s, so that a function
// with 10 s has time left to answer. The body of an answer (16 MB at most) is limited by the call's context alone.
const (
	dialTimeout      = 1 * time.Second
	handshakeTimeout = 1 * time.Second
	answerTimeout    = 2 * time.Second // from the end of the request to the first byte of the answer
	clientAttempts   = 3
)

// Idle connections are kept, as a new one costs a TLS handshake. A request of the API asks the table a few things at once.
const (
	idleConnections = 16
	idleTimeout     = 90 * time.Second
)

// NewHTTPClient returns a client with the time limits above that trusts the given roots. Nil means those of the
// machine; reading some 140 of them takes a function with 128 MB 85 ms at its first call.
func NewHTTPClient(roots *x509.CertPool) *http.Client {
	dialer := net.Dialer{Timeout: dialTimeout, KeepAlive: 30 * time.Second}
	return &http.Client{
		Transport: &http.Transport{
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           dialer.DialContext,
			TLSClientConfig:       &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12},
			TLSHandshakeTimeout:   handshakeTimeout,
			ResponseHeaderTimeout: answerTimeout,
			MaxIdleConnsPerHost:   idleConnections,
			IdleConnTimeout:       idleTimeout,
		},
		// DynamoDB redirects nobody; a signed request must not follow anyone else.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// NewClient returns a client for a Lambda function, made without LoadDefaultConfig, whose look at files, environment and
// metadata services costs 3 to 6 ms of every cold start. A nil HTTP client means NewHTTPClient(nil); an empty
// endpoint means DynamoDB's in the region.
//
// It makes three attempts, with back-off of 50 ms, then 100 ms, at most, spread at random. It repeats what the SDK
// repeats (throttling, 5xx, lost connections) and answers that were cut off; the table makes repeating safe.
func NewClient(region string, credentials aws.CredentialsProvider, httpClient aws.HTTPClient, endpoint string) *dynamodb.Client {
	options := dynamodb.Options{
		Region: region, Credentials: credentials, HTTPClient: httpClient,
		Retryer: retry.NewStandard(func(o *retry.StandardOptions) {
			o.MaxAttempts = clientAttempts
			o.Backoff = retry.BackoffDelayerFunc(backoff)
			o.Retryables = append(o.Retryables, retry.IsErrorRetryableFunc(cutOff))
		}),
	}
	if httpClient == nil {
		options.HTTPClient = NewHTTPClient(nil)
	}
	if endpoint != "" {
		options.BaseEndpoint = &endpoint
	}
	return dynamodb.New(options)
}

const clientDelay = 50 * time.Millisecond

// backoff returns a random delay up to a bound that doubles with each attempt, the first of which is 1. (The SDK's own
// begins with a bound of 2 s.)
func backoff(attempt int, _ error) (time.Duration, error) {
	bound := clientDelay << (max(attempt, 1) - 1)
	return time.Duration(random.Float64() * float64(bound)), nil //nolint:gosec // spreads load; nothing to guess
}

// cutOff finds answers that could not be read to their end, which the SDK does not repeat.
func cutOff(err error) aws.Ternary {
	if _, unreadable := errors.AsType[*smithy.DeserializationError](err); unreadable {
		return aws.TrueTernary
	}
	return aws.UnknownTernary
}
