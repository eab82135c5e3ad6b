package template

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"

	"kehu/shared/operation"
)

// The marks between which the derived part stands.
const (
	begin = "  # BEGIN derived\n"
	end   = "  # END derived\n"
)

// Update returns the text of the template with its derived part written anew.
func Update(text []byte, operations []operation.Operation) ([]byte, error) {
	before, rest, begun := bytes.Cut(text, []byte(begin))
	_, after, ended := bytes.Cut(rest, []byte(end))
	if !begun || !ended {
		return nil, fmt.Errorf("template: the marks of the derived part are missing")
	}
	derived, err := Derive(operations)
	if err != nil {
		return nil, err
	}
	return slices.Concat(before, []byte(begin), derived, []byte(end), after), nil
}

// Derive returns the derived part: the API with its routes, the roles by name, then each operation's function and its alarms, in the order given.
func Derive(operations []operation.Operation) ([]byte, error) {
	var out bytes.Buffer
	if err := deriveAPI(&out, operations); err != nil {
		return nil, err
	}
	if err := deriveRoles(&out, operations); err != nil {
		return nil, err
	}
	for _, o := range operations {
		if err := shapes.ExecuteTemplate(&out, "function", functionOf(o)); err != nil {
			return nil, fmt.Errorf("template: %s: %w", o.Name, err)
		}
		if o.Source == operation.Timetable {
			if err := shapes.ExecuteTemplate(&out, "timetable", timetable{LogicalID(o.Name), o.Summary, rateOf(o.Every)}); err != nil {
				return nil, fmt.Errorf("template: %s: %w", o.Name, err)
			}
		}
		for _, a := range alarmsOf(o) {
			if err := shapes.ExecuteTemplate(&out, "alarm", a); err != nil {
				return nil, fmt.Errorf("template: %s: %w", o.Name, err)
			}
		}
	}
	return out.Bytes(), nil
}

type role struct {
	ID         string
	Statements []Statement
	Tracing    Statement
	Self       *self // nil for a role that never assumes itself
}

func deriveRoles(out *bytes.Buffer, operations []operation.Operation) error {
	roles := make(map[string]role)
	for _, o := range operations {
		statements, err := statementsOf(o)
		if err != nil {
			return err
		}
		id := roleOf(o)
		roles[id] = role{id, statements, tracing, selfOf(id, operations)}
	}
	for _, id := range slices.Sorted(maps.Keys(roles)) {
		if err := shapes.ExecuteTemplate(out, "role", roles[id]); err != nil {
			return fmt.Errorf("template: %s: %w", id, err)
		}
	}
	return nil
}

type function struct {
	ID, Handler, Summary, Code, Role, Log string
	Memory, Timeout                       int // 0 for the default
	Environment                           []string
	Name                                  string // of a call's function
}

func functionOf(o operation.Operation) function {
	f := function{
		ID: LogicalID(o.Name), Handler: o.Name, Summary: o.Summary, Code: codeOf(o), Role: roleOf(o), Log: logOf(o),
	}
	if o.Source == operation.HTTP {
		f.Name = functionName(o)
	}
	if memory := memoryOf(o); memory != operation.DefaultMemory {
		f.Memory = memory
	}
	if timeout := timeoutOf(o); timeout != operation.DefaultTimeout {
		f.Timeout = int(timeout.Seconds())
	}
	variables := environmentOf(o)
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		f.Environment = append(f.Environment, name+": "+variables[name])
	}
	return f
}

type timetable struct{ ID, Summary, Rate string }

// rateOf is the expression of EventBridge for every so many hours.
func rateOf(every time.Duration) string {
	if hours := int(every.Hours()); hours != 1 {
		return fmt.Sprintf("rate(%d hours)", hours)
	}
	return "rate(1 hour)"
}

