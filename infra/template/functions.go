package template

import (
	"maps"
	"slices"
	"strings"

	"kehu/shared/access"
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
	for name, value := range environmentOf(o) {
		variables[name] = value
	}
	if got := object(effective, "Environment", "Variables"); !maps.Equal(got, variables) {
		c.fault(id, "Environment: got %s, want %s", show(got), show(variables))
	}
	c.checkEvents(id, o)
}

// checkEvents: a call's function has its route, with the scope unless it is public; others have no event here.
func (c *checker) checkEvents(id string, o operation.Operation) {
	events := object(c.template.Resources[id].Properties, "Events")
	if o.Source != operation.HTTP {
		if len(events) != 0 {
			c.fault(id, "Events: got %s, want none", show(events))
		}
		return
	}
	auth := map[string]any{"Authorizer": authorizer, "AuthorizationScopes": []any{access.TokenScope}}
	if o.Need.IsPublic() {
		auth = map[string]any{"Authorizer": "NONE"}
	}
	want := map[string]any{"Type": "HttpApi", "Properties": map[string]any{
		"ApiId": "!Ref Api", "Method": o.Method(), "Path": o.Path(), "Auth": auth,
	}}
	if len(events) != 1 {
		c.fault(id, "Events: got %d, want one", len(events))
	}
	for _, event := range events {
		if !equal(event, want) {
			c.fault(id, "route: got %s, want %s", show(event), show(want))
		}
	}
}

// checkAPI: a route that says nothing asks for an access token of the pool's client with the scope; the gateway logs and throttles.
func (c *checker) checkAPI() {
	if apis := c.template.of("AWS::Serverless::HttpApi"); !slices.Equal(apis, []string{"Api"}) {
		c.fault("Api", "the APIs are %v, want this one", apis)
	}
	c.is("Api", authorizer, "Auth", "DefaultAuthorizer")
	c.is("Api", "["+access.TokenScope+"]", "Auth", "Authorizers", authorizer, "AuthorizationScopes")
	c.is("Api", "$request.header.Authorization", "Auth", "Authorizers", authorizer, "IdentitySource")
	c.is("Api", "!GetAtt UserPool.ProviderURL", "Auth", "Authorizers", authorizer, "JwtConfiguration", "issuer")
	c.is("Api", "[!Ref UserPoolClient]", "Auth", "Authorizers", authorizer, "JwtConfiguration", "audience")
	c.is("Api", `!Split [",", !Ref CorsOrigins]`, "CorsConfiguration", "AllowOrigins")
	c.is("Api", "!GetAtt AccessLog.Arn", "AccessLogSettings", "DestinationArn")
	c.is("Api", "!Ref ThrottleRate", "DefaultRouteSettings", "ThrottlingRateLimit")
	c.is("Api", "!Ref ThrottleBurst", "DefaultRouteSettings", "ThrottlingBurstLimit")
	c.checkCORS()
}

// checkCORS: a page may use every method that there is.
func (c *checker) checkCORS() {
	allowed := list(c.template.Resources["Api"].Properties, "CorsConfiguration", "AllowMethods")
	for _, o := range c.from(operation.HTTP) {
		if !slices.Contains(allowed, any(o.Method())) {
			c.fault("Api", "CorsConfiguration.AllowMethods lacks %s of %s", o.Method(), o.Name)
		}
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
