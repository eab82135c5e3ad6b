package dynamo_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// customer is an item of some 700 bytes.
var customer = table.Item{
	"et": "customer", "id": "cus_01jd7m5a0b1c2d3e4f5g6h7j8k", "v": table.Number("3"), "nm": "Alfreds Futterkiste", "nu": "C000123",
	"ca": "2026-11-22T12:00:00.000Z", "cb": "usr_01jd7m5a0b1c2d3e4f5g6h7j8k", "ua": "2026-11-22T12:00:00.000Z",
	"cn": "Maria Anders", "ph": []any{"+49300074321"}, "em": []any{"maria@alfreds.example"}, "st": "active",
	"ad": []any{map[string]any{"ty": "billing", "sr": "Obere Str. 57", "ci": "Berlin", "pc": "12209", "co": "DE"}},
	"no": strings.Repeat("n", 250),
}

// instant answers without a network.
func instant(body string) *dynamo.Table {
	client := clientFunc(func(request *http.Request) (*http.Response, error) {
		_, err := io.Copy(io.Discard, request.Body)
		return &http.Response{
			StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: request,
		}, err
	})
	return dynamo.New(dynamo.NewClient("eu-central-1", nobody, client, ""), dynamo.Options{TableName: "main", Schema: table.Main})
}

// BenchmarkPut measures what a put costs this process, the SDK included, the network not.
func BenchmarkPut(b *testing.B) {
	d := instant(`{}`)
	put := single(table.Put(key, customer).When(table.Equal("v", table.Number("2")), nil))
	b.ReportAllocs()
	for b.Loop() {
		if err := d.Transact(b.Context(), put); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGet is the like for a get.
func BenchmarkGet(b *testing.B) {
	d := instant(`{"Item":` + annJSON + `}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Get(b.Context(), key); err != nil {
			b.Fatal(err)
		}
	}
}
