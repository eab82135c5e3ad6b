package scenario

import (
	"testing"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
)

// TestPolicy_of_a_company: what its session policy allows, as IAM would evaluate it. That it allows all that the operations need is shown by each
// test that makes calls, and that it is needed by those here.
func TestPolicy_of_a_company(t *testing.T) {
	t.Parallel()
	ids := id.NewSource(clock.System{}, nil)
	own, other, operator := access.NewTenant(ids), access.NewTenant(ids), access.NewTenant(ids)
	plain, wider := table.ReachOf(own), table.ReachOf(own, table.In(access.Platform, "ADDRESS"), table.In(operator, "EXTENSION"))
	mine, theirs := table.In(own, "CUS", "1").Key("CUS"), table.In(other, "CUS", "1").Key("CUS")
	address := table.In(access.Platform, "ADDRESS", "ann@example.com").Key("ADDRESS")
	main, audit := table.Main.Name, table.Audit.Name
	query := func(index table.Index, partition table.Partition) demand {
		return demand{"dynamodb:Query", resourceOf(main, index), []string{partition.String()}}
	}
	for name, test := range map[string]struct {
		reach table.Reach
		asked demand
		want  bool
	}{
		"own item":                       {plain, demandOf(main, "GetItem", mine), true},
		"own audit rows":                 {plain, demandOf(audit, "BatchGetItem", mine), true},
		"own writes":                     {plain, demandsOf(main, []table.Write{table.Update(mine, nil, nil)})[0], true},
		"another's item":                 {plain, demandOf(main, "GetItem", theirs), false},
		"another's audit rows":           {plain, demandOf(audit, "GetItem", theirs), false},
		"another's among the own":        {plain, demandOf(main, "BatchGetItem", mine, theirs, mine), false},
		"a write over another's":         {plain, demandsOf(main, []table.Write{table.Put(theirs, nil)})[0], false},
		"a removal of another's":         {plain, demandsOf(main, []table.Write{table.Delete(theirs)})[0], false},
		"a look at another's":            {plain, demandsOf(main, []table.Write{table.Check(theirs, table.Absent())})[0], false},
		"another's in a batch of writes": {plain, demandOf(main, "BatchWriteItem", mine, theirs), false},
		"another's numbers":              {plain, demandOf(main, "UpdateItem", theirs), false},
		"the own list":                   {plain, query(table.ByTenant, table.In(own, "CUS")), true},
		"the own lists by owner":         {plain, query(table.ByOwner, table.In(own, "CUS", "1")), true},
		"another's partition":            {plain, query(table.Primary, theirs.Partition()), false},
		"another's list":                 {plain, query(table.ByTenant, table.In(other, "CUS")), false},
		"another's list by owner":        {plain, query(table.ByOwner, table.In(other, "CUS", "1")), false},
		"a scan, which has no key":       {plain, demand{action: "dynamodb:Scan", resource: resourceOf(main, table.Primary)}, false},
		"a query without its key":        {plain, demand{action: "dynamodb:Query", resource: resourceOf(main, table.ByTenant)}, false},
		"another table":                  {plain, demandOf("others", "GetItem", mine), false},
		"the table's end":                {plain, demand{action: "dynamodb:DeleteTable", resource: resourceOf(main, table.Primary)}, false},
		"itself again, but wider":        {plain, demand{action: "sts:AssumeRole", resource: stackRole}, false},
		"the sealing key":                {wider, demandOf(main, "GetItem", sealing.Key("KEY")), false},
		"addresses":                      {plain, demandOf(main, "GetItem", address), false},
		"addresses, if it says so":       {wider, demandOf(main, "GetItem", address), true},
		"what begins like addresses":     {wider, demandOf(main, "GetItem", table.In(access.Platform, "ADDRESSES", "1").Key("-")), false},
		"the operator's, if it says so":  {wider, query(table.ByOwner, table.In(operator, "EXTENSION", own.String())), true},
		"other things of the operator":   {wider, demandOf(main, "GetItem", table.In(operator, "CUS", "1").Key("CUS")), false},
		"another's, if it says more":     {wider, demandOf(main, "GetItem", theirs), false},
	} {
		policy, err := policyOf(test.reach)
		if err != nil {
			t.Fatal(err)
		}
		if got := allows(policy, test.asked); got != test.want {
			t.Errorf("%s: allowed is %v, want %v", name, got, test.want)
		}
		if reached := test.reach.Has(table.StoredKey(first(test.asked.leading), "-").Partition()); test.want && !reached {
			t.Errorf("%s: allowed, and not within reach", name)
		}
	}
}

func first(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}

// TestPolicies_that_are_not_known_allow_nothing: the evaluation would be worth nothing if it passed over what it does not read.
func TestPolicies_that_are_not_known_allow_nothing(t *testing.T) {
	t.Parallel()
	asked := demand{"dynamodb:GetItem", "arn", []string{"T#a/b#X"}}
	for policy, want := range map[string]bool{
		`{"Statement":[{"Effect":"Allow","Action":["dynamodb:GetItem"],"Resource":["arn"]}]}`:                                                                                       true,
		`{"Statement":[{"Effect":"Allow","Action":["dynamodb:Get*"],"Resource":["a?n"],"Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["T#a*"]}}}]}`:                true,
		`{"Statement":[{"Effect":"Allow","Action":["dynamodb:GetItem"],"Resource":["arn"],"Condition":{"ForAllValues:StringLike":{"dynamodb:Attributes":["*"]}}}]}`:                 false,
		`{"Statement":[{"Effect":"Allow","Action":["dynamodb:GetItem"],"Resource":["arn"],"Condition":{"StringEquals":{"dynamodb:LeadingKeys":["T#a/b#X"]}}}]}`:                     false,
		`{"Statement":[{"Effect":"Allow","Action":["dynamodb:GetItem"],"Resource":["arn"],"Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["T#a/b#X?","[T]#*"]}}}]}`: false,
		`{"Statement":[{"Effect":"Deny","Action":["dynamodb:GetItem"],"Resource":["arn"]}]}`:                                                                                        false,
		`{"Statement":[]}`: false, `{`: false,
	} {
		if got := allows(policy, asked); got != want {
			t.Errorf("%s: allowed is %v, want %v", policy, got, want)
		}
	}
}
