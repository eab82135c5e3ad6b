// Package contact is the noun "contact": a person at a customer.
//
// Contacts are stored in the partition of their customer, so that one query reads a customer with all of its contacts: a
// Book. Whoever may read the customer may read them, whoever may change it may change them.
//
// Promise: while a customer has contacts in use, exactly one is the primary contact, however many calls run at once, and
// the customer's contactName and contactTitle are that one's name and title. A contact reports to a contact of the same
// customer, and never, over however many others, to itself. A customer has at most Max contacts in use.
//
// Errors: the problems contact.notFound, contact.tooMany, contact.primaryInUse, contact.cycle and request.invalid;
// table.ErrConflict when another call was in the way and planning anew may help.
package contact
