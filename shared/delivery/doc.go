// Package delivery sends a company's mails once, and keeps what became of each: queued, sent, delivered, or that it came back.
//
// Promise: a mail is claimed before it is sent (ADR "A welcome mail is claimed before it is sent"), so however often its cause is told it goes out
// once, but for a crash in the moment between. What the provider tells afterwards moves the state forward only, in
// whatever order and however often it is told: sent, delivered, bounced, complained. An address that bounced for good, or whose
// owner complained, gets no further mail of that company.
//
// A mail that takes long to make is queued first: Queue writes its record, the event of that (event.MailQueued) has it made and sent.
//
// A record of a mail is kept for Life. It holds the address and the subject, never the text.
package delivery
