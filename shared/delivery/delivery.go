package delivery

import (
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/table"
)

// Life is how long the record of a mail is kept.
const Life = 400 * 24 * time.Hour

// State is where a mail stands.
type State string

// The states, each behind the one before; a mail that is rejected or suppressed was never sent.
const (
	Queued     State = "queued"
	Sent       State = "sent"
	Delivered  State = "delivered"
	Bounced    State = "bounced"
	Complained State = "complained"
	Rejected   State = "rejected"
	Suppressed State = "suppressed"
)

// before lists the states from which a mail can come into the state by what the provider tells.
var before = map[State][]State{
	Sent:       {Queued},
	Delivered:  {Queued, Sent},
	Rejected:   {Queued, Sent},
	Bounced:    {Queued, Sent, Delivered},
	Complained: {Queued, Sent, Delivered, Bounced},
}

// Delivery is the record of a mail.
type Delivery struct {
	ID        string    `json:"id" table:"id" doc:"Names the mail."`
	Kind      string    `json:"kind" table:"kd" doc:"What it is for." example:"welcome"`
	To        string    `json:"to" table:"em" doc:"The address."`
	Subject   string    `json:"subject" table:"nm" doc:"The subject."`
	State     State     `json:"state" table:"st" enum:"queued,sent,delivered,bounced,complained,rejected,suppressed" doc:"rejected and suppressed ones were never sent: the provider, or Kehu for an address that sent mail back before, refused."`
	Detail    string    `json:"detail,omitempty" table:"so" doc:"Of one that came back: why, as the provider has it. Of one that Kehu did not send: the code of the problem." example:"Permanent General"`
	CreatedAt time.Time `json:"createdAt" table:"ca" doc:"When it was queued."`
	UpdatedAt time.Time `json:"updatedAt" table:"ua" doc:"When it came into its state."`
	Order     string    `json:"orderId,omitempty" table:"or" doc:"The order whose confirmation it sends."`
	By        string    `json:"by,omitempty" table:"uby" doc:"Who asked for it to be sent; absent for one that Kehu sends by itself."`
	Language  string    `json:"language,omitempty" table:"la" enum:"en,zh-CN" doc:"Of one that somebody asked for: its language."`
	Name      string    `json:"-" table:"tn"` // who is addressed
	Kept      string    `json:"-" table:"et"` // Waiting for one that waits for its event
	Request   string    `json:"-" table:"rq"`
	About     string    `json:"-" table:"rf"` // the customer
	Provider  string    `json:"-" table:"pr"` // the provider's name of the mail
	Until     int64     `json:"-" table:"un"` // how long the claim of who sends it lasts, in seconds since 1970
}

// Waiting marks the records of mails whose sending an event starts (event.MailQueued).
const Waiting = "mail"

// Key returns the key of the record of a mail.
func Key(tenant access.Tenant, mail string) table.Key {
	return table.In(tenant, "MAIL", mail).Key("MAIL")
}

// Of returns the partition of table.ByOwner that lists the mails about a customer by when they were queued.
func Of(tenant access.Tenant, customer string) table.Partition {
	return table.In(tenant, "MAIL", "ABOUT", customer)
}

// Decode reads the item of a mail, or its entry in the index.
func Decode(item table.Item) (Delivery, error) {
	var d Delivery
	if err := table.Decode(item, &d); err != nil {
		return Delivery{}, fmt.Errorf("delivery: %w", err)
	}
	return d, nil
}

func (d Delivery) put(tenant access.Tenant) table.Write {
	var index []table.IndexKey
	if d.About != "" {
		index = append(index, table.IndexKey{
			Index: table.ByOwner, Partition: Of(tenant, d.About), Sort: table.Join(d.CreatedAt.UTC().Format(time.RFC3339), d.ID),
		})
	}
	return table.Put(Key(tenant, d.ID), table.Encode(d), index...).Expiring(d.CreatedAt.Add(Life))
}
