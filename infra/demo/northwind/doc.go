// Package northwind reads the customers of Northwind Traders, the sample company that Microsoft shipped with its
// databases since the 1990s, from ../data/customers.csv. They are the demonstration's customers.
//
// The promise: no row and no text is dropped. Every row becomes a [Customer]; NULL becomes an empty text, runs of
// spaces one space, and the name of the country its ISO 3166-1 code. A file that cannot be read whole is an error that
// names the line.
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
