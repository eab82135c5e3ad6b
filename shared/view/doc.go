// Package view is the noun "view": how somebody looks at a list, kept under a name: filters, columns and order.
//
// A view belongs to who made it; shared, everybody of the company sees it. Kehu keeps what is in a view and gives it back: what
// filters and columns mean is the list's business, so a view never shows anybody more than the list does.
//
// Promise: of an object, everybody has at most one default view of their own, and the company at most one that is shared, also when many
// choose one side by side: the choice stands in one item, and who loses it is changed in the same transaction.
//
// Errors: the problems view.notFound and view.tooMany.
package view
