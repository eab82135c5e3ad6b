// Package emailaddress checks and normalises one e-mail address.
//
// The promise: what [Normalize] accepts is a single address of printable ASCII that can stand in a mail header, in a
// call to the mail service and in a log line as it is, with nothing to quote or to escape. Everything else is refused with
// an [Error]: display names, lists, comments, quoted local parts, control and direction characters, IP addresses.
// Whether the mailbox exists is not checked.
//
// The form that is stored:
//
//   - The local part is kept as written, since only its host may interpret it (RFC 5321, 2.4). It must be a dot-atom of
//     ASCII (RFC 5322, 3.2.3): letters outside ASCII need SMTPUTF8 (RFC 6531), which Amazon SES does not offer.
//   - The domain is lower case and in its ASCII form ("bücher.example" becomes "xn--bcher-kva.example"), by the
//     lookup rules of IDNA (UTS #46). ASCII, and not Unicode, because that is what SMTP carries and the mail and
//     identity services take, and because it makes one spelling out of all that look the same.
//
// [Fold] gives the form for comparison and uniqueness. Two addresses with the same fold are the same mailbox
// everywhere that matters, although RFC 5321 would let a host tell "Eve@" from "eve@". Dots and "+tags" are
// not folded: what they mean differs from host to host.
package emailaddress
