package ses

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awsses "github.com/aws/aws-sdk-go-v2/service/ses"
	"github.com/aws/aws-sdk-go-v2/service/ses/types"
	"github.com/aws/smithy-go"

	"kehu/shared/mail"
)

// Client is the part of *ses.Client of the AWS SDK that the adapter needs.
type Client interface {
	SendRawEmail(context.Context, *awsses.SendRawEmailInput, ...func(*awsses.Options)) (*awsses.SendRawEmailOutput, error)
}

// Config says on whose behalf mails go out.
type Config struct {
	From             string // sender of the messages that name none; verified in SES
	FromName         string // its display name, for messages without one
	ConfigurationSet string // receives delivery, bounce and complaint events; empty for none
}

// Sender sends through SES.
type Sender struct {
	client Client
	config Config
	now    func() time.Time
}

// New returns a Sender. Mails are dated by now.
func New(client Client, config Config, now func() time.Time) *Sender {
	return &Sender{client: client, config: config, now: now}
}

// Send hands the message to SES; the receipt holds the message ID of SES, which its events name.
func (s *Sender) Send(ctx context.Context, m mail.Message) (mail.Receipt, error) {
	if m.From == "" {
		m.From, m.FromName = s.config.From, cmp.Or(m.FromName, s.config.FromName)
	}
	raw, err := mail.Encode(m, s.now())
	if err != nil {
		return mail.Receipt{}, fmt.Errorf("mail/ses: send: %w", err)
	}
	input := &awsses.SendRawEmailInput{
		RawMessage:   &types.RawMessage{Data: raw},
		Source:       aws.String(m.From),
		Destinations: []string{m.To},
		Tags:         tags(m.Tags),
	}
	if s.config.ConfigurationSet != "" {
		input.ConfigurationSetName = aws.String(s.config.ConfigurationSet)
	}
	output, err := s.client.SendRawEmail(ctx, input, retryOnlyUnsent)
	if err != nil {
		return mail.Receipt{}, fmt.Errorf("mail/ses: send: %w", classify(err))
	}
	mail.Sent(ctx)
	return mail.Receipt{ProviderID: aws.ToString(output.MessageId)}, nil
}

// retryOnlyUnsent lets the SDK repeat a call only after an answer that says that nothing was sent. Its default would
// also repeat after time-outs and lost connections, which can deliver a mail twice.
func retryOnlyUnsent(o *awsses.Options) {
	o.Retryer = retry.NewStandard(func(so *retry.StandardOptions) {
		so.Retryables = []retry.IsErrorRetryable{retry.RetryableErrorCode{Codes: retry.DefaultThrottleErrorCodes}}
	})
}

func tags(named map[string]string) []types.MessageTag {
	var list []types.MessageTag
	for _, name := range slices.Sorted(maps.Keys(named)) {
		list = append(list, types.MessageTag{Name: aws.String(name), Value: aws.String(named[name])})
	}
	return list
}

// classify adds the port's kind to an answer of SES.
func classify(err error) error {
	var answer smithy.APIError
	if !errors.As(err, &answer) {
		return err
	}
	code := answer.ErrorCode()
	if _, throttled := retry.DefaultThrottleErrorCodes[code]; throttled {
		return fmt.Errorf("%w: %w", mail.ErrThrottled, err)
	}
	switch code {
	case "AccountSendingPausedException", "ConfigurationSetSendingPausedException":
		return fmt.Errorf("%w: %w", mail.ErrThrottled, err)
	case "MessageRejected", "MailFromDomainNotVerifiedException", "InvalidParameterValue":
		return fmt.Errorf("%w: %w", mail.ErrRejected, err)
	}
	return err
}
