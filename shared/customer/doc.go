// Package customer is the noun "customer": its fields, the rules that make them fit to store,
// its keys, and the writes that keep number, tax number, reference and e-mail addresses unique
// within a company.
//
// Promise: what is stored went through Fields.Normalize; two customers of one company never share
// a number, a tax number, a reference or an e-mail address, however many calls run at once; a
// number is never given twice, not even after its customer is gone.
package customer
