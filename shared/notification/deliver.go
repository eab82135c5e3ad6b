package notification

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/delivery"
	"kehu/shared/department"
	"kehu/shared/entitlement"
	"kehu/shared/event"
	"kehu/shared/mail"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// MaxPeople is among how many users of a company those are looked for whom a rule names by department, role or right.
const MaxPeople = 5000

// kindOf returns what the event is for rules.
func kindOf(e event.Event) event.Type {
	if e.Type == event.CustomerUpdated && e.Attributes["handed"] == "true" {
		return CustomerHanded
	}
	return e.Type
}

// Deliver tells the event to all whom the rules of its company name and who may read its record. What fails is tried again, and
// tells nobody twice.
func Deliver(ctx context.Context, d *app.Deps, company access.Tenant, e event.Event) error {
	kind := kindOf(e)
	if kind == event.CustomerUpdated { // which happens often, and is told to nobody
		return nil
	}
	var rules []RuleSummary
	if kind != event.ReviewStarted { // of which no rule tells
		all, err := Rules(ctx, d.Table, company)
		if err != nil {
			return err
		}
		rules = slices.DeleteFunc(all, func(r RuleSummary) bool { return r.Disabled || r.Event != kind })
		if len(rules) == 0 {
			return nil
		}
	}
	about, found, err := find(ctx, d.Table, company, e.Entity)
	if err != nil || !found {
		return err
	}
	if kind == event.ReviewStarted {
		rules = []RuleSummary{{RuleFields: RuleFields{Event: kind, To: To{Users: about.asked}, Channels: []Channel{InApp}}}}
	}
	p := people{deps: d, company: company, about: about}
	if err := p.read(ctx, rules); err != nil {
		return err
	}
	var failed error
	for _, one := range p.told(rules, e) {
		if slices.Contains(one.channels, InApp) {
			failed = errors.Join(failed, Tell(ctx, d.Table, company, one.user.ID, kind, e))
		}
		if slices.Contains(one.channels, Mail) {
			failed = errors.Join(failed, p.mail(ctx, one, kind, e))
		}
	}
	return failed
}

// people are those who may be told.
type people struct {
	deps     *app.Deps
	company  access.Tenant
	about    subject
	users    []user.User
	registry role.Registry
	chart    user.Chart
	order    department.Order
}

// read reads what decides about rights, and the users: those whom the rules name, or everybody when one speaks of departments, roles or
// approvers.
func (p *people) read(ctx context.Context, rules []RuleSummary) error {
	keys := []table.Key{role.RegistryKey(p.company), user.ChartKey(p.company), department.OrderKey(p.company)}
	named, everybody := []string{}, false
	for _, r := range rules {
		named = append(named, r.To.Users...)
		if r.To.Owner && user.Kind.Valid(p.about.owner) {
			named = append(named, p.about.owner)
		}
		everybody = everybody || len(r.To.Departments)+len(r.To.Roles) > 0 || r.To.Approvers
	}
	items, err := p.deps.Table.BatchGet(ctx, keys)
	if err != nil {
		return fmt.Errorf("read roles: %w", err)
	}
	p.registry, p.chart, p.order = role.DecodeRegistry(items[0]), user.DecodeChart(items[1]), department.DecodeOrder(items[2])
	if everybody {
		return p.readAll(ctx)
	}
	for part := range slices.Chunk(unique(named), table.MaxBatchGet) {
		keys := make([]table.Key, len(part))
		for i, identifier := range part {
			keys[i] = user.Key(p.company, identifier)
		}
		items, err := p.deps.Table.BatchGet(ctx, keys)
		if err != nil {
			return fmt.Errorf("read users: %w", err)
		}
		for _, item := range items {
			if item == nil {
				continue
			}
			u, err := user.Decode(item)
			if err != nil {
				return err
			}
			p.users = append(p.users, u)
		}
	}
	return nil
}

