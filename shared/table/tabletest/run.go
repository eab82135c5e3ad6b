package tabletest

import "testing"

// Run runs the suite. Open is called once per case; what it opens it also closes, with
// t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) Harness) {
	for _, c := range []struct {
		name string
		run  func(*testing.T, *suite)
	}{
		{"values come back as they were", valuesComeBack},
		{"items are copies", itemsAreCopies},
		{"absent items are nil", absentItemsAreNil},
		{"sort keys are in the order of bytes", sortKeysInOrderOfBytes},
		{"a query answers its range", queryAnswersItsRange},
		{"pages cover a query once", pagesCoverAQueryOnce},
		{"a page ends at one megabyte", pageEndsAtOneMegabyte},
		{"a position survives as text", positionSurvivesAsText},
		{"an index shows what is projected", indexShowsProjected},
		{"an index follows its items", indexFollowsItems},
		{"an index query answers its range", indexQueryAnswersItsRange},
		{"pages cover an index once", pagesCoverAnIndexOnce},
		{"equal index keys are paged once", equalIndexKeysArePagedOnce},
		{"an index goes on after the place of any item", indexGoesOnAfterAnyPlace},
		{"a batch comes in the order of its keys", batchInOrder},
		{"a batch may exceed sixteen megabytes", batchMayBeLarge},
		{"a batch writes every item", batchWritesAll},
		{"a batch takes what needs no transaction", batchRefuses},
		{"conditions decide every kind of write", conditionsDecide},
		{"conditions see the state before", conditionsSeeTheStateBefore},
		{"an update changes what it names", updateChangesWhatItNames},
		{"an impossible update changes nothing", impossibleUpdateChangesNothing},
		{"a transaction happens whole or not at all", transactionWholeOrNot},
		{"a transaction explains its failure", transactionExplains},
		{"limits of a transaction", limitsOfATransaction},
		{"limits of an item", limitsOfAnItem},
		{"wrong values are refused", wrongValuesAreRefused},
		{"wrong keys are refused", wrongKeysAreRefused},
		{"wrong writes are refused", wrongWritesAreRefused},
		{"wrong queries are refused", wrongQueriesAreRefused},
		{"a token makes a transaction happen once", tokenHappensOnce},
		{"a token makes a transaction happen once also at once", tokenHappensOnceAtOnce},
		{"a token belongs to its transaction", tokenBelongsToItsTransaction},
		{"a token of a canceled transaction can be used again", tokenOfCanceledTransaction},
		{"a sequence gives every number once", sequenceGivesEveryNumberOnce},
		{"sequences are apart", sequencesAreApart},
		{"no update is lost", noUpdateIsLost},
		{"transfers keep the sum", transfersKeepTheSum},
		{"changes tell what happened", changesTellWhatHappened},
		{"changes of an item are in order", changesInOrder},
		{"what changes nothing is not told", noopIsNotTold},
		{"expired items vanish and are told", expiredItemsVanish},
		{"contents are all that there is of some prefixes", contentsAreAll},
		{"what is removed leaves all else as it was", removesNothingElse},
		{"tenants never meet", tenantsNeverMeet},
		{"a cancelled context ends every call", cancelledContextEndsCalls},
		{"calls are metered", callsAreMetered},
		{"random operations agree with a model", agreesWithModel},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(t, newSuite(open(t))) })
	}
}
