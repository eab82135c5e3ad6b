package order

import (
	"slices"

	"kehu/shared/problem"
)

// Status is where an order stands.
type Status string

// The states of an order.
const (
	Draft         Status = "draft"
	Submitted     Status = "submitted"
	Approved      Status = "approved"
	Rejected      Status = "rejected"
	ChangePending Status = "changePending"
	InDelivery    Status = "inDelivery"
	Completed     Status = "completed"
	Cancelled     Status = "cancelled"
	Closed        Status = "closed"
)

// Statuses lists the states, in the order of an order's life.
func Statuses() []Status {
	return []Status{Draft, Submitted, Approved, Rejected, ChangePending, InDelivery, Completed, Cancelled, Closed}
}

// Open reports whether something is still to be done for the order.
func (s Status) Open() bool { return s != Completed && s != Cancelled && s != Closed }

// Owes reports whether the customer owes for orders in the state.
func (s Status) Owes() bool {
	switch s {
	case Approved, ChangePending, InDelivery, Completed, Closed:
		return true
	default:
		return false
	}
}

// Action is what takes an order from one state to another.
type Action string

// The actions. Ship, Return and Void come of shipments and returns; Complete and Resume follow from what is shipped and paid;
// all others are calls of their own.
const (
	Submit   Action = "submit"
	Approve  Action = "approve"
	Reject   Action = "reject"
	Reopen   Action = "reopen"
	Change   Action = "change"
	Ship     Action = "ship"
	Return   Action = "return" // goods come back
	Void     Action = "void"   // of a shipment or a return that was none
	Invoiced Action = "invoice"
	Complete Action = "complete"
	Resume   Action = "resume" // what was complete is so no more: goods came back for others, or money was lost again
	Cancel   Action = "cancel"
	Close    Action = "close"
)

// Transition is one line of the table of transitions.
type Transition struct {
	From   Status
	Action Action
	To     Status
	When   Guard
}

// Guard is what must hold of an order for a transition.
type Guard string

// The guards.
const (
	Always    Guard = ""
	Unshipped Guard = "nothing is shipped"
	Shipped   Guard = "something is shipped"
	Settled   Guard = "nothing is left to ship or to pay"
	Unsettled Guard = "something is shipped, and something left to ship or to pay"
	Unstarted Guard = "nothing is shipped, and something left to ship or to pay"
)

// Transitions is the one table of transitions: checks, documentation and diagram are made of it. A rejected order goes
// back to draft before it is changed; a change that is decided leads back to where the order came from; an
// order that needs no approval is approved in the call that submits it. What holds of shipped goods is looked at as it is after the
// action.
func Transitions() []Transition {
	return []Transition{
		{Draft, Submit, Submitted, Always},
		{Draft, Cancel, Cancelled, Always},
		{Submitted, Approve, Approved, Always},
		{Submitted, Reject, Rejected, Always},
		{Submitted, Cancel, Cancelled, Always},
		{Rejected, Reopen, Draft, Always},
		{Approved, Change, ChangePending, Always},
		{Approved, Ship, InDelivery, Always},
		{Approved, Invoiced, Approved, Always},
		{Approved, Complete, Completed, Settled},
		{Approved, Cancel, Cancelled, Unshipped},
		{Approved, Close, Closed, Always},
		{ChangePending, Approve, Approved, Unshipped},
		{ChangePending, Approve, InDelivery, Shipped},
		{ChangePending, Reject, Approved, Unshipped},
		{ChangePending, Reject, InDelivery, Shipped},
		{InDelivery, Change, ChangePending, Always},
		{InDelivery, Ship, InDelivery, Always},
		{InDelivery, Return, InDelivery, Always},
		{InDelivery, Void, InDelivery, Shipped},
		{InDelivery, Void, Approved, Unshipped},
		{InDelivery, Invoiced, InDelivery, Always},
		{InDelivery, Complete, Completed, Settled},
		{InDelivery, Close, Closed, Always},
		{Completed, Return, Completed, Always},
		{Completed, Void, Completed, Always},
		{Completed, Invoiced, Completed, Always},
		{Completed, Resume, InDelivery, Unsettled},
		{Completed, Resume, Approved, Unstarted},
		{Closed, Return, Closed, Always},
		{Closed, Void, Closed, Always},
		{Closed, Invoiced, Closed, Always},
	}
}

// holds reports whether the guard lets the order pass.
func (g Guard) holds(o *Order) bool {
	switch g {
	case Unshipped:
		return !o.shipped()
	case Shipped:
		return o.shipped()
	case Settled:
		return o.settled()
	case Unsettled:
		return o.shipped() && !o.settled()
	case Unstarted:
		return !o.shipped() && !o.settled()
	default:
		return true
	}
}

// plan stands among the actions in what refuses one: it takes no order to another state.
const plan Action = "plan"

// refused is the problem of an action that the order's state does not allow.
func (o *Order) refused(action Action) error {
	return problem.New("order.transition").With("status", o.Status.text()).With("action", "action."+string(action))
}

// text names the state in the catalogue.
func (s Status) text() string { return "state." + string(s) }

// After returns the state that the action takes the order to. The problem is order.transition when the table has no such
// transition.
func (o *Order) After(action Action) (Status, error) {
	for _, t := range Transitions() {
		if o.Historical {
			break // it is as it was
		}
		if t.From == o.Status && t.Action == action && t.When.holds(o) {
			return t.To, nil
		}
	}
	return "", o.refused(action)
}

// Possible lists the actions that the table has for the order as it stands, each once.
func (o *Order) Possible() []Action {
	var all []Action
	if o.Historical {
		return all
	}
	for _, t := range Transitions() {
		if t.From == o.Status && t.When.holds(o) && !slices.Contains(all, t.Action) {
			all = append(all, t.Action)
		}
	}
	return all
}
