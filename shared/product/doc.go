// Package product is the noun "product": what a company sells or keeps as a spare part, its prices, and the writes that
// keep code and bar code unique within a company.
//
// Promise: what is stored went through Fields.Normalize; two products of one company never share a code or a bar code,
// however many calls run at once; for a currency, a customer's level, a quantity and a day there is one price at most;
// a product that stood in an order is never deleted. Its cost is no part of Fields, so that nothing shows it by accident.
package product
