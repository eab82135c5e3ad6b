package template

import (
	"slices"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kehu/shared/access"
	"kehu/shared/identity"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// checkTables: each table is as its schema and the adapter say, and outlives mistakes.
func (c *checker) checkTables() {
	tables := map[string]table.Schema{"Table": table.Main, "AuditTable": table.Audit}
	for id, schema := range tables {
		c.checkTable(id, schema)
	}
	for _, id := range c.template.of("AWS::DynamoDB::Table") {
		if _, known := tables[id]; !known {
			c.fault(id, "there is no schema of this table")
		}
	}
	c.is("Table", "{AttributeName: "+table.AttrExpires+", Enabled: true}", "TimeToLiveSpecification")
	c.checkAppendOnly("AuditTable")
}

func (c *checker) checkTable(id string, schema table.Schema) {
	want := dynamo.Definition("", schema)
	c.is(id, string(want.BillingMode), "BillingMode")
	c.same(id, keysOf(want.KeySchema), "KeySchema")
	attributes := []any{}
	for _, a := range want.AttributeDefinitions {
		attributes = append(attributes, map[string]any{"AttributeName": *a.AttributeName, "AttributeType": string(a.AttributeType)})
	}
	c.same(id, attributes, "AttributeDefinitions")
	guard := map[string]any{"MaxReadRequestUnits": "!Ref MaxReadUnits", "MaxWriteRequestUnits": "!Ref MaxWriteUnits"}
	indexes := []any{}
	for _, index := range want.GlobalSecondaryIndexes {
		projection := map[string]any{"ProjectionType": string(index.Projection.ProjectionType)}
		if names := index.Projection.NonKeyAttributes; names != nil {
			projection["NonKeyAttributes"] = names
		}
		indexes = append(indexes, map[string]any{
			"IndexName": *index.IndexName, "KeySchema": keysOf(index.KeySchema), "Projection": projection, "OnDemandThroughput": guard,
		})
	}
	c.same(id, indexes, "GlobalSecondaryIndexes")
	c.same(id, guard, "OnDemandThroughput")
	var stream any
	if s := want.StreamSpecification; s != nil && aws.ToBool(s.StreamEnabled) {
		stream = map[string]any{"StreamViewType": string(s.StreamViewType)}
	}
	c.same(id, stream, "StreamSpecification")
	c.is(id, "true", "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled")
	c.is(id, "true", "SSESpecification", "SSEEnabled")
	c.is(id, "true", "DeletionProtectionEnabled")
	for _, name := range []string{"TableName", "LocalSecondaryIndexes"} {
		c.same(id, nil, name)
	}
}

// same is like is, for a value at hand.
func (c *checker) same(id string, want any, property string) {
	if got := c.template.Resources[id].get(property); !equal(got, want) {
		c.fault(id, "%s: got %s, want %s", property, show(got), show(want))
	}
}

func keysOf(schema []types.KeySchemaElement) []any {
	keys := []any{}
	for _, k := range schema {
		keys = append(keys, map[string]any{"AttributeName": *k.AttributeName, "KeyType": string(k.KeyType)})
	}
	return keys
}

// checkAppendOnly: the table's own policy denies everyone what changes or removes an item.
func (c *checker) checkAppendOnly(id string) {
	denied := make(map[any]bool)
	for _, s := range statementsIn(c.template.Resources[id].get("ResourcePolicy", "PolicyDocument")) {
		if word(s, "Effect") == "Deny" && word(s, "Principal") == "*" && at(s, "Condition") == nil {
			for _, action := range listed(at(s, "Action")) {
				denied[action] = true
			}
		}
	}
	for _, action := range []string{"UpdateItem", "DeleteItem", "BatchWriteItem", "PartiQLUpdate", "PartiQLDelete", "PartiQLInsert"} {
		if !denied["dynamodb:"+action] {
			c.fault(id, "its policy does not deny dynamodb:%s", action)
		}
	}
}

// stateful are the types of resources that hold what cannot be made anew.
var stateful = []string{"AWS::DynamoDB::Table", "AWS::Cognito::UserPool", "AWS::S3::Bucket"}

// checkRetention: data stays when the stack goes.
func (c *checker) checkRetention() {
	for id, r := range c.template.Resources {
		if !slices.Contains(stateful, r.Type) {
			continue
		}
		for _, policy := range []string{"DeletionPolicy", "UpdateReplacePolicy"} {
			if got := r.Attributes[policy]; got != "Retain" {
				c.fault(id, "%s: got %s, want Retain", policy, show(got))
			}
		}
	}
}

// checkUserPool: nobody signs in without a second factor, nobody moves to another tenant, and tokens live as the operations say.
func (c *checker) checkUserPool() {
	const pool, client, scopes = "UserPool", "UserPoolClient", "UserPoolScopes"
	c.is(pool, `"ON"`, "MfaConfiguration")
	c.is(pool, "[SOFTWARE_TOKEN_MFA]", "EnabledMfas")
	c.is(pool, "ACTIVE", "DeletionProtection")
	c.is(pool, "ESSENTIALS", "UserPoolTier")
	c.is(pool, "[email]", "UsernameAttributes")
	c.is(pool, "false", "UsernameConfiguration", "CaseSensitive")
	c.is(pool, "[email]", "AutoVerifiedAttributes")
	c.is(pool, "[email]", "UserAttributeUpdateSettings", "AttributesRequireVerificationBeforeUpdate")
	c.is(pool, "[{Name: verified_email, Priority: 1}]", "AccountRecoverySetting", "RecoveryMechanisms")
	c.is(pool, "false", "AdminCreateUserConfig", "AllowAdminCreateUserOnly")
	c.is(pool, "DEVELOPER", "EmailConfiguration", "EmailSendingAccount")
	c.is(pool, "!Ref MailSender", "EmailConfiguration", "From")
	c.is(pool, mailIdentity, "EmailConfiguration", "SourceArn")
	c.is(pool, "!Ref MailConfigurationSet", "EmailConfiguration", "ConfigurationSet")
	c.atLeast(pool, 8, "Policies", "PasswordPolicy", "MinimumLength")
	c.is(pool, strconv.Itoa(identity.PasswordHistory), "Policies", "PasswordPolicy", "PasswordHistorySize")
	c.is(pool, "true", "Policies", "PasswordPolicy", "RequireNumbers")
	c.is(pool, "true", "Policies", "PasswordPolicy", "RequireSymbols")
	c.is(pool, "7", "Policies", "PasswordPolicy", "TemporaryPasswordValidityDays")
	for _, attribute := range list(c.template.Resources[pool].Properties, "Schema") {
		if name := word(attribute, "Name"); (name == "tenant" || name == "user") && at(attribute, "Mutable") != false {
			c.fault(pool, "the attribute custom:%s is mutable", name)
		}
	}
	c.is(client, "false", "GenerateSecret")
	c.is(client, "[ALLOW_USER_PASSWORD_AUTH]", "ExplicitAuthFlows")
	c.is(client, "ENABLED", "PreventUserExistenceErrors")
	c.is(client, "true", "EnableTokenRevocation")
	c.is(client, "{Feature: ENABLED, RetryGracePeriodSeconds: 10}", "RefreshTokenRotation")
	c.is(client, "3", "AuthSessionValidity")
	c.is(client, "15", "AccessTokenValidity")
	c.is(client, "15", "IdTokenValidity")
	c.is(client, "30", "RefreshTokenValidity")
	c.is(client, "{AccessToken: minutes, IdToken: minutes, RefreshToken: days}", "TokenValidityUnits")
	c.is(client, `[email, name, locale, "custom:tenant", "custom:user"]`, "WriteAttributes")
	identifier := word(c.template.Resources[scopes].Properties, "Identifier")
	for _, scope := range list(c.template.Resources[scopes].Properties, "Scopes") {
		if identifier+"/"+word(scope, "ScopeName") == access.TokenScope {
			return
		}
	}
	c.fault(scopes, "the scope %s is not there", access.TokenScope)
}
