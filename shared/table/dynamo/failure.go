package dynamo

import (
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/smithy-go"

	"kehu/shared/table"
)

// failure returns an error of the SDK as one of the port's; nil stays nil. Codes: DynamoDB Developer Guide, "Error
// handling with DynamoDB".
func failure(operation string, err error) error {
	if err == nil {
		return nil
	}
	if canceled, ok := errors.AsType[*types.TransactionCanceledException](err); ok {
		return cancellation(canceled)
	}
	api, ok := errors.AsType[smithy.APIError](err)
	if !ok {
		return fmt.Errorf("dynamo: %s: %w", operation, err)
	}
	switch api.ErrorCode() {
	case "ValidationException", "SerializationException", "IdempotentParameterMismatchException",
		"ItemCollectionSizeLimitExceededException":
		return &refusal{operation: operation, kind: table.ErrInvalid, api: api, err: err}
	case "TransactionConflictException", "TransactionInProgressException":
		return &refusal{operation: operation, kind: table.ErrConflict, api: api, err: err}
	case "ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded":
		return &refusal{operation: operation, kind: table.ErrThrottled, api: api, err: err}
	}
	return fmt.Errorf("dynamo: %s: %w", operation, err)
}

// refusal is an answer of DynamoDB that is one of the port's errors. Its text leaves out what DynamoDB says, which
// may quote values of the request; a debugger finds it with errors.As and smithy.APIError.
type refusal struct {
	operation string
	kind      error
	api       smithy.APIError
	err       error
}

func (r *refusal) Error() string {
	request := "unknown"
	if answer, ok := errors.AsType[*http.ResponseError](r.err); ok {
		request = answer.ServiceRequestID()
	}
	return fmt.Sprintf("%v: dynamo: %s: %s, request %s", r.kind, r.operation, r.api.ErrorCode(), request)
}

func (r *refusal) Unwrap() []error { return []error{r.kind, r.err} }

// cancellation returns a canceled transaction as the port's error. An update that cannot be done (it adds to a
// text, or makes the item too large) is invalid, unless a condition failed, which then tells more.
func cancellation(canceled *types.TransactionCanceledException) error {
	result := &table.Canceled{Reasons: make([]table.Reason, len(canceled.CancellationReasons))}
	var other error
	for i, reason := range canceled.CancellationReasons {
		switch code := value(reason.Code); code {
		case "", "None":
		case "ConditionalCheckFailed":
			failed, err := conditionFailed(reason.Item)
			if err != nil {
				return err
			}
			result.Reasons[i] = failed
		case "TransactionConflict":
			result.Reasons[i].Code = table.Conflict
		case "ThrottlingError", "ProvisionedThroughputExceeded":
			result.Reasons[i].Code = table.Throttled
		case "ValidationError", "ItemCollectionSizeLimitExceeded":
			other = fmt.Errorf("%w: dynamo: transact: write %d: %s", table.ErrInvalid, i, code)
		default:
			other = fmt.Errorf("dynamo: transact: write %d: %s", i, code)
		}
	}
	if other != nil && result.Failed() < 0 {
		return other
	}
	return result
}

// conditionFailed returns the reason of a condition that failed on an item; nil is no item.
func conditionFailed(all attributes) (table.Reason, error) {
	reason := table.Reason{Code: table.ConditionFailed}
	if all == nil {
		return reason, nil
	}
	item, err := decodeItem(all)
	reason.Item = item
	return reason, err
}

func value(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
