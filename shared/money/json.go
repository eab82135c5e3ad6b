package money

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// Wire is the JSON form of an [Amount]: what schemas are made from, what is decoded where the two members are to
// be checked one by one, and what records hold. The tags named table give its attribute names in storage.
type Wire struct {
	Amount   string `json:"amount" table:"a" maxLength:"20" pattern:"^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,4})?$" example:"1234.50" doc:"Decimal number with at most as many decimals as the currency has"`
	Currency string `json:"currency" table:"c" minLength:"3" maxLength:"3" pattern:"^[A-Z]{3}$" example:"CNY" doc:"Currency code, ISO 4217"`
}

// Wire gives the JSON form.
func (a Amount) Wire() Wire { return Wire{Amount: a.Number(), Currency: a.currency} }

// Parse reads the JSON form, with the errors of the function [Parse].
func (w Wire) Parse() (Amount, error) { return Parse(w.Amount, w.Currency) }

// MarshalJSON implements json.Marshaler. The zero Amount is refused with ErrCurrency; fields that may be
// empty are to be pointers.
func (a Amount) MarshalJSON() ([]byte, error) {
	if a.currency == "" {
		return nil, ErrCurrency
	}
	return json.Marshal(a.Wire())
}

// UnmarshalJSON implements json.Unmarshaler. It wants an object of exactly the two members "amount" and
// "currency", both strings, each once; null, other members and other spellings are refused. The error is an
// [Error], wrapped.
func (a *Amount) UnmarshalJSON(data []byte) error {
	members, err := readMembers(data)
	if err != nil {
		return fmt.Errorf("read an amount: %w", err)
	}
	parsed, err := members.Parse()
	if err != nil {
		return fmt.Errorf("read an amount: %w", err)
	}
	*a = parsed
	return nil
}

// readMembers goes token by token, because json.Unmarshal would let repeated and differently cased members
// pass.
func readMembers(data []byte) (Wire, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	if opening, err := decoder.Token(); err != nil || opening != json.Delim('{') {
		return Wire{}, ErrSyntax
	}
	var wire Wire
	var hasAmount, hasCurrency bool
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return Wire{}, ErrSyntax
		}
		value, err := decoder.Token()
		text, isString := value.(string)
		switch {
		case err != nil || !isString:
			return Wire{}, ErrSyntax
		case name == "amount" && !hasAmount:
			wire.Amount, hasAmount = text, true
		case name == "currency" && !hasCurrency:
			wire.Currency, hasCurrency = text, true
		default:
			return Wire{}, ErrSyntax
		}
	}
	if closing, err := decoder.Token(); err != nil || closing != json.Delim('}') || !hasAmount || !hasCurrency {
		return Wire{}, ErrSyntax
	}
	if _, err := decoder.Token(); err != io.EOF {
		return Wire{}, ErrSyntax
	}
	return wire, nil
}
