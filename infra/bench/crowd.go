package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
)

// crowd writes customers as the interface and the stream would, without calling them for each: records, numbers, what must be unique,
// match keys, and what they are found by.
type crowd struct {
	house   *house
	company access.Company
	ids     []string
}

// crowdTogether is how many customers one batch writes, crowdSide how many batches are made side by side.
const (
	crowdTogether = 200
	crowdSide     = 8
)

func newCrowd(ctx context.Context, h *house) (*crowd, error) {
	caller, err := access.CallerFromClaims(h.claims)
	if err != nil {
		return nil, err
	}
	if caller, err = h.deps.Caller(ctx, caller); err != nil {
		return nil, err
	}
	return &crowd{house: h, company: caller.Company}, nil
}

// The parts of names, of which each customer has a combination of its own.
var (
	latinNames   = []string{"Alfreds", "Berglunds", "Chop-suey", "Drachenblut", "Ernst", "Frankenversand", "Galería", "Hanari", "Island", "Königlich", "Lehmanns", "Magazzini"}
	latinTrades  = []string{"Futterkiste", "Snabbköp", "Delikatessen", "Handel", "Market", "Trading", "Foods", "Import"}
	chineseNames = []string{"华贸", "恒力", "东方", "金桥", "长江", "海尔", "新希", "永辉", "天成", "泰康", "瑞丰", "万达"}
	chineseTrade = []string{"进出口", "贸易", "科技", "食品", "机械", "纺织", "电子", "化工"}
	places       = []string{"上海", "北京", "深圳", "杭州", "苏州", "宁波", "青岛", "厦门"}
	digits       = []rune("零一二三四五六七八九")
)

// name is that of the customer with the number: every second one is Chinese.
func crowdName(n int) string {
	if n%2 == 0 {
		return fmt.Sprintf("%s %s %07d GmbH", latinNames[n/2%len(latinNames)], latinTrades[n/24%len(latinTrades)], n)
	}
	count := strings.Map(func(r rune) rune { return digits[r-'0'] }, fmt.Sprintf("%07d", n))
	return places[n/2%len(places)] + count + chineseNames[n/16%len(chineseNames)] + chineseTrade[n/192%len(chineseTrade)] + "有限公司"
}

// crowdBody is what the interface would be asked for.
func crowdBody(n int) string {
	return fmt.Sprintf(`{"name": %q, "contactName": "Maria Anders", "phones": ["+49301%07d"], "emails": ["info@c%d.example"],
		"addresses": [{"type": "billing", "country": "DE", "city": "Berlin", "street": "Obere Str. 57", "postalCode": "12209"}],
		"tags": ["food"], "industry": "retail", "source": "referral", "status": "active"}`, crowdName(n), n, n)
}

// fill writes the customers from the first number on.
func (c *crowd) fill(ctx context.Context, count int) error {
	first, err := c.house.deps.Table.Reserve(ctx, table.In(c.house.tenant, "SEQ", customer.Kind.Key).Key("SEQ"), int64(count))
	if err != nil {
		return err
	}
	c.ids = make([]string, count)
	for i := range c.ids {
		c.ids[i] = customer.Kind.NewID(c.house.deps.IDs)
	}
	for from := 0; from < count; from += crowdTogether * crowdSide {
		var side sync.WaitGroup
		failed := make([]error, crowdSide)
		for i := range failed {
			begin := min(from+i*crowdTogether, count)
			end := min(begin+crowdTogether, count)
			side.Go(func() { failed[i] = c.write(ctx, first, begin, end) })
		}
		side.Wait()
		for _, err := range failed {
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *crowd) write(ctx context.Context, first int64, begin, end int) error {
	var writes []table.Write
	for n := begin; n < end; n++ {
		more, err := c.customer(first+int64(n), n)
		if err != nil {
			return err
		}
		writes = append(writes, more...)
	}
	if len(writes) == 0 {
		return nil
	}
	return c.house.deps.Table.BatchWrite(ctx, writes)
}

// customer is what is written for one.
func (c *crowd) customer(number int64, n int) ([]table.Write, error) {
	var asked customer.Fields
	if err := json.Unmarshal([]byte(crowdBody(n)), &asked); err != nil {
		return nil, err
	}
	fields, _, err := asked.Normalize(nil, c.company)
	if err != nil {
		return nil, err
	}
	fields.Owner = c.house.user
	stamp := record.Stamp{At: c.house.deps.Clock.Now(), By: c.house.user, RequestID: strings.Repeat("r", 2*id.Length)}
	made := customer.New(record.Created(customer.Kind, c.ids[n], stamp), c.company.CustomerNumber.Number(number), fields)
	var writes []table.Write
	for _, w := range made.Created(c.house.tenant).Writes {
		w.If, w.Else = table.Condition{}, nil // nobody else writes here
		writes = append(writes, w)
	}
	tokens, err := tokensOf(writes[0].Item)
	return append(writes, customer.Findable.Fresh(c.house.tenant, made.ID, tokens)...), err
}

// tokensOf is what a customer's item is found by.
func tokensOf(item table.Item) ([]string, error) {
	text, err := customer.Findable.Text(item)
	return text.Tokens(), err
}
