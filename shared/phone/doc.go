// Package phone turns telephone numbers as people write them into E.164.
//
// The promise: what [Normalize] accepts is a number that the numbering plan of its country can hold, written as
// "+<country><national number>" with at most 15 digits, and equal numbers get equal texts. Numbers that cannot
// exist (wrong length, unknown country code, area code missing, letters) are refused with an [Error].
//
// "Possible" is not "in use". Whether the digits also fall in a range that is open today is told by
// [Number.Valid]: it is meant as a warning to the person at the keyboard, not as a reason to refuse, because plans
// grow faster than tables and because old records hold numbers that were right when they were written.
//
// The rules are those of Google's libphonenumber (https://github.com/google/libphonenumber), whose metadata lies
// in table.go as plain constants. The Go port of that library decodes all of its metadata when a program starts
// (about 9 ms and 2.5 MB before main, 6 MB of binary); this package costs nothing before its first use. The tests
// compare the two, number by number. To take newer metadata: raise the version of
// github.com/nyaruka/phonenumbers in go.mod and run "go generate ./shared/phone".
//
// Where it is stricter than libphonenumber, on purpose: letters are refused (no vanity numbers), so is a "+" that
// no known country code follows, more than 15 digits (ITU-T E.164, 6.2.1), and a number that can be dialled only
// inside its own area.
package phone
