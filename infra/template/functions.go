package template

import (
	"maps"
	"strings"

	"kehu/shared/operation"
)

const functionType = "AWS::Serverless::Function"

// checkFunctions: one function for each operation and no other, each as its operation says.
func (c *checker) checkFunctions() {
	byHandler := make(map[string][]string)
	for _, id := range c.template.of(functionType) {
		handler := word(c.template.Resources[id].Properties, "Handler")
		byHandler[handler] = append(byHandler[handler], id)
	}
	for _, o := range c.operations {
		ids := byHandler[o.Name]
		delete(byHandler, o.Name)
		if len(ids) != 1 || ids[0] != LogicalID(o.Name) {
			c.fault(LogicalID(o.Name), "%d functions have the handler %s, want one, of this name: %v", len(ids), o.Name, ids)
		}
		for _, id := range ids {
			c.checkFunction(id, o)
		}
	}
	for handler, ids := range byHandler {
		c.fault(strings.Join(ids, ", "), "there is no operation %q", handler)
	}
}

func (c *checker) checkFunction(id string, o operation.Operation) {
	r := c.template.Resources[id]
	effective := merge(object(c.template.Globals, "Function"), r.Properties)
	expect := func(want any, path ...string) {
		if got := at(effective, path...); !equal(got, want) {
			c.fault(id, "%s: got %s, want %s", strings.Join(path, "."), show(got), show(want))
		}
	}
	expect("provided.al2023", "Runtime")
	expect([]any{"arm64"}, "Architectures")
	expect(codeOf(o), "CodeUri")
	expect(memoryOf(o), "MemorySize")
	expect(int(timeoutOf(o).Seconds()), "Timeout")
	expect("!GetAtt "+roleOf(o)+".Arn", "Role")
	expect("JSON", "LoggingConfig", "LogFormat")
	expect("INFO", "LoggingConfig", "ApplicationLogLevel")
	expect("!Ref "+logOf(o), "LoggingConfig", "LogGroup")
	expect("!Ref Tracing", "Tracing")
	if at(r.Attributes, "Metadata", "SkipBuild") != true {
		c.fault(id, "Metadata.SkipBuild is not true: each build would link the binary anew")
	}
	if at(effective, "Policies") != nil {
		c.fault(id, "Policies do nothing beside a Role")
	}
	if at(effective, "ReservedConcurrentExecutions") != nil {
		c.fault(id, "ReservedConcurrentExecutions takes concurrency from all other functions")
	}
	variables := make(map[string]any)
	for name, text := range environmentOf(o) {
		value, err := parseValue(text)
		if err != nil {
			c.fault(id, "Environment: %s: %v", name, err)
		}
		variables[name] = value
	}
	if got := object(effective, "Environment", "Variables"); len(got)+len(variables) != 0 && !equal(got, variables) {
		c.fault(id, "Environment: got %s, want %s", show(got), show(variables))
	}
	if events := at(effective, "Events"); events != nil {
		c.fault(id, "Events: got %s, want none: routes and sources stand for themselves", show(events))
	}
}

// merge returns the properties that a function has with the global ones: maps are merged, all else is replaced.
func merge(global, own map[string]any) map[string]any {
	merged := maps.Clone(global)
	if merged == nil {
		merged = make(map[string]any)
	}
	for name, value := range own {
		inner, isMap := value.(map[string]any)
		outer, wasMap := merged[name].(map[string]any)
		if isMap && wasMap {
			value = merge(outer, inner)
		}
		merged[name] = value
	}
	return merged
}
