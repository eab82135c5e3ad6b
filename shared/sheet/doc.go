// Package sheet reads and writes tables as text: CSV (RFC 4180), as spreadsheets of all languages write and open it.
//
// Promise: what Encode and Writer write is UTF-8 with a byte order mark, without which Excel takes it for another encoding, unless another
// encoding is asked for, and no cell of it is taken for a formula (OWASP, CSV Injection); Original gives the cell back as it was. A Reader takes
// any bytes whatsoever: what is not of its encoding becomes U+FFFD, and what is too wide or too long is ErrTooWide or ErrTooLong, found with
// little memory. It never fails otherwise but with an error of the reader below.
package sheet
