package money

import (
	"encoding/json"
	"strings"

	"kehu/shared/decimal"
)

// UnitPrice is the price of one unit, as a body has it: a JSON string or number, or the JSON form of an amount. It may
// be finer than the currency: 1000 screws at 0.0035 cost 3.50. What it is stored and answered as is the text of a
// decimal.Decimal, in the currency of what it stands in.
type UnitPrice string

// UnmarshalJSON implements json.Unmarshaler. It takes every text, number and pair of amount and currency; Parse tells
// whether it is a price.
func (p *UnitPrice) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '{' {
		var pair struct {
			Amount   decimal.Wire `json:"amount"`
			Currency string       `json:"currency"`
		}
		err := json.Unmarshal(data, &pair)
		*p = UnitPrice(string(pair.Amount) + " " + pair.Currency)
		return err
	}
	var bare decimal.Wire
	err := json.Unmarshal(data, &bare)
	*p = UnitPrice(bare)
	return err
}

// Parse returns the price in the currency. The errors are ErrMixed when it names another one, ErrNegative, and those of
// decimal.Parse.
func (p UnitPrice) Parse(currency string) (decimal.Decimal, error) {
	number, named, pair := strings.Cut(string(p), " ")
	if pair && named != currency {
		return decimal.Decimal{}, ErrMixed
	}
	price, err := decimal.Parse(number)
	if err == nil && price.Sign() < 0 {
		return decimal.Decimal{}, ErrNegative
	}
	return price, err
}

// Decimal returns a price that was checked before; 0 when it is none.
func (p UnitPrice) Decimal() decimal.Decimal { return decimal.Wire(p).Decimal() }
