package eventbridge

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
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
	if err := b.client.Sign(ctx, request, body); err != nil {
		return err
	}
	answer, err := b.client.Send(request)
	if err != nil {
		return err
	}
	if answer.Status != http.StatusOK {
		return refusal(answer.Status, answer.Body)
	}
	return json.Unmarshal(answer.Body, out)
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
