package mails

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/delivery"
	"kehu/shared/event"
	"kehu/shared/operation"
)

// Track keeps what the provider of mail tells of one: that it was delivered, came back, or was complained of.
var Track = operation.Event(operation.Spec{
	Name:    "mails.track",
	Summary: "Keep what became of a mail",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
}, []event.Type{event.MailDelivered, event.MailBounced, event.MailComplained, event.MailRejected}, track)

// states are what the events say.
var states = map[event.Type]delivery.State{
	event.MailDelivered: delivery.Delivered, event.MailBounced: delivery.Bounced,
	event.MailComplained: delivery.Complained, event.MailRejected: delivery.Rejected,
}

func track(ctx context.Context, d *app.Deps, e event.Event) error {
	tenant, err := access.ParseTenant(e.Tenant)
	if err != nil {
		return fmt.Errorf("event of a mail: %w", err)
	}
	return delivery.Track(ctx, d, tenant, delivery.Report{
		Mail: e.Entity, State: states[e.Type], Detail: e.Attributes["detail"], Address: e.Attributes["address"],
		Permanent: e.Attributes["permanent"] == "true",
	})
}
