// Package timeline merges what happened with a customer into one list: changes of the customer from the audit trail, contacts,
// orders, shipments and receipts, newest first.
//
// Promise: every entry that the caller may see comes once, in the order of its time, over all pages: a page goes on in each source
// exactly behind the last entry that was taken from it. What has a day and no time stands at the beginning of that day (UTC).
// A page may be short, or empty, and still have a next one.
package timeline
