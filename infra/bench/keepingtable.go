package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"

	"kehu/infra/lambda"
)

// keepingTable stands in for DynamoDB where functions shall find what was put: it keeps the items of transactions, gives them back by
// their keys, and is an [lambda.EmptyTable] in all else. It holds no condition.
type keepingTable struct {
	mu    sync.Mutex
	items map[string]json.RawMessage
	empty http.Handler
}

func newKeepingTable() *keepingTable {
	return &keepingTable{items: make(map[string]json.RawMessage), empty: lambda.EmptyTable()}
}

// request is what of requests matters here.
type request struct {
	Key           json.RawMessage `json:"Key"`
	TransactItems []struct {
		Put struct {
			Item json.RawMessage `json:"Item"`
		} `json:"Put"`
	} `json:"TransactItems"`
	RequestItems map[string]struct {
		Keys []json.RawMessage `json:"Keys"`
	} `json:"RequestItems"`
}

// ServeHTTP answers a call of DynamoDB's interface.
func (k *keepingTable) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body)
	var in request
	if err != nil || json.Unmarshal(text, &in) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	var answer any
	switch _, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), "."); operation {
	case "GetItem":
		answer = map[string]any{"Item": k.items[keyOf(in.Key)]}
	case "BatchGetItem":
		found := make(map[string][]json.RawMessage)
		for name, asked := range in.RequestItems {
			for _, key := range asked.Keys {
				if item, ok := k.items[keyOf(key)]; ok {
					found[name] = append(found[name], item)
				}
			}
		}
		answer = map[string]any{"Responses": found, "UnprocessedKeys": struct{}{}}
	case "TransactWriteItems":
		for _, w := range in.TransactItems {
			if w.Put.Item != nil {
				k.items[keyOf(w.Put.Item)] = w.Put.Item
			}
		}
		answer = struct{}{}
	default:
		r.Body = io.NopCloser(bytes.NewReader(text))
		k.empty.ServeHTTP(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.0")
	_ = json.NewEncoder(w).Encode(answer) // the client is gone
}

// keyOf returns the key within an item.
func keyOf(item json.RawMessage) string {
	var key map[string]map[string]any // the type of each value, and the value
	_ = json.Unmarshal(item, &key)    // an item that is none has no key
	return fmt.Sprint(key["pk"], key["sk"])
}
