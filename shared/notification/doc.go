// Package notification is the noun "notification": what somebody is told in Kehu, or by mail, because a rule of the company says so.
//
// A Rule says which event is told to whom: to users, to everybody of departments and those below, to holders of roles, to the owner
// of the record, to who may approve it. Who caused the event is not told of it. An event carries no content, and
// neither does a notification: it names the record, and whoever reads it sees of the record what they may see then.
// Reviewers of an access review are told without a rule when it is open, as their decisions are waited for.
//
// Promise: somebody is told once of an event, however often it is delivered, and only of a record that they may read at that
// moment. Notifications are kept for Life; the number of unread ones is a count of what is there, and never drifts.
//
// Errors: the problems notificationRule.notFound, notificationRule.tooMany and notification.notFound.
package notification
