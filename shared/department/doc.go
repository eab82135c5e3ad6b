// Package department is the noun "department": the companies of a tenant and their departments, as one tree.
//
// Promise: the tree has no cycle, and nothing in it refers to a department that is gone, also when many
// change it side by side. Every change of a parent raises the tree's version, under which the way up was
// looked at; whatever refers to a department is counted in the transaction that makes it refer
// (Refer, Leave), and only one to which nothing refers can be deleted. Who is in which
// department, and what is below what, also stands in one item (Order), for whoever must know at every call.
//
// Errors: the problems department.notFound, department.duplicate, department.cycle, department.tooDeep,
// department.tooMany and department.notEmpty.
package department
