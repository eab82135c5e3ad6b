package scenario

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"kehu/shared/table"
	"kehu/shared/table/dynamo/sts"
)

// demand is one request to DynamoDB as IAM sees it.
type demand struct {
	action   string // dynamodb:GetItem
	resource string // ARN of a table or of an index
	leading  []string
}

// stackRole and stackRegion stand in for those of a stack; its tables have the names of their schemas.
const (
	stackRole   = "arn:aws:iam::123456789012:role/kehu"
	stackRegion = "eu-central-1"
)

// resourceOf is the ARN of a table, or of one of its indexes.
func resourceOf(name string, index table.Index) string {
	arn := "arn:aws:dynamodb:" + stackRegion + ":123456789012:table/" + name
	if index != table.Primary {
		arn += "/index/" + string(index)
	}
	return arn
}

// policyOf is the session policy of a reach, as the functions ask for it.
func policyOf(reach table.Reach) (string, error) {
	resources, err := sts.Resources(stackRole, stackRegion, table.Main.Name, table.Audit.Name)
	if err != nil {
		return "", err
	}
	return sts.Policy(reach, resources)
}

// allows evaluates a policy as IAM does, as far as session policies go: a statement that allows the action on the resource, whose conditions all hold.
// A condition or an element that it does not know allows nothing.
func allows(policy string, d demand) bool {
	var document struct {
		Statement []struct {
			Effect    string                    `json:"Effect"`
			Action    []string                  `json:"Action"`
			Resource  []string                  `json:"Resource"`
			Condition map[string]map[string]any `json:"Condition"`
		} `json:"Statement"`
	}
	if err := json.Unmarshal([]byte(policy), &document); err != nil {
		return false
	}
	for _, s := range document.Statement {
		like := func(text string) func(string) bool {
			return func(pattern string) bool { return matches(pattern, text) }
		}
		if s.Effect != "Allow" || !slices.ContainsFunc(s.Action, like(d.action)) || !slices.ContainsFunc(s.Resource, like(d.resource)) {
			continue
		}
		holds := true
		for operator, keys := range s.Condition {
			for key, value := range keys {
				holds = holds && key == "dynamodb:LeadingKeys" && satisfied(operator, value, d.leading)
			}
		}
		if holds {
			return true
		}
	}
	return false
}

// satisfied tells whether a condition holds for the leading keys. ForAllValues holds when there are none.
func satisfied(operator string, value any, leading []string) bool {
	switch operator {
	case "Null":
		return value == "false" && len(leading) != 0
	case "ForAllValues:StringLike":
		patterns, _ := value.([]any)
		return !slices.ContainsFunc(leading, func(key string) bool {
			return !slices.ContainsFunc(patterns, func(pattern any) bool {
				text, ok := pattern.(string)
				return ok && matches(text, key)
			})
		})
	}
	return false
}

// matches is StringLike: `*` is any text, `?` any character, all else itself. path.Match does that within one segment, so that slashes and what else
// it reads otherwise are put into other characters.
func matches(pattern, text string) bool {
	plain := strings.NewReplacer("/", "\x01", "[", "\x02", `\`, "\x03")
	found, err := path.Match(plain.Replace(pattern), plain.Replace(text))
	return err == nil && found
}
