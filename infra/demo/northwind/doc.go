// Package northwind reads the customers, products and orders of Northwind Traders, the sample company that Microsoft shipped
// with its databases since the 1990s, from ../data. They are what the demonstration loads: 91 customers, 77 products,
// and 830 orders of July 1996 to May 1998 with 2,155 lines.
//
// The promise: no row is dropped, and of customers no text. Every row becomes a [Customer], a [Product], an [Order] or a
// [Line]; NULL becomes an empty text, runs of spaces one space, and the name of the country its ISO 3166-1 code. A file
// that cannot be read whole is an error that names the line.
//
// The telephone numbers are those of the 1990s, many of them made up. What becomes of each is told by [Phone]: those that
// are possible today become E.164 by package phone alone; those of exchanges that were renumbered since become what
// their subscribers dial today (see the table in renumbering.go); the few that fit no plan of then or now have no E.164
// form and a reason. As the file has 91 phones and 69 faxes, that is:
//
//	           possible today   renumbered   neither
//	phones           58              29           4
//	faxes            44              21           4
package northwind
