package template

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/operation"
)

const apiType = "AWS::Serverless::HttpApi"

// What an HTTP API may have unless AWS is asked for more, https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html.
// Each route has an integration of its own.
const (
	maxRoutes = 300
	maxName   = 64 // letters of the name of a function
)

// maxID is how long the name of an operation's function may be: the name of the stack, which has 32 letters at most, an underscore,
// and this.
const maxID = maxName - 1 - 32

// functionName is the name of the function of a call, in the notation of templates. No stack's name has an underscore, so that no function
// of another stack begins like one of this: what begins so is what the API may invoke.
func functionName(o operation.Operation) string { return "!Sub ${AWS::StackName}_" + LogicalID(o.Name) }

// invokable is all that the API may invoke.
const invokable = "!Sub arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}_*"

// route is one route of the API, beside others of its path.
type route struct {
	Method, Function string
	Parameters       []string
	Scope            string // "" for a public one
}

type path struct {
	Path   string
	Routes []route
}

var placeholder = regexp.MustCompile(`\{([^}]+)\}`)

// pathsOf returns the routes of all calls, by path and method.
func pathsOf(operations []operation.Operation) []path {
	byPath := make(map[string][]route)
	for _, o := range operations {
		if o.Source != operation.HTTP {
			continue
		}
		r := route{Method: strings.ToLower(o.Method()), Function: LogicalID(o.Name)}
		for _, name := range placeholder.FindAllStringSubmatch(o.Path(), -1) {
			r.Parameters = append(r.Parameters, name[1])
		}
		if !o.Need.IsPublic() {
			r.Scope = access.TokenScope
		}
		byPath[o.Path()] = append(byPath[o.Path()], r)
	}
	var all []path
	for _, name := range slices.Sorted(maps.Keys(byPath)) {
		routes := byPath[name]
		slices.SortFunc(routes, func(a, b route) int { return strings.Compare(a.Method, b.Method) })
		all = append(all, path{name, routes})
	}
	return all
}

func deriveAPI(out *bytes.Buffer, operations []operation.Operation) error {
	paths := pathsOf(operations)
	if len(paths) == 0 {
		return nil
	}
	err := shapes.ExecuteTemplate(out, "api", map[string]any{"Paths": paths, "Invokable": invokable, "Authorizer": authorizer})
	if err != nil {
		return fmt.Errorf("template: api: %w", err)
	}
	return nil
}

// uriOf is where the API finds a function, for !Sub.
func uriOf(function string) string {
	return "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${" + function + ".Arn}/invocations"
}

// checkAPI: each call has its route to its function, with the scope unless it is public, and there is no other; tokens are those of the
// pool's client; the gateway logs and throttles, and may invoke what answers calls, and no more.
func (c *checker) checkAPI() {
	if apis := c.template.of(apiType); !slices.Equal(apis, []string{"Api"}) {
		c.fault("Api", "the APIs are %v, want this one", apis)
	}
	body := []string{"DefinitionBody"}
	c.is("Api", "3.0.1", append(body, "openapi")...)
	c.is("Api", "oauth2", append(body, "components", "securitySchemes", authorizer, "type")...)
	c.is("Api", "{type: jwt, identitySource: $request.header.Authorization, "+
		"jwtConfiguration: {issuer: !GetAtt UserPool.ProviderURL, audience: [!Ref UserPoolClient]}}",
		append(body, "components", "securitySchemes", authorizer, "x-amazon-apigateway-authorizer")...)
	// The transform would put these into the definition, each in its way: Auth onto public routes, too, and of a CorsConfiguration
	// whose origins are computed nothing but the origins.
	for _, property := range []string{"Auth", "CorsConfiguration", "DefinitionUri"} {
		c.same("Api", nil, property)
	}
	c.is("Api", `!Split [",", !Ref CorsOrigins]`, append(body, "x-amazon-apigateway-cors", "allowOrigins")...)
	c.is("Api", "!GetAtt AccessLog.Arn", "AccessLogSettings", "DestinationArn")
	c.is("Api", "!Ref ThrottleRate", "DefaultRouteSettings", "ThrottlingRateLimit")
	c.is("Api", "!Ref ThrottleBurst", "DefaultRouteSettings", "ThrottlingBurstLimit")
	c.checkCORS()
	c.checkRoutes()
	c.checkInvocation()
}

// checkCORS: a page may use every method that there is.
func (c *checker) checkCORS() {
	allowed := list(c.template.Resources["Api"].Properties, "DefinitionBody", "x-amazon-apigateway-cors", "allowMethods")
	for _, o := range c.from(operation.HTTP) {
		if !slices.Contains(allowed, any(o.Method())) {
			c.fault("Api", "x-amazon-apigateway-cors.allowMethods lacks %s of %s", o.Method(), o.Name)
		}
	}
}

func (c *checker) checkRoutes() {
	found := object(c.template.Resources["Api"].Properties, "DefinitionBody", "paths")
	extra := make(map[string]bool)
	for name, methods := range found {
		for method := range object(methods) {
			extra[method+" "+name] = true
		}
	}
	if len(extra) > maxRoutes {
		c.fault("Api", "it has %d routes; AWS takes %d", len(extra), maxRoutes)
	}
	for _, o := range c.from(operation.HTTP) {
		method := strings.ToLower(o.Method())
		delete(extra, method+" "+o.Path())
		if got, want := at(found, o.Path(), method), wantedRoute(o); !equal(got, want) {
			c.fault(LogicalID(o.Name), "route: got %s, want %s", show(got), show(want))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		c.fault("Api", "the route %s is that of no operation", name)
	}
}

func wantedRoute(o operation.Operation) map[string]any {
	want := map[string]any{
		"responses": map[string]any{},
		"x-amazon-apigateway-integration": map[string]any{
			"type": "aws_proxy", "httpMethod": "POST", "payloadFormatVersion": "2.0",
			"credentials": "!GetAtt ApiRole.Arn", "uri": "!Sub " + uriOf(LogicalID(o.Name)),
		},
	}
	if !o.Need.IsPublic() {
		want["security"] = []any{map[string]any{authorizer: []any{access.TokenScope}}}
	}
	var parameters []any
	for _, name := range placeholder.FindAllStringSubmatch(o.Path(), -1) {
		parameters = append(parameters, map[string]any{"name": name[1], "in": "path", "required": true})
	}
	if parameters != nil {
		want["parameters"] = parameters
	}
	return want
}

// checkInvocation: the API's role is API Gateway's alone and invokes the functions of calls, which are told by their names, and no others.
func (c *checker) checkInvocation() {
	c.checkRoleOf("ApiRole", trusting("apigateway.amazonaws.com"), []Statement{{"Invoke", []string{"lambda:InvokeFunction"}, []string{invokable}}})
	for _, o := range c.operations {
		id := LogicalID(o.Name)
		if o.Source == operation.HTTP {
			c.is(id, functionName(o), "FunctionName")
		} else {
			c.same(id, nil, "FunctionName")
		}
		if len(id) > maxID {
			c.fault(id, "its name has %d letters, of at most %d: with that of the stack a function's has %d", len(id), maxID, maxName)
		}
	}
	for _, id := range c.template.of("AWS::Lambda::Permission") {
		if word(c.template.Resources[id].Properties, "Principal") == "apigateway.amazonaws.com" {
			c.fault(id, "what the API may invoke stands in its role")
		}
	}
}
