package sts

import (
	"encoding/json"
	"fmt"
	"strings"

	"kehu/shared/table"
)

// Actions are those that shared/table/dynamo takes when it serves calls. Each is asked for with the leading keys of its items, or of the partition
// that it queries; Scan is not, and so is not among them.
var Actions = []string{
	"dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem",
	"dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem",
}

// maxPolicy is how many characters a session policy may have (STS API Reference, AssumeRole).
const maxPolicy = 2048

// document is a policy of IAM.
type document struct {
	Version   string      `json:"Version"`
	Statement []statement `json:"Statement"`
}

type statement struct {
	Effect    string                    `json:"Effect"`
	Action    []string                  `json:"Action"`
	Resource  []string                  `json:"Resource"`
	Condition map[string]map[string]any `json:"Condition"`
}

// Policy returns the session policy of a reach: the adapter's actions, on the resources, in the partitions within reach. ForAllValues holds
// for no value at all, so that Null asks for one.
func Policy(reach table.Reach, resources []string) (string, error) {
	var patterns []string
	for _, prefix := range reach.Prefixes() {
		if strings.ContainsAny(prefix, "*?$") { // which mean more than themselves in a pattern; no key begins so
			return "", fmt.Errorf("%w: the prefix %q in a policy", table.ErrInvalid, prefix)
		}
		patterns = append(patterns, prefix+"*")
	}
	if len(patterns) == 0 || len(resources) == 0 {
		return "", fmt.Errorf("%w: a policy that allows nothing", table.ErrInvalid)
	}
	text, err := json.Marshal(document{Version: "2012-10-17", Statement: []statement{{
		Effect: "Allow", Action: Actions, Resource: resources,
		Condition: map[string]map[string]any{
			"ForAllValues:StringLike": {"dynamodb:LeadingKeys": patterns},
			"Null":                    {"dynamodb:LeadingKeys": "false"},
		},
	}}})
	if err != nil {
		return "", err
	}
	if len(text) > maxPolicy {
		return "", fmt.Errorf("%w: a policy of %d characters", table.ErrInvalid, len(text))
	}
	return string(text), nil
}

// Resources returns the ARNs of tables, and of their indexes, in the account and partition of a role's ARN. Tables without a name are left out.
func Resources(role, region string, tables ...string) ([]string, error) {
	parts := strings.SplitN(role, ":", 6) // arn:aws:iam::123456789012:role/name
	if len(parts) != 6 || parts[0] != "arn" || parts[2] != "iam" || !strings.HasPrefix(parts[5], "role/") {
		return nil, fmt.Errorf("sts: %q is not the ARN of a role", role)
	}
	var all []string
	for _, name := range tables {
		if name != "" {
			arn := "arn:" + parts[1] + ":dynamodb:" + region + ":" + parts[4] + ":table/" + name
			all = append(all, arn, arn+"/index/*")
		}
	}
	return all, nil
}
