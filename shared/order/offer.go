package order

import (
	"slices"

	"kehu/shared/access"
	"kehu/shared/offer"
	"kehu/shared/problem"
)

// Needs is the permission for the action; ok is false where there is no call for it alone.
func (a Action) Needs() (need access.Action, ok bool) {
	switch a {
	case Submit, Reopen:
		return access.Submit, true
	case Approve, Reject:
		return access.Approve, true
	case Change:
		return access.Change, true
	case Ship, Return:
		return access.Ship, true
	case Invoiced:
		return access.Invoice, true
	case Cancel:
		return access.Cancel, true
	case Close:
		return access.Close, true
	default: // Void is of a shipment or a return; Complete and Resume follow from others
		return "", false
	}
}

// Offer fills in what the caller may do with the order as it stands, in the order of the table of transitions, each once.
func (o *Order) Offer(caller access.Caller, language problem.Language) {
	o.Actions = nil
	if o.Deleted() {
		return
	}
	for _, action := range o.Possible() {
		need, ok := action.Needs()
		if !ok || !Reach(caller, need).Includes(o.Owner) {
			continue
		}
		if to, err := o.After(action); err == nil {
			o.Actions = append(o.Actions, offer.New(string(action), string(to), o.refuses(action, caller.User), language))
		}
	}
}

// refuses returns the problem that the user meets with an action that the table of transitions has, before any other record is looked at.
func (o *Order) refuses(action Action, user string) error {
	switch {
	case action == Approve && slices.Contains(o.authors(), user):
		return problem.New("order.approverIsAuthor")
	case action == Cancel && o.amount(o.Paid).Sign() != 0:
		return problem.New("order.paid")
	default:
		return nil
	}
}

// authors are who must not approve the order while it waits for that: who made and submitted it; of a change, who asked for it.
func (o *Order) authors() []string {
	switch o.Status {
	case Submitted:
		return slices.Compact([]string{o.CreatedBy, o.SubmittedBy})
	case ChangePending:
		return []string{o.ChangeBy}
	default:
		return nil
	}
}

// waiting are the states in which orders wait for an approval.
func waiting() []Status { return []Status{Submitted, ChangePending} }

// Approver is somebody who looks for what they may approve. The zero value is nobody.
type Approver struct {
	User  string
	Reach access.Reach // on whose orders they may approve
}

// ApproverOf is the caller as somebody who approves.
func ApproverOf(caller access.Caller) Approver {
	return Approver{User: caller.User, Reach: Reach(caller, access.Approve)}
}

// may reports whether the order waits for an approval that the approver may give.
func (a Approver) may(s *Summary) bool {
	return slices.Contains(waiting(), s.Status) && a.Reach.Includes(s.Owner) && !slices.Contains(s.Authors, a.User)
}