func (p *people) readAll(ctx context.Context) error {
	var after table.Position
	for len(p.users) < MaxPeople {
		found, next, err := user.Search(ctx, p.deps.Table, p.company, user.Filter{Status: user.Active}, after, 200)
		if err != nil {
			return err
		}
		p.users = append(p.users, found...)
		if after = next; next.IsZero() {
			break
		}
	}
	return nil
}

// recipient is somebody who is told, and how.
type recipient struct {
	user     user.User
	channels []Channel
	rule     string // the first that names the user
}

// told returns who is told: who is named by a rule, is active, may read the record, and did not do it.
func (p *people) told(rules []RuleSummary, e event.Event) (all []recipient) {
	now := p.deps.Clock.Now()
	for _, u := range p.users {
		if u.Status != user.Active || u.ID == e.By && !p.about.own {
			continue
		}
		caller := entitlement.Caller(u, u.RightsAt(now, p.registry), p.chart, p.order)
		caller.Tenant = p.company
		if !p.about.readable(caller) {
			continue
		}
		one := recipient{user: u}
		for _, r := range rules {
			if !p.names(r.To, u, caller) {
				continue
			}
			one.channels = append(one.channels, r.Channels...)
			if one.rule == "" {
				one.rule = r.Name
			}
		}
		if len(one.channels) > 0 {
			all = append(all, one)
		}
	}
	return all
}

// names reports whether the user is one of those.
func (p *people) names(to To, u user.User, caller access.Caller) bool {
	return slices.Contains(to.Users, u.ID) || to.Owner && u.ID == p.about.owner ||
		to.Approvers && p.about.approvable(caller) ||
		slices.ContainsFunc(to.Roles, func(r access.Role) bool {
			return slices.Contains(u.RolesAt(p.deps.Clock.Now(), p.registry), r)
		}) ||
		slices.ContainsFunc(to.Departments, func(d string) bool { return p.order.Within(u.ID, d) })
}

// mail sends the notification to the address with which the user signs in, in the language of the user.
func (p *people) mail(ctx context.Context, to recipient, kind event.Type, e event.Event) error {
	company, found, err := tenant.Get(ctx, p.deps.Table, p.company)
	if err != nil || !found {
		return fmt.Errorf("notification: company (found %t): %w", found, err)
	}
	subject, plain, html, err := mail.Render(mail.Notification, to.user.Locale, mail.NotificationData{
		Name: to.user.Name, Company: company.Name, What: Words(problem.Language(to.user.Locale), kind, p.about.label), Rule: to.rule,
	})
	if err != nil {
		return fmt.Errorf("notification: %w", err)
	}
	return delivery.Send(ctx, p.deps, p.company, "", mail.Notification, mail.Message{
		ID: idOf(e, to.user.ID), To: to.user.Email, ToName: to.user.Name, FromName: company.Name, Locale: to.user.Locale,
		Subject: subject, Text: plain, HTML: html,
	})
}

// texts are the keys of the catalogue for each event.
var texts = map[event.Type]string{
	event.CustomerCreated:  "notification.customerCreated",
	CustomerHanded:         "notification.customerHanded",
	event.CustomerDeleted:  "notification.customerDeleted",
	event.CustomerRestored: "notification.customerRestored",
	event.OrderSubmitted:   "notification.orderSubmitted",
	event.OrderApproved:    "notification.orderApproved",
	event.OrderRejected:    "notification.orderRejected",
	event.OrderCompleted:   "notification.orderCompleted",
	event.OrderCancelled:   "notification.orderCancelled",
	event.JobFinished:      "notification.jobFinished",
	event.ReviewStarted:    "notification.reviewStarted",
}

// Words says in the language what happened to the record of that label; "" is one that is gone, or not to be seen any more.
func Words(l problem.Language, kind event.Type, label string) string {
	return strings.Join(strings.Fields(l.Text(texts[kind], map[string]string{"label": label})), " ")
}
