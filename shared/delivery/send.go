package delivery

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/emailaddress"
	"kehu/shared/mail"
	"kehu/shared/problem"
	"kehu/shared/ration"
	"kehu/shared/table"
)

// lease is how long a claimed mail is left to whoever claimed it. After that its sender is taken to have died,
// and it is sent again under the same Message-ID: a mail twice is better than none.
const lease = 2 * time.Minute

// perAddress is how many mails about its customers a company sends to one address in an hour of the clock. As nobody who gets them asked for them,
// and what one company sends is held against the sender of all, all of them are limited too, by Deps.MailRate. What is beyond is not sent, and
// says so.
const perAddress = 10

// tooMany is the detail of a mail that is beyond.
const tooMany problem.Code = "mail.tooMany"

// ErrBusy is the error of a mail that is just being sent by another: come again when the lease is over.
var ErrBusy = errors.New("the mail is being sent by another")

// Send sends the mail of the company about a customer, or about none, "", unless it was sent, or its address gets none. An
// error means that it may be tried again.
func Send(ctx context.Context, d *app.Deps, tenant access.Tenant, about string, kind mail.Kind, m mail.Message) error {
	now := d.Clock.Now().Truncate(time.Millisecond)
	record := Delivery{
		ID: m.ID, Kind: string(kind), To: m.To, Subject: m.Subject, State: Queued, CreatedAt: now, UpdatedAt: now, About: about,
		Until: now.Add(lease).Unix(),
	}
	items, err := d.Table.BatchGet(ctx, []table.Key{suppressionKey(tenant, m.To), Key(tenant, m.ID)})
	if err != nil {
		return fmt.Errorf("look for suppression: %w", err)
	}
	if items[1] != nil { // it was queued, or tried before
		known, err := Decode(items[1])
		if err != nil {
			return err
		}
		record.CreatedAt, record.Order, record.By, record.Language = known.CreatedAt, known.Order, known.By, known.Language
		record.Name, record.Kept, record.Request = known.Name, known.Kept, known.Request
	}
	if refused := items[0]; holds(refused) {
		record.State, record.Detail, record.Until = Suppressed, refused.Text("so"), 0
		_, err := claim(ctx, d, tenant, record)
		return err
	}
	var counts []table.Write
	if about != "" {
		address := emailaddress.Fold(m.To)
		counts = append(counts, ration.HourlyOf(tenant, "mailTo", address, perAddress, now))
		if d.MailRate > 0 {
			counts = append(counts, ration.HourlyOf(tenant, "mail", "", d.MailRate, now))
		}
	}
	mine, err := claim(ctx, d, tenant, record, counts...)
	if errors.Is(err, errTooMany) {
		record.State, record.Detail, record.Until = Rejected, string(tooMany), 0
		_, err := claim(ctx, d, tenant, record)
		return err
	}
	if err != nil || !mine {
		return err
	}
	tags := map[string]string{"tenant": tenant.String(), "kind": string(kind), "mail": m.ID}
	maps.Copy(tags, m.Tags)
	m.Tags = tags
	receipt, err := d.Mail.Send(ctx, m)
	switch {
	case errors.Is(err, mail.ErrRejected): // sending again would be refused again
		return move(ctx, d, tenant, m.ID, Rejected, "", "")
	case err != nil:
		return errors.Join(fmt.Errorf("send mail: %w", err), release(ctx, d, tenant, m.ID))
	}
	if _, once := d.Mail.(mail.Once); once { // into a box of one's own: there is nobody to tell of it later
		return move(ctx, d, tenant, m.ID, Delivered, receipt.ProviderID, "")
	}
	return move(ctx, d, tenant, m.ID, Sent, receipt.ProviderID, "")
}

// errTooMany is the error of a claim that one of its counts refuses.
var errTooMany = errors.New("as many mails were sent as may be")

// claim takes the mail, and counts it; it reports false when it was taken before, and the sender is done, or just at it.
func claim(ctx context.Context, d *app.Deps, tenant access.Tenant, record Delivery, counts ...table.Write) (bool, error) {
	stale := table.And(table.Equal("st", string(Queued)), table.Less("un", table.NumberOf(record.UpdatedAt.Unix())))
	if _, once := d.Mail.(mail.Once); once {
		stale = table.Equal("st", string(Queued))
	}
	tx := table.Tx{Writes: append([]table.Write{record.put(tenant).When(table.Or(table.Absent(), stale), nil)}, counts...)}
	err := d.Table.Transact(ctx, tx)
	var canceled *table.Canceled
	if !errors.As(err, &canceled) || canceled.Failed() < 0 {
		return err == nil, err
	}
	if canceled.Failed() > 0 { // the first that failed: the mail itself could be taken
		return false, errTooMany
	}
	known, err := d.Table.Get(ctx, Key(tenant, record.ID))
	if err != nil || known.Text("st") != string(Queued) {
		return false, err
	}
	return false, ErrBusy
}

// release lets the next attempt begin at once.
func release(ctx context.Context, d *app.Deps, tenant access.Tenant, id string) error {
	write := table.Update(Key(tenant, id), map[string]any{"un": table.NumberOf(1)}, nil).When(table.Equal("st", string(Queued)), nil)
	err := d.Table.Transact(ctx, table.Tx{Writes: []table.Write{write}})
	var canceled *table.Canceled
	if errors.As(err, &canceled) && canceled.Failed() >= 0 {
		return nil // it is gone
	}
	return err
}

// move brings the mail into the state, unless it is there or further.
func move(ctx context.Context, d *app.Deps, tenant access.Tenant, id string, to State, provider, detail string) error {
	now := d.Clock.Now().UTC().Format("2006-01-02T15:04:05.000Z07:00")
	set := map[string]any{"st": string(to), "ua": now}
	for name, value := range map[string]string{"pr": provider, "so": detail} {
		if value != "" {
			set[name] = value
		}
	}
	var from []table.Condition
	for _, state := range before[to] {
		from = append(from, table.Equal("st", string(state)))
	}
	write := table.Update(Key(tenant, id), set, nil).When(table.Or(from...), nil)
	err := d.Table.Transact(ctx, table.Tx{Writes: []table.Write{write}})
	var canceled *table.Canceled
	if errors.As(err, &canceled) && canceled.Failed() >= 0 {
		return nil // it is gone, or further: told late, or once more
	}
	return err
}
