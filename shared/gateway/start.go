package gateway

import (
	"fmt"

	"kehu/shared/app"
	"kehu/shared/operation"
)

// Handler returns what aws-lambda-go starts for the operation.
func Handler(d *app.Deps, o operation.Operation) (any, error) {
	switch o.Source {
	case operation.HTTP:
		return NewHTTP(d, o).Serve, nil
	case operation.TableStream:
		return Stream(d, o), nil
	case operation.EventBus:
		return Queue(d, o), nil
	case operation.TokenTrigger:
		return Token(d, o), nil
	case operation.MailTrigger:
		return Message(d, o), nil
	default:
		return nil, fmt.Errorf("gateway: operation %q has no source", o.Name)
	}
}
