package lambda

import (
	"io"
	"net/http"
	"strings"
)

// emptyAnswers are the answers of a table that holds nothing and takes everything, by operation. A sequence gives
// its first number each time.
var emptyAnswers = map[string]string{
	"GetItem":            `{}`,
	"BatchGetItem":       `{"Responses":{},"UnprocessedKeys":{}}`,
	"Query":              `{"Items":[],"Count":0,"ScannedCount":0}`,
	"PutItem":            `{}`,
	"UpdateItem":         `{"Attributes":{"n":{"N":"1"}}}`,
	"DeleteItem":         `{}`,
	"TransactWriteItems": `{}`,
}

// EmptyTable stands in for DynamoDB where the time or the bare life of a function matters and not what it stores: it
// answers at once, as a table that holds nothing and takes everything.
func EmptyTable() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
		answer, known := emptyAnswers[operation]
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		if !known {
			w.WriteHeader(http.StatusBadRequest)
			answer = `{"__type":"com.amazonaws.dynamodb.v20120810#UnknownOperationException"}`
		}
		_, _ = io.WriteString(w, answer)
	})
}
