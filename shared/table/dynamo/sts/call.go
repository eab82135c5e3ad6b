package sts

import (
	"context"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/shared/table"
)

// maxAnswer is more than AssumeRole answers, in bytes.
const maxAnswer = 64 << 10

// assume asks for the credentials of a reach; a second time when the answer was lost or STS had a fault. Its error is a table.ErrUnavailable, and
// tells the SDK nothing that would make it try again.
func (p *Provider) assume(ctx context.Context, reach table.Reach) (aws.Credentials, error) {
	policy, err := Policy(reach, p.options.Resources)
	if err != nil {
		return aws.Credentials{}, err
	}
	form := url.Values{
		"Action": {"AssumeRole"}, "Version": {"2011-06-15"}, "RoleArn": {p.options.Role}, "Policy": {policy},
		"DurationSeconds": {strconv.Itoa(int(life.Seconds()))},
		"RoleSessionName": {reach.Tenant().String()}, // CloudTrail shows it with each call
	}.Encode()
	credentials, again, err := p.ask(ctx, form)
	if again {
		credentials, _, err = p.ask(ctx, form)
	}
	if err != nil {
		return aws.Credentials{}, fmt.Errorf("%w: credentials of a company: %v", table.ErrUnavailable, err) //nolint:errorlint // see above
	}
	return credentials, nil
}

// ask makes one attempt, and tells whether another is worth while.
func (p *Provider) ask(ctx context.Context, form string) (credentials aws.Credentials, again bool, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, p.options.Endpoint, strings.NewReader(form))
	if err != nil {
		return aws.Credentials{}, false, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
	if err := p.client.Sign(ctx, request, []byte(form)); err != nil {
		return aws.Credentials{}, false, err
	}
	answer, err := p.client.Send(request)
	if err != nil {
		return aws.Credentials{}, true, err
	}
	if answer.Status != http.StatusOK {
		return aws.Credentials{}, answer.Status >= http.StatusInternalServerError, refusal(answer.Status, answer.Body)
	}
	credentials, err = p.read(answer.Body)
	return credentials, false, err
}

// read takes the credentials out of an answer (STS API Reference, AssumeRole).
func (p *Provider) read(answer []byte) (aws.Credentials, error) {
	var out struct {
		Keys struct {
			ID         string    `xml:"AccessKeyId"`
			Secret     string    `xml:"SecretAccessKey"`
			Token      string    `xml:"SessionToken"`
			Expiration time.Time `xml:"Expiration"`
		} `xml:"AssumeRoleResult>Credentials"`
	}
	if err := xml.Unmarshal(answer, &out); err != nil {
		return aws.Credentials{}, fmt.Errorf("the answer is not in XML") // its text may hold secrets
	}
	c := aws.Credentials{
		AccessKeyID: out.Keys.ID, SecretAccessKey: out.Keys.Secret, SessionToken: out.Keys.Token,
		CanExpire: true, Expires: out.Keys.Expiration, Source: "sts",
	}
	if !c.HasKeys() || c.SessionToken == "" || !p.good(c, 0) {
		return aws.Credentials{}, fmt.Errorf("the answer holds no credentials that are good")
	}
	return c, nil
}

// refusal is the error of an answer that is no success. It tells the kind and not the text, which repeats what was sent.
func refusal(status int, answer []byte) error {
	var problem struct {
		Code string `xml:"Error>Code"`
	}
	_ = xml.Unmarshal(answer, &problem) // a proxy's answer is none
	return fmt.Errorf("status %d %q", status, problem.Code)
}
