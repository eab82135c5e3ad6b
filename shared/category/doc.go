// Package category is the noun "category": by what a company sorts its customers, as one tree.
//
// Promise: the tree has no cycle, also when many move categories side by side: every move raises the tree's version, under which the
// way up was looked at. Two categories below the same one never have the same name. What is below what stands in one item, so that a
// list by a category and all below it takes one read to know which these are.
//
// A customer refers to its category by an item of its own (Refer), which is also what lists by category read; there is no
// counter, as customers of one category would wait for each other at it. So whether a category is in use is asked twice: before it is
// deleted, and after, when no customer can come to refer to it any more (Referred).
//
// Errors: the problems category.notFound, category.duplicate, category.cycle, category.tooDeep, category.tooMany and
// category.inUse.
package category
