package dynamo_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

func TestDefinitionHoldsTheSchema(t *testing.T) {
	for _, schema := range []table.Schema{table.Main, table.Audit, wide, {Name: "plain"}} {
		t.Run(schema.Name, func(t *testing.T) {
			got := dynamo.Definition("name", schema)
			if *got.TableName != "name" || got.BillingMode != types.BillingModePayPerRequest {
				t.Errorf("got %s, %s", *got.TableName, got.BillingMode)
			}
			if streamed := got.StreamSpecification != nil; streamed != schema.Streamed {
				t.Errorf("streamed: got %v, want %v", streamed, schema.Streamed)
			} else if streamed && got.StreamSpecification.StreamViewType != types.StreamViewTypeNewAndOldImages {
				t.Errorf("the stream tells %s", got.StreamSpecification.StreamViewType)
			}
			keys := map[string]types.ScalarAttributeType{"pk": types.ScalarAttributeTypeS, "sk": types.ScalarAttributeTypeS}
			wantKeys(t, got.KeySchema, "pk", "sk")
			if len(got.GlobalSecondaryIndexes) != len(schema.Indexes) {
				t.Fatalf("%d indexes, want %d", len(got.GlobalSecondaryIndexes), len(schema.Indexes))
			}
			for i, index := range got.GlobalSecondaryIndexes {
				partition, sort := schema.Indexes[i].IndexAttributes()
				keys[partition], keys[sort] = types.ScalarAttributeTypeS, types.ScalarAttributeTypeS
				wantKeys(t, index.KeySchema, partition, sort)
				if *index.IndexName != string(schema.Indexes[i]) {
					t.Errorf("got index %s, want %s", *index.IndexName, schema.Indexes[i])
				}
				kind := types.ProjectionTypeAll
				switch {
				case len(schema.Projected) > 0:
					kind = types.ProjectionTypeInclude
				case schema.Projected != nil:
					kind = types.ProjectionTypeKeysOnly
				}
				if diff := cmp.Diff(schema.Projected, index.Projection.NonKeyAttributes, cmpopts.EquateEmpty()); diff != "" || index.Projection.ProjectionType != kind {
					t.Errorf("index %s shows %s (-want +got):\n%s", *index.IndexName, index.Projection.ProjectionType, diff)
				}
			}
			defined := make(map[string]types.ScalarAttributeType)
			for _, attribute := range got.AttributeDefinitions {
				defined[*attribute.AttributeName] = attribute.AttributeType
			}
			if diff := cmp.Diff(keys, defined); diff != "" || len(defined) != len(got.AttributeDefinitions) {
				t.Errorf("attributes (-want +got):\n%s", diff)
			}
		})
	}
}

// wide has an index that carries every attribute.
var wide = table.Schema{Name: "wide", Indexes: []table.Index{table.ByTenant}}

func wantKeys(t *testing.T, got []types.KeySchemaElement, partition, sort string) {
	t.Helper()
	if len(got) != 2 || *got[0].AttributeName != partition || got[0].KeyType != types.KeyTypeHash ||
		*got[1].AttributeName != sort || got[1].KeyType != types.KeyTypeRange {
		t.Errorf("key %v, want %s and %s", got, partition, sort)
	}
}

// Limits of DynamoDB that its emulators do not check: API Reference, "Projection" (at most 20 attributes in an index)
// and Developer Guide, "Quotas" (20 indexes; 100 attributes in all of them together).
func TestSchemasKeepTheLimitsOfAWS(t *testing.T) {
	for _, schema := range []table.Schema{table.Main, table.Audit} {
		if n := len(schema.Projected); n > 20 || n*len(schema.Indexes) > 100 || len(schema.Indexes) > 20 {
			t.Errorf("%s: %d attributes in each of %d indexes", schema.Name, n, len(schema.Indexes))
		}
	}
}
