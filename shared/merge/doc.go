// Package merge reads many partitions of an index as one list: what fifty salespeople own, newest first, costs what a page
// needs of each, and not a look at everything that the company has.
//
// Promise: records come in descending (or, if asked for, ascending) order of their sort keys, each once, however they are spread over the partitions.
// A position is one sort key for all partitions, so that a list goes on after it although partitions were added or left
// out, and one partition's position is as good as another's. What stood in the list when it was begun, and stays,
// is not passed over whatever is written meanwhile.
//
// For that, sort keys must say which record it is: the same sort key in two partitions is the same record, e.g. one that has
// just changed hands. Identifiers are such sort keys.
package merge
