package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/shared/clock"
	"kehu/shared/signed"
)

// cloud calls SQS, S3 and Lambda; each has one base address.
type cloud struct {
	region          string
	queue           string // URL
	sqs, s3, lambda string
	keys            aws.CredentialsProvider
	http            *http.Client
	clock           clock.Clock
}

// maxAnswer is what Lambda takes and answers at most, and more than any message or object has here, in bytes.
const maxAnswer = 16 << 20

// send signs and sends a request, and returns the answer's body; one of 300 and above is an error.
func (c *cloud) send(ctx context.Context, service string, r *http.Request, body []byte) ([]byte, http.Header, error) {
	client := signed.Client{Service: service, Region: c.region, Credentials: c.keys, HTTP: c.http, Clock: c.clock, MaxAnswer: maxAnswer}
	if err := client.Sign(ctx, r, body); err != nil {
		return nil, nil, err
	}
	answer, err := client.Send(r)
	if err != nil {
		return nil, nil, err
	}
	if answer.Status >= http.StatusMultipleChoices {
		return nil, nil, fmt.Errorf("%s answers %d %s: %.300s", service, answer.Status, http.StatusText(answer.Status), answer.Body)
	}
	return answer.Body, answer.Header, nil
}

// message is one of the queue.
type message struct{ Body, ReceiptHandle string }

// ask calls SQS by its JSON protocol.
func (c *cloud) ask(ctx context.Context, action string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.sqs, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-amz-json-1.0")
	r.Header.Set("X-Amz-Target", "AmazonSQS."+action)
	answer, _, err := c.send(ctx, "sqs", r, body)
	if err != nil || out == nil {
		return err
	}
	return json.Unmarshal(answer, out)
}

// hold is for how long nobody else sees the messages that are worked on.
const hold = time.Hour

// receive takes up to ten messages.
func (c *cloud) receive(ctx context.Context) ([]message, error) {
	var out struct{ Messages []message }
	err := c.ask(ctx, "ReceiveMessage", map[string]any{
		"QueueUrl": c.queue, "MaxNumberOfMessages": 10, "VisibilityTimeout": int(hold / time.Second), "WaitTimeSeconds": 2,
	}, &out)
	return out.Messages, err
}

// remove takes a message out of the queue.
func (c *cloud) remove(ctx context.Context, m message) error {
	return c.ask(ctx, "DeleteMessage", map[string]any{"QueueUrl": c.queue, "ReceiptHandle": m.ReceiptHandle}, nil)
}

// giveBack lets a message be seen again at once, so that the alarm lasts.
func (c *cloud) giveBack(ctx context.Context, m message) error {
	return c.ask(ctx, "ChangeMessageVisibility", map[string]any{"QueueUrl": c.queue, "ReceiptHandle": m.ReceiptHandle, "VisibilityTimeout": 0}, nil)
}

// object reads a file of the bucket.
func (c *cloud) object(ctx context.Context, key string) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.s3, nil)
	if err != nil {
		return nil, err
	}
	r.URL = r.URL.JoinPath(strings.Split(key, "/")...)
	content, _, err := c.send(ctx, "s3", r, nil)
	return content, err
}

// invoke calls a function with an event, and returns what it answers.
func (c *cloud) invoke(ctx context.Context, function string, event []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.lambda+"/2015-03-31/functions/"+url.PathEscape(function)+"/invocations", bytes.NewReader(event))
	if err != nil {
		return nil, err
	}
	answer, header, err := c.send(ctx, "lambda", r, event)
	if err != nil {
		return nil, err
	}
	if header.Get("X-Amz-Function-Error") != "" {
		return nil, fmt.Errorf("the function failed: %.300s", answer)
	}
	return answer, nil
}
