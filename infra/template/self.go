package template

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"kehu/shared/operation"
)

// self is how a role assumes itself, with a session policy that narrows it to one company, in a stack with the parameter TenantCredentials. A
// role cannot name itself by what CloudFormation calls it, so that it has a name of its own then, and no resource more.
type self struct {
	Name      string    // of the role
	Trust     string    // the statement that lets it, and nobody else, assume it
	Statement Statement // the same in its own rights: to trust the account asks for both
}

// fenced reports whether the function of an operation works with credentials of its caller's company.
func fenced(o operation.Operation) bool { return o.Source == operation.HTTP && o.Fenced() }

// selfOf returns how a role assumes itself; nil if none of its functions does.
func selfOf(id string, operations []operation.Operation) *self {
	if !slices.ContainsFunc(operations, func(o operation.Operation) bool { return fenced(o) && roleOf(o) == id }) {
		return nil
	}
	// 64 letters at most, of which the stack has 32 and the Region 14; names of roles hold for all Regions.
	sum := sha256.Sum256([]byte(id))
	name := "${AWS::StackName}-${AWS::Region}-" + hex.EncodeToString(sum[:4])
	arn := "!Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:role/" + name + "\""
	return &self{
		Name: "!If [TenantCredentialsOn, !Sub \"" + name + "\", !Ref AWS::NoValue]",
		Trust: "!If [TenantCredentialsOn, {Effect: Allow, Principal: {AWS: !Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:root\"}, " +
			"Action: \"sts:AssumeRole\", Condition: {ArnEquals: {\"aws:PrincipalArn\": " + arn + "}}}, !Ref AWS::NoValue]",
		Statement: Statement{"AssumeItself", []string{"sts:AssumeRole"}, []string{arn}},
	}
}
