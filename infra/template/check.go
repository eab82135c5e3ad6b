package template

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/operation"
)

// authorizer is the name of the API's authorizer.
const authorizer = "AccessToken"

// Check returns every way in which the template is not what the operations and the tables' schemas ask for, in order.
func Check(t *Template, operations []operation.Operation) []string {
	c := &checker{template: t, operations: operations}
	c.checkFunctions()
	c.checkRoles()
	c.checkAPI()
	c.checkStreams()
	c.checkSubscribers()
	c.checkTimetables()
	c.checkTriggers()
	c.checkTables()
	c.checkUserPool()
	c.checkLogs()
	c.checkAlarms()
	c.checkPolicies()
	c.checkRetention()
	slices.Sort(c.faults)
	return c.faults
}

type checker struct {
	template   *Template
	operations []operation.Operation
	faults     []string
}

func (c *checker) fault(id, format string, arguments ...any) {
	c.faults = append(c.faults, id+": "+fmt.Sprintf(format, arguments...))
}

// is checks the value at a path of a resource's properties. want is in the notation of templates.
func (c *checker) is(id, want string, path ...string) {
	value, err := parseValue(want)
	if err != nil {
		c.fault(id, "%v", err)
		return
	}
	if got := c.template.Resources[id].get(path...); !equal(got, value) {
		c.fault(id, "%s: got %s, want %s", strings.Join(path, "."), show(got), show(value))
	}
}

// atLeast and atMost check a number of a resource's properties.
func (c *checker) atLeast(id string, least int, path ...string) {
	if got, ok := c.template.Resources[id].get(path...).(int); !ok || got < least {
		c.fault(id, "%s: got %s, want %d or more", strings.Join(path, "."), show(c.template.Resources[id].get(path...)), least)
	}
}

func (c *checker) atMost(id string, most int, path ...string) {
	if got, ok := c.template.Resources[id].get(path...).(int); !ok || got > most {
		c.fault(id, "%s: got %s, want %d or less", strings.Join(path, "."), show(c.template.Resources[id].get(path...)), most)
	}
}

// from returns the operations that a source starts.
func (c *checker) from(sources ...operation.Source) []operation.Operation {
	var found []operation.Operation
	for _, o := range c.operations {
		if slices.Contains(sources, o.Source) {
			found = append(found, o)
		}
	}
	return found
}

func equal(a, b any) bool { return show(a) == show(b) }

// show writes a value on one line, the same for equal values.
func show(value any) string {
	if value == nil {
		return "nothing"
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}
