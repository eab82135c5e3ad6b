package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
)

// batch is one that waits: where it is, and the messages that tell so.
type batch struct {
	key      string
	messages []message
	cause    error // why it failed last
}

// replay does all batches that wait, in the order of time, and again those that failed as long as any goes through: a change of a record
// passes only after the one before it. It returns how many are left, which print tells.
func replay(ctx context.Context, c *cloud, bucket, stack string, print func(format string, a ...any)) (left int, err error) {
	waiting, err := collect(ctx, c, bucket, print)
	if err != nil {
		return 0, err
	}
	total := len(waiting)
	for moved := true; moved && len(waiting) > 0; {
		moved = false
		var failed []*batch
		for _, b := range waiting {
			if b.cause = again(ctx, c, stack, b.key); b.cause != nil {
				failed = append(failed, b)
				continue
			}
			moved = true
			print("done    %s", b.key)
			for _, m := range b.messages {
				if err := c.remove(ctx, m); err != nil {
					return len(waiting), fmt.Errorf("%s went through, and its message could not be removed: %w", b.key, err)
				}
			}
		}
		waiting = failed
	}
	for _, b := range waiting {
		print("FAILED  %s: %v", b.key, b.cause)
		for _, m := range b.messages {
			err = errors.Join(err, c.giveBack(context.WithoutCancel(ctx), m))
		}
	}
	print("%d batches, %d went through, %d wait still", total, total-len(waiting), len(waiting))
	return len(waiting), err
}

// collect takes all messages of the queue and sorts their batches by time.
func collect(ctx context.Context, c *cloud, bucket string, print func(format string, a ...any)) ([]*batch, error) {
	all := make(map[string]*batch)
	for {
		messages, err := c.receive(ctx)
		if err != nil {
			return nil, err
		}
		if len(messages) == 0 {
			break
		}
		for _, m := range messages {
			key, err := keyOf(m, bucket)
			if err != nil {
				print("ignored a message: %v", err) // it stays, for somebody to look at
				continue
			}
			if key == "" { // the one that S3 sends when the bucket is made
				if err := c.remove(ctx, m); err != nil {
					return nil, err
				}
				continue
			}
			if all[key] == nil {
				all[key] = &batch{key: key}
			}
			all[key].messages = append(all[key].messages, m)
		}
	}
	sorted := make([]*batch, 0, len(all))
	for _, b := range all {
		sorted = append(sorted, b)
	}
	// Keys end in the time: aws/lambda/<mapping>/<shard>/2026/11/28/2026-11-28T19.20.21-<random>
	slices.SortFunc(sorted, func(a, b *batch) int {
		return cmp.Or(cmp.Compare(path.Base(a.key), path.Base(b.key)), cmp.Compare(a.key, b.key))
	})
	return sorted, nil
}

// keyOf returns which object a message of S3 tells of; "" for its test.
func keyOf(m message, bucket string) (string, error) {
	var notice struct {
		Event   string
		Records []struct {
			S3 struct {
				Bucket struct{ Name string }
				Object struct{ Key string }
			}
		}
	}
	if err := json.Unmarshal([]byte(m.Body), &notice); err != nil {
		return "", err
	}
	if notice.Event == "s3:TestEvent" {
		return "", nil
	}
	if len(notice.Records) != 1 || notice.Records[0].S3.Bucket.Name != bucket {
		return "", fmt.Errorf("it is not of %s: %.300s", bucket, m.Body)
	}
	return url.QueryUnescape(notice.Records[0].S3.Object.Key) // S3 encodes it as in a form
}

// again gives a batch to its function.
func again(ctx context.Context, c *cloud, stack, key string) error {
	content, err := c.object(ctx, key)
	if err != nil {
		return err
	}
	var kept struct {
		RequestContext struct{ FunctionArn string } `json:"requestContext"`
		Payload        json.RawMessage              `json:"payload"`
	}
	if err := json.Unmarshal(content, &kept); err != nil {
		return fmt.Errorf("it is no batch: %w", err)
	}
	event := []byte(kept.Payload)
	var text string
	if json.Unmarshal(kept.Payload, &text) == nil { // Lambda keeps the event as a text
		event = []byte(text)
	}
	if !json.Valid(event) || !bytes.Contains(event, []byte(`"Records"`)) {
		return errors.New("it has no event")
	}
	// arn:aws:lambda:<region>:<account>:function:<name>[:<version>]
	arn := strings.Split(kept.RequestContext.FunctionArn, ":")
	if len(arn) < 7 || arn[2] != "lambda" || arn[5] != "function" || !strings.HasPrefix(arn[6], stack+"-") {
		return fmt.Errorf("it is of %q, no function of the stack %s", kept.RequestContext.FunctionArn, stack)
	}
	answer, err := c.invoke(ctx, kept.RequestContext.FunctionArn, event)
	if err != nil {
		return err
	}
	var outcome struct {
		Failures *[]struct{ ItemIdentifier string } `json:"batchItemFailures"`
	}
	if err := json.Unmarshal(answer, &outcome); err != nil {
		return fmt.Errorf("the function answers %.300s", answer)
	}
	if outcome.Failures != nil && len(*outcome.Failures) > 0 {
		return fmt.Errorf("the function failed at the record %s; its log says why", (*outcome.Failures)[0].ItemIdentifier)
	}
	return nil
}
