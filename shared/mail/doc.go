// Package mail is the port through which the system sends mail, and the templates of the mails it sends.
//
// Promise: a Message that a Sender took is delivered as one well-formed multipart/alternative mail (plain text and
// HTML, UTF-8; within a multipart/mixed one where files are attached) to exactly one person, and no text in it, whoever typed it, can add a header, a recipient or markup.
//
// A caller renders and sends:
//
//	subject, text, html, err := mail.Render(mail.Welcome, locale, mail.WelcomeData{Company: "Northwind", Customer: "Alfreds"})
//	receipt, err := sender.Send(ctx, mail.Message{ID: id, To: address, Locale: locale, Subject: subject, Text: text, HTML: html})
//
// Adapters are mail/ses (Amazon SES) and mail/local (an outbox on disk). Both build the message with Encode and pass
// mailtest.Run, which is the definition of the port.
//
// Errors: ErrRejected is permanent, ErrThrottled asks to come back later, anything else is a temporary fault. No error
// holds a subject, a body, or a code; a provider's own words may hold an address.
package mail
