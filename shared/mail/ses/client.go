package ses

import (
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ses"
)

// NewClient returns an SES client made without the SDK's loading of configuration, which costs a cold
// start more than everything else. endpoint is "" but in tests.
func NewClient(region string, credentials aws.CredentialsProvider, client *http.Client, endpoint string) *ses.Client {
	options := ses.Options{Region: region, Credentials: credentials, HTTPClient: client}
	if endpoint != "" {
		options.BaseEndpoint = aws.String(endpoint)
	}
	return ses.New(options)
}
