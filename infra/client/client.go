// Package client calls a running Kehu as any client would, over HTTP: for the demonstration data, the
// benchmarks and the tests of the whole system. It reads mailed codes from /local/mails, so it
// signs companies up only where Kehu runs on one machine.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/pquerna/otp/totp"
)

// Client calls one Kehu, signed in or not. It is safe for concurrent use once signed in.
type Client struct {
	Base  string // e.g. http://127.0.0.1:8080
	Token string // the access token; "" while not signed in
	HTTP  *http.Client
}

// New returns a client that is not signed in.
func New(base string) *Client { return &Client{Base: base, HTTP: http.DefaultClient} }

// Problem is an answer that was no success.
type Problem struct {
	Status int    `json:"status"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
	Errors []struct {
		Pointer string `json:"pointer"`
		Code    string `json:"code"`
		Detail  string `json:"detail"`
	} `json:"errors"`
}

// Error tells code, detail and the fields at fault.
func (p *Problem) Error() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%d %s: %s", p.Status, p.Code, p.Detail)
	for _, e := range p.Errors {
		fmt.Fprintf(&text, " [%s %s]", e.Pointer, e.Detail)
	}
	return text.String()
}

// Do sends body as JSON (nil for none) and decodes the answer into out (nil to drop it). Headers come in pairs
// of name and value. An answer of 400 and above is a *Problem.
func (c *Client) Do(ctx context.Context, method, path string, body, out any, headers ...string) (http.Header, error) {
	var content io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		content = bytes.NewReader(data)
	}
	request, err := http.NewRequestWithContext(ctx, method, c.Base+path, content)
	if err != nil {
		return nil, err
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if c.Token != "" {
		request.Header.Set("Authorization", "Bearer "+c.Token)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := c.HTTP.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode >= http.StatusBadRequest {
		problem := &Problem{Status: response.StatusCode}
		if err := json.Unmarshal(data, problem); err != nil {
			return nil, fmt.Errorf("%s %s: %s", method, path, response.Status)
		}
		return response.Header, problem
	}
	if out == nil || len(data) == 0 {
		return response.Header, nil
	}
	return response.Header, json.Unmarshal(data, out)
}

// Account is what one needs to sign in again.
type Account struct {
	Email    string `json:"email"`
	Password string `json:"password"`
	Secret   string `json:"totpSecret"` // of the second factor
}

// step is an answer in the middle of a sign-in.
type step struct {
	AccessToken, Session, Challenge, Secret string
}

// SignUp signs a company up, confirms the address by the mailed code, enrols the second factor, and leaves the
// client signed in. request is the body of POST /v1/auth/sign-up.
func (c *Client) SignUp(ctx context.Context, request map[string]string) (Account, error) {
	account := Account{Email: request["email"], Password: request["password"]}
	if _, err := c.Do(ctx, http.MethodPost, "/v1/auth/sign-up", request, nil); err != nil {
		return account, fmt.Errorf("sign up: %w", err)
	}
	code, err := c.mailedCode(ctx, account.Email)
	if err != nil {
		return account, err
	}
	if _, err := c.Do(ctx, http.MethodPost, "/v1/auth/confirm", map[string]string{"email": account.Email, "code": code}, nil); err != nil {
		return account, fmt.Errorf("confirm: %w", err)
	}
	var s step
	if err := c.password(ctx, account, &s); err != nil {
		return account, err
	}
	if _, err := c.Do(ctx, http.MethodPost, "/v1/auth/mfa/totp", map[string]string{"session": s.Session}, &s); err != nil {
		return account, fmt.Errorf("second factor: %w", err)
	}
	account.Secret = s.Secret
	return account, c.answer(ctx, "MFA_SETUP", account, s)
}

// SignIn signs in with password and second factor. As a code works once, it may wait up to half a minute for the
// next one.
func (c *Client) SignIn(ctx context.Context, account Account) error {
	for attempt := 0; ; attempt++ {
		var s step
		if err := c.password(ctx, account, &s); err != nil {
			return err
		}
		err := c.answer(ctx, "SOFTWARE_TOKEN_MFA", account, s)
		if err == nil || attempt == 1 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Until(time.Now().Truncate(30 * time.Second).Add(31 * time.Second))):
		}
	}
}

func (c *Client) password(ctx context.Context, account Account, s *step) error {
	body := map[string]string{"email": account.Email, "password": account.Password}
	if _, err := c.Do(ctx, http.MethodPost, "/v1/auth/sign-in", body, s); err != nil {
		return fmt.Errorf("sign in: %w", err)
	}
	return nil
}

func (c *Client) answer(ctx context.Context, challenge string, account Account, s step) error {
	code, err := totp.GenerateCode(account.Secret, time.Now())
	if err != nil {
		return err
	}
	body := map[string]string{"session": s.Session, "challenge": challenge, "code": code}
	if _, err := c.Do(ctx, http.MethodPost, "/v1/auth/challenges", body, &s); err != nil {
		return fmt.Errorf("answer %s: %w", challenge, err)
	}
	c.Token = s.AccessToken
	return nil
}

// Mail is one of /local/mails.
type Mail struct {
	To, Subject, Text, HTML string
	SentAt                  time.Time
}

// Mails returns the mails to an address, newest first.
func (c *Client) Mails(ctx context.Context, to string) ([]Mail, error) {
	var mails []Mail
	_, err := c.Do(ctx, http.MethodGet, "/local/mails?to="+url.QueryEscape(to), nil, &mails)
	return mails, err
}

var sixDigits = regexp.MustCompile(`\b\d{6}\b`)

func (c *Client) mailedCode(ctx context.Context, to string) (string, error) {
	mails, err := c.Mails(ctx, to)
	if err != nil {
		return "", fmt.Errorf("read mails: %w", err)
	}
	if len(mails) == 0 || !sixDigits.MatchString(mails[0].Text) {
		return "", fmt.Errorf("no code was mailed to %s: is there an account already?", to)
	}
	return sixDigits.FindString(mails[0].Text), nil
}