var shapes = template.Must(template.New("").Funcs(template.FuncMap{
	"quote": strconv.Quote,
	"list":  func(texts []string) string { return "[" + strings.Join(texts, ", ") + "]" },
	"sum":   sum,
	"uri":   uriOf,
}).Parse(`{{define "api"}}  # Each operation that answers calls has one route. Without a token that has the scope, API Gateway lets nobody further, unless the route is
  # public; an ID token has none, so that it is refused although its signature and audience are right.
  Api:
    Type: AWS::Serverless::HttpApi
    Properties:
      Description: !Sub Kehu (${AWS::StackName})
      DefaultRouteSettings:
        ThrottlingRateLimit: !Ref ThrottleRate
        ThrottlingBurstLimit: !Ref ThrottleBurst
      AccessLogSettings:
        DestinationArn: !GetAtt AccessLog.Arn
        # No path and no query: they may hold personal data. The route says enough.
        Format: >-
          {"requestId":"$context.requestId","time":"$context.requestTime","route":"$context.routeKey","status":"$context.status",
          "ms":"$context.responseLatency","functionMs":"$context.integrationLatency","bytes":"$context.responseLength",
          "address":"$context.identity.sourceIp","tenant":"$context.authorizer.claims.tenant","user":"$context.authorizer.claims.user",
          "authorizerError":"$context.authorizer.error","functionError":"$context.integrationErrorMessage","gatewayError":"$context.error.message"}
      DefinitionBody:
        openapi: 3.0.1
        info: {title: !Ref AWS::StackName, version: v1}
        x-amazon-apigateway-cors:
          allowOrigins: !Split [",", !Ref CorsOrigins]
          allowMethods: [GET, POST, PUT, PATCH, DELETE]
          allowHeaders: [accept-language, authorization, content-type, idempotency-key, if-match, if-none-match, x-request-id]
          exposeHeaders: [etag, idempotency-replayed, location, ratelimit, ratelimit-policy, retry-after, x-request-id]
          maxAge: 7200
        components:
          securitySchemes:
            {{.Authorizer}}:
              type: oauth2
              x-amazon-apigateway-authorizer:
                type: jwt
                identitySource: $request.header.Authorization
                jwtConfiguration: {issuer: !GetAtt UserPool.ProviderURL, audience: [!Ref UserPoolClient]}
        paths:
{{- range .Paths}}
          {{.Path}}:
{{- range .Routes}}
            {{.Method}}:
{{- with .Scope}}
              security: [{ {{- $.Authorizer}}: [{{.}}]}]
{{- end}}
{{- with .Parameters}}
              parameters: [{{range $i, $name := .}}{{if $i}}, {{end}}{name: {{$name}}, in: path, required: true}{{end}}]
{{- end}}
              responses: {}
              x-amazon-apigateway-integration:
                {type: aws_proxy, httpMethod: POST, payloadFormatVersion: "2.0", credentials: !GetAtt ApiRole.Arn, uri: !Sub "{{uri .Function}}"}
{{- end}}
{{- end}}

  # API Gateway invokes the functions with this role, so that they need no permission each.
  ApiRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Principal: {Service: apigateway.amazonaws.com}, Action: "sts:AssumeRole"}]
      Policies:
        - PolicyName: invoke
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: Invoke
                Effect: Allow
                Action: [lambda:InvokeFunction]
                Resource:
                  - {{.Invokable}}

{{end -}}

{{define "role"}}  {{.ID}}:
    Type: AWS::IAM::Role
    Properties:
{{- with .Self}}
      RoleName: {{.Name}}
{{- end}}
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
{{- with .Self}}
        Statement:
          - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}
          - {{.Trust}}
{{- else}}
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
{{- end}}
      Policies:
        - PolicyName: grants
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
{{- range .Statements}}
              - Sid: {{.Name}}
                Effect: Allow
                Action: {{list .Actions}}
                Resource:
{{- range .Resources}}
                  - {{.}}
{{- end}}
{{- with .Condition}}
                Condition: {{.}}
{{- end}}
{{- end}}
              - !If
                - Traced
                - {Sid: {{.Tracing.Name}}, Effect: Allow, Action: {{list .Tracing.Actions}}, Resource: {{list .Tracing.Resources}}}
                - !Ref AWS::NoValue
{{- with .Self}}
              - !If
                - TenantCredentialsOn
                - {Sid: {{.Statement.Name}}, Effect: Allow, Action: {{list .Statement.Actions}}, Resource: {{list .Statement.Resources}}}
                - !Ref AWS::NoValue
{{- end}}
{{end -}}

{{define "function"}}
  {{.ID}}:
    Type: AWS::Serverless::Function
    Metadata: {SkipBuild: true}
    Properties:
      Handler: {{.Handler}}
{{- with .Name}}
      FunctionName: {{.}}
{{- end}}
      Description: {{quote .Summary}}
      CodeUri: {{.Code}}
      Role: !GetAtt {{.Role}}.Arn
      LoggingConfig: {LogGroup: !Ref {{.Log}}}
{{- with .Memory}}
      MemorySize: {{.}}
{{- end}}
{{- with .Timeout}}
      Timeout: {{.}}
{{- end}}
{{- with .Environment}}
      Environment:
        Variables:
{{- range .}}
          {{.}}
{{- end}}
{{- end}}
{{end -}}

{{define "timetable"}}  {{.ID}}Rule:
    Type: AWS::Events::Rule
    Properties:
      Description: {{quote .Summary}}
      ScheduleExpression: {{.Rate}}
      Targets:
        - {Id: function, Arn: !GetAtt {{.ID}}.Arn}
  {{.ID}}Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref {{.ID}}
      Principal: events.amazonaws.com
      SourceArn: !GetAtt {{.ID}}Rule.Arn
{{end -}}

{{define "alarm"}}  {{.ID}}:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmDescription: {{quote .About}}
      AlarmActions: [!Ref AlarmTopic]
      OKActions: [!Ref AlarmTopic]
{{- if eq (len .Metrics) 1}}{{with index .Metrics 0}}
      Namespace: {{.Namespace}}
      MetricName: {{.Name}}
      Dimensions: {{.Dimensions}}
      {{if eq .Stat "p99"}}ExtendedStatistic{{else}}Statistic{{end}}: {{.Stat}}
      Period: {{$.Seconds}}
{{- end}}{{else}}
      Metrics:
        - {Id: all, Expression: {{quote (sum .Metrics)}}, Label: Faults}
{{- range .Metrics}}
        - Id: {{.ID}}
          ReturnData: false
          MetricStat:
            Stat: {{.Stat}}
            Period: {{$.Seconds}}
            Metric:
              Namespace: {{.Namespace}}
              MetricName: {{.Name}}
              Dimensions: {{.Dimensions}}
{{- end}}{{end}}
{{- with .Of}}
      DatapointsToAlarm: {{$.Periods}}
      EvaluationPeriods: {{.}}
{{- else}}
      EvaluationPeriods: {{.Periods}}
{{- end}}
      Threshold: {{.Threshold}}
      ComparisonOperator: GreaterThanOrEqualToThreshold
      TreatMissingData: notBreaching
{{end}}`))
