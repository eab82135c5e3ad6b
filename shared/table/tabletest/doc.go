// Package tabletest defines the table: what kehu/shared/table promises is what Run checks. An
// adapter that passes it can take another's place.
//
// Run asks for a new, empty table for every case, and reads indexes with patience, so that
// it can be run against DynamoDB as well as against a store in the same process.
package tabletest
