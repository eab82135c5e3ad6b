// Package dynamo is the table in DynamoDB: it implements kehu/shared/table on the AWS SDK's service client.
//
// [New] makes the table of a client, [NewClient] the client for a Lambda function; [CreateTable] makes the schema in
// an emulator; [FromEvent] reads what the table's stream tells a Lambda function.
//
// Promise: what package table promises, with one request to DynamoDB per call as long as nothing goes wrong. A write
// happens once although its answer was lost and it was sent again, and what cannot be known is not claimed:
//
//   - Writes that belong together, an update that adds, and a conditional update or delete go as TransactWriteItems
//     with a ClientRequestToken, by which DynamoDB knows them again for ten minutes. That costs twice the write
//     units.
//   - A single put, and a single update or delete that has no condition and adds nothing, go as PutItem, UpdateItem
//     and DeleteItem, unless the caller gave a token. Doing one of these again makes no difference, but for a put
//     whose condition its own first attempt made false; [Table.Transact] says how that is told apart. And it does make one
//     when, between a first attempt whose answer was lost and the second, somebody else wrote the item: it is written again
//     over theirs, if the condition still, or again, holds. For what several write at once without a condition that can hold
//     only once (a version), give a token. Histories found this; twice the price for every write did not seem worth it.
//
// Errors are those of package table. Back-off is random ("full jitter") and never sleeps past the context's deadline:
// a call that cannot succeed in time gives up while there is still time to answer. The texts of errors name
// operations, codes and request ids, never keys or contents of items.
package dynamo
