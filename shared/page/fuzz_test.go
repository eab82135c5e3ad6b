package page_test

import (
	"testing"

	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// FuzzPosition: a cursor that nobody made is refused as one, whatever it is; one that was made, changed in any place, too.
func FuzzPosition(f *testing.F) {
	f.Add("", 0, byte(0))
	f.Add("AAAA", 3, byte(1))
	f.Add("eyJwIjoiVCMifQ", 0, byte(0xff))
	w := newWorld(f)
	made, err := page.Cursor(f.Context(), w.sealer, w.query("active", 10), table.Position{Key: table.In(w.tenant, "CUS", "1").Key("CUS")})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(made, 5, byte(0x20))
	f.Fuzz(func(t *testing.T, cursor string, at int, change byte) {
		changed := []byte(made)
		changed[((at%len(made))+len(made))%len(made)] ^= change
		for _, text := range []string{cursor, string(changed)} {
			position, err := page.Position(t.Context(), w.sealer, w.query("active", 10), text)
			switch {
			case text == "" && err == nil && position.IsZero(), text == made && err == nil:
			case !problem.Is(err, "request.cursorInvalid") || !position.IsZero():
				t.Fatalf("%q: got %v, %v", text, position, err)
			}
		}
	})
}
