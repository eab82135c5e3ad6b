package offer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/offer"
	"kehu/shared/problem"
)

func TestNew(t *testing.T) {
	t.Parallel()
	if got, want := offer.New("ship", "inDelivery", nil, problem.English), (offer.Offer{Action: "ship", To: "inDelivery"}); !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	refused := problem.New("order.transition").With("status", "draft").With("action", "ship")
	got := offer.New("ship", "", refused, problem.Chinese)
	want := offer.Offer{Action: "ship", Refusal: "order.transition", Detail: problem.Chinese.Text("order.transition", refused.Params)}
	if !cmp.Equal(got, want) || want.Detail == "" {
		t.Error(cmp.Diff(want, got))
	}
}
