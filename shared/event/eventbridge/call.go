package eventbridge

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// maxAnswer is more than PutEvents answers to ten entries, in bytes.
const maxAnswer = 64 << 10

// call sends PutEvents, in the protocol AWS JSON 1.1, and decodes the answer.
func (b *Bus) call(ctx context.Context, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, b.options.Endpoint, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/x-amz-json-1.1")
	request.Header.Set("X-Amz-Target", "AWSEvents.PutEvents")
	if err := b.sign(ctx, request, body); err != nil {
		return err
	}
	response, err := b.options.HTTP.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return refusal(response.StatusCode, answer)
	}
	return json.Unmarshal(answer, out)
}

// sign adds the signature (AWS Signature Version 4) with the credentials of the moment.
func (b *Bus) sign(ctx context.Context, request *http.Request, body []byte) error {
	credentials, err := b.options.Credentials.Retrieve(ctx)
	if err != nil {
		return fmt.Errorf("credentials: %w", err)
	}
	hash := sha256.Sum256(body)
	return b.signer.SignHTTP(ctx, credentials, request, hex.EncodeToString(hash[:]), "events", b.options.Region, b.options.Clock.Now())
}

// refusal is the error of an answer that is no success. It tells the kind and not the text, which may repeat what was
// sent.
func refusal(status int, answer []byte) error {
	var problem struct {
		Type string `json:"__type"`
	}
	_ = json.Unmarshal(answer, &problem) // a proxy's answer is none
	kind := problem.Type[strings.LastIndex(problem.Type, "#")+1:]
	return fmt.Errorf("status %d %q", status, kind)
}
