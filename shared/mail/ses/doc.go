// Package ses is the mail adapter for Amazon SES (API version 2010-12-01, SendRawEmail).
//
// Promise: one Send is at most one mail. The adapter repeats a call by itself only where SES answered that it took
// nothing (throttling). After a time-out or a lost connection nobody can know, so the caller gets a temporary fault and
// decides. SES has no idempotency key and replaces the Message-ID and Date headers by its own, so it cannot recognise a
// message ID sent before: a caller that must not send twice keeps a claim of its own, taken before Send.
//
// Errors:
//
//   - mail.ErrRejected: MessageRejected, MailFromDomainNotVerified, InvalidParameterValue, and messages that Encode refuses
//   - mail.ErrThrottled: Throttling (rate or daily quota), AccountSendingPaused, ConfigurationSetSendingPaused. A pause
//     ends by an operator's hand; until then mail waits instead of being lost
//   - temporary faults: all others, also a missing configuration set or missing permission, which a deployment repairs
package ses
