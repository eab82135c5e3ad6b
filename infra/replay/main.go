// Command replay gives the batches of the table's stream that their functions gave up (ADR 8) to these functions again: `make replay`. It
// takes what the queue of such batches tells, reads them from the bucket, calls the functions in the order of time, and takes a message out
// of the queue when its batch went through. What fails still waits in the queue afterwards. What was done before does nothing, so
// that replaying is safe at any time.
//
// It signs its calls with the credentials in the environment, as `aws configure export-credentials --format env` prints them.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/shared/clock"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	region := flag.String("region", os.Getenv("AWS_REGION"), "the Region")
	queue := flag.String("queue", "", "the URL of the queue of failed batches: FailedBatchesQueueUrl of the stack")
	bucket := flag.String("bucket", "", "the bucket of failed batches: FailedBatchesBucket of the stack")
	stack := flag.String("stack", "kehu", "the stack, whose functions alone are called")
	flag.Parse()
	if *region == "" || *queue == "" || *bucket == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	c := &cloud{
		region: *region, queue: *queue, s3: "https://" + *bucket + ".s3." + *region + ".amazonaws.com",
		sqs: "https://sqs." + *region + ".amazonaws.com/", lambda: "https://lambda." + *region + ".amazonaws.com",
		keys: environment{}, http: &http.Client{Timeout: 16 * time.Minute}, // as long as a function may run, and more
		clock: clock.System{},
	}
	left, err := replay(ctx, c, *bucket, *stack, func(format string, a ...any) { fmt.Printf(format+"\n", a...) })
	if err != nil {
		fmt.Fprintln(os.Stderr, "replay:", err)
		os.Exit(1)
	}
	if left > 0 {
		os.Exit(3)
	}
}

// environment are the credentials in the environment.
type environment struct{}

func (environment) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{
		AccessKeyID: os.Getenv("AWS_ACCESS_KEY_ID"), SecretAccessKey: os.Getenv("AWS_SECRET_ACCESS_KEY"), SessionToken: os.Getenv("AWS_SESSION_TOKEN"),
	}, nil
}
