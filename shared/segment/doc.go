// Package segment is the noun "segment": customers that a rule picks, by fields, by when they ordered last, how often, and for how much.
//
// A rule is all or any of some conditions (Condition). Who is a member is stored, one item each, and computed by a job: when the rule is made or changes,
// every night of the company, and when somebody asks for it. Between two runs a customer that changes stays what it was; one that goes leaves
// at once (Leave).
//
// Promise: a run reads the company's list of customers once, in the order of identifiers, beside what they ordered (kehu/shared/total) and
// who was a member, and keeps a page of each; no order is read. It writes the difference, each member in the transaction that moves the job on, so that a run
// that dies goes on where it was and counts nobody twice. Of runs of one segment side by side, the one that was started last counts.
//
// # Scores
//
// Recency, frequency and amount are scored from 1 to 5 by quintiles, after Hughes (Strategic Database Marketing, 1994): of the customers
// that ordered in the last 12 months, the fifth that ordered longest ago has recency 1, the fifth that ordered last 5, and so on with how many orders
// there were and what they came to, without tax, in the company's currency. Equal values have equal scores: a score is 1 and one more for each of
// the four quintile bounds (nearest rank) that lie below the value. Values above 63 are compared in classes that are 1/32 of the value wide, so that what must be
// kept of a million customers fits into one item.
//
// Errors: the problems segment.notFound, segment.duplicate and segment.tooMany.
package segment
