package taxnumber_test

import (
	"errors"
	"strings"
	"testing"

	"kehu/shared/taxnumber"
)

// Numbers that stand on public pages of the businesses or in the documents of the offices.
var published = []struct {
	country, text, want string
	check               taxnumber.Check
}{
	{"AT", "ATU13585627", "ATU13585627", taxnumber.Checksum},
	{"AT", "u10223006", "ATU10223006", taxnumber.Checksum},
	{"AU", "51 824 753 556", "51824753556", taxnumber.Checksum}, // Australian Taxation Office
	{"BE", "BE 0428.759.497", "BE0428759497", taxnumber.Checksum},
	{"BE", "428.759.497", "BE0428759497", taxnumber.Checksum},
	{"BG", "BG 175 074 752", "BG175074752", taxnumber.Checksum},
	{"BG", "7523169263", "BG7523169263", taxnumber.Checksum},
	{"BG", "7111042925", "BG7111042925", taxnumber.Checksum},
	{"BR", "16.727.230/0001-97", "16727230000197", taxnumber.Checksum},
	{"BR", "33.000.167/0001-01", "33000167000101", taxnumber.Checksum}, // Petrobras
	{"BR", "12.ABC.345/01DE-35", "12ABC34501DE35", taxnumber.Checksum}, // SERPRO's example with letters
	{"CA", "12302 6635", "123026635", taxnumber.Checksum},
	{"CA", "12302 6635 RC 0001", "123026635RC0001", taxnumber.Checksum},
	{"CH", "CHE-123.456.788", "CHE123456788", taxnumber.Checksum}, // Federal Statistical Office
	{"CH", "CHE-100.155.212 MWST", "CHE100155212", taxnumber.Checksum},
	{"CH", "CHE-107.787.577 IVA", "CHE107787577", taxnumber.Checksum},
	{"CN", "9133 0100 7996 5505 8B", "91330100799655058B", taxnumber.Checksum}, // Alibaba
	{"CN", "9144030071526726xg", "9144030071526726XG", taxnumber.Checksum},     // Tencent
	{"CN", "91100000100003962T", "91100000100003962T", taxnumber.Checksum},     // ICBC
	{"CN", "914403001922038216", "914403001922038216", taxnumber.Checksum},     // Huawei
	{"CN", "９１１１００００８０２１００４３３Ｂ", "91110000802100433B", taxnumber.Checksum},     // Baidu, as an input method writes it
	{"CN", "330100799655058", "330100799655058", taxnumber.Checksum},           // tax registration of the same kind
	{"CY", "CY-10259033P", "CY10259033P", taxnumber.Checksum},
	{"CZ", "CZ25123891", "CZ25123891", taxnumber.Checksum},
	{"CZ", "CZ7103192745", "CZ7103192745", taxnumber.Checksum},
	{"CZ", "CZ640903926", "CZ640903926", taxnumber.Checksum},
	{"CZ", "CZ395601439", "CZ395601439", taxnumber.Checksum},
	{"DE", "DE 136 695 976", "DE136695976", taxnumber.Checksum},
	{"DK", "DK 13 58 56 28", "DK13585628", taxnumber.Checksum},
	{"EE", "EE 100 931 558", "EE100931558", taxnumber.Checksum},
	{"ES", "ES B-58378431", "ESB58378431", taxnumber.Checksum},
	{"ES", "54362315-K", "ES54362315K", taxnumber.Checksum},
	{"ES", "X-2482300-W", "ESX2482300W", taxnumber.Checksum},
	{"ES", "M-1234567-L", "ESM1234567L", taxnumber.Checksum},
	{"ES", "ES12345678Z", "ES12345678Z", taxnumber.Checksum},
	{"FI", "FI 2077474-0", "FI20774740", taxnumber.Checksum},
	{"FR", "Fr 40 303 265 045", "FR40303265045", taxnumber.Checksum},
	{"FR", "K7399859412", "FRK7399859412", taxnumber.Checksum},
	{"FR", "4Z123456782", "FR4Z123456782", taxnumber.Checksum},
	{"GB", "GB 980 7806 84", "GB980780684", taxnumber.Checksum},
	{"GB", "XI 980 7806 84", "GB980780684", taxnumber.Checksum},
	{"GB", "980 7806 84 001", "GB980780684001", taxnumber.Checksum},
	{"GB", "GBGD001", "GBGD001", taxnumber.Format},
	{"GB", "HA500", "GBHA500", taxnumber.Format},
	{"GR", "EL 094259216", "EL094259216", taxnumber.Checksum},
	{"GR", "GR094259216", "EL094259216", taxnumber.Checksum},
	{"GR", "94259216", "EL094259216", taxnumber.Checksum},
	{"HK", "12345678-000", "12345678000", taxnumber.Format},
	{"HK", "12345678", "12345678", taxnumber.Format},
	{"HR", "HR 33392005961", "HR33392005961", taxnumber.Checksum},
	{"HU", "HU-12892312", "HU12892312", taxnumber.Checksum},
	{"IE", "IE 6433435F", "IE6433435F", taxnumber.Checksum},
	{"IE", "IE 6433435OA", "IE6433435OA", taxnumber.Checksum},
	{"IE", "8D79739I", "IE8D79739I", taxnumber.Checksum},
	{"IN", "27AAPFU0939F1ZV", "27AAPFU0939F1ZV", taxnumber.Checksum},
	{"IT", "IT 00743110157", "IT00743110157", taxnumber.Checksum},
	{"JP", "7000012050002", "7000012050002", taxnumber.Checksum},  // National Tax Agency
	{"JP", "T1180301018771", "1180301018771", taxnumber.Checksum}, // Toyota, as on invoices
	{"JP", "T1234567890123", "T1234567890123", taxnumber.Format},  // a person's T number has no corporate number
	{"KR", "124-81-00998", "1248100998", taxnumber.Checksum},      // Samsung Electronics
	{"KR", "220-81-62517", "2208162517", taxnumber.Checksum},      // Naver
	{"LT", "LT119511515", "LT119511515", taxnumber.Checksum},
	{"LT", "LT 100001919017", "LT100001919017", taxnumber.Checksum},
	{"LT", "LT 100004801610", "LT100004801610", taxnumber.Checksum},
	{"LU", "LU 150 274 42", "LU15027442", taxnumber.Checksum},
	{"LV", "LV 4000 3521 600", "LV40003521600", taxnumber.Checksum},
	{"LV", "161175-19997", "LV16117519997", taxnumber.Checksum},
	{"LV", "328673-00679", "LV32867300679", taxnumber.Checksum},
	{"MC", "FR53000004605", "FR53000004605", taxnumber.Checksum},
	{"MT", "MT 1167-9112", "MT11679112", taxnumber.Checksum},
	{"MX", "GODE 561231 GR8", "GODE561231GR8", taxnumber.Checksum},
	{"MX", "MAB-930714-8T4", "MAB9307148T4", taxnumber.Checksum},
	{"MX", "VACE-460910-SX6", "VACE460910SX6", taxnumber.Format}, // issued with another check digit
	{"MX", "XAXX010101000", "XAXX010101000", taxnumber.Format},   // sales to the public
	{"NL", "NL004495445B01", "NL004495445B01", taxnumber.Checksum},
	{"NL", "NL002455799B11", "NL002455799B11", taxnumber.Checksum}, // a person's, since 2020
	{"NO", "NO 995 525 828 MVA", "995525828", taxnumber.Checksum},
	{"NO", "923 609 016", "923609016", taxnumber.Checksum}, // Equinor
	{"PL", "PL 856-734-62-15", "PL8567346215", taxnumber.Checksum},
	{"PT", "PT 501 964 843", "PT501964843", taxnumber.Checksum},
	{"RO", "RO 185 472 90", "RO18547290", taxnumber.Checksum},
	{"RO", "19", "RO19", taxnumber.Checksum},
	{"SE", "SE 123456789701", "SE123456789701", taxnumber.Checksum},
	{"SG", "00192200M", "00192200M", taxnumber.Checksum},
	{"SG", "196800306E", "196800306E", taxnumber.Checksum}, // DBS
	{"SG", "T01FC6132D", "T01FC6132D", taxnumber.Checksum},
	{"SG", "T01FC6132A", "T01FC6132A", taxnumber.Format},
	{"SI", "SI 5022 3054", "SI50223054", taxnumber.Checksum},
	{"SK", "SK 202 274 96 19", "SK2022749619", taxnumber.Checksum},
	{"TW", "22099131", "22099131", taxnumber.Checksum}, // TSMC
	{"TW", "00501503", "00501503", taxnumber.Checksum},
	{"US", "94-2404110", "942404110", taxnumber.Format}, // Apple
	{"TH", "0-1055-36000-31-5", "0105536000315", taxnumber.Unchecked},
	{"CL", "76.086.428-k", "76086428K", taxnumber.Unchecked},
}

func TestPublishedNumbersAreAcceptedInOneSpelling(t *testing.T) {
	for _, test := range published {
		got, err := taxnumber.Validate(test.country, test.text)
		if want := (taxnumber.Result{Number: test.want, Check: test.check}); err != nil || got != want {
			t.Errorf("Validate(%s, %q) = %v, %v, want %v", test.country, test.text, got, err, want)
		}
		again, err := taxnumber.Validate(test.country, got.Number)
		if err != nil || again != got {
			t.Errorf("Validate(%s, %q) again = %v, %v, want %v", test.country, got.Number, again, err, got)
		}
	}
}

func TestForgedNumbersAreRefused(t *testing.T) {
	for _, test := range []struct {
		country, text string
		want          error
	}{
		{"AT", "ATU13585626", taxnumber.ErrChecksum},
		{"AU", "99 999 999 999", taxnumber.ErrChecksum},
		{"BE", "BE0431150351", taxnumber.ErrChecksum},
		{"BE", "BE2428759497", taxnumber.ErrChecksum},
		{"BG", "BG175074751", taxnumber.ErrChecksum},
		{"BR", "16.727.230/0001-98", taxnumber.ErrChecksum},
		{"BR", "00.000.000/0000-00", taxnumber.ErrFormat},
		{"BR", "1672723000019A", taxnumber.ErrFormat},
		{"CA", "123456783", taxnumber.ErrChecksum},
		{"CA", "000000000RT0001", taxnumber.ErrChecksum},
		{"CA", "123026635XX0001", taxnumber.ErrFormat},
		{"CH", "CHE-100.155.213", taxnumber.ErrChecksum},
		{"CN", "91330100799655058A", taxnumber.ErrChecksum},
		{"CN", "91330100799655059B", taxnumber.ErrChecksum},
		{"CN", "913301007996550518", taxnumber.ErrChecksum}, // right in the 18th place, wrong in the organisation code
		{"CN", "9133010079965505IB", taxnumber.ErrChecksum}, // a letter outside the alphabet
		{"CN", "91A30100799655058B", taxnumber.ErrFormat},
		{"CN", "330100799655059", taxnumber.ErrChecksum},
		{"CN", "11010519491231002X", taxnumber.ErrChecksum}, // resident identity card
		{"CN", "91330100799655058", taxnumber.ErrLength},
		{"CN", "000000000000000000", taxnumber.ErrFormat},
		{"CY", "CY10259033Z", taxnumber.ErrChecksum},
		{"CY", "CY12259033P", taxnumber.ErrChecksum},
		{"CZ", "CZ25123890", taxnumber.ErrChecksum},
		{"CZ", "CZ1103492745", taxnumber.ErrChecksum},
		{"CZ", "CZ590312123", taxnumber.ErrChecksum},
		{"DE", "DE136695978", taxnumber.ErrChecksum},
		{"DE", "DE036695976", taxnumber.ErrChecksum},
		{"DE", "DE13669597", taxnumber.ErrLength},
		{"DE", "ATU13585627", taxnumber.ErrLength},
		{"DE", "DE13669597A", taxnumber.ErrFormat},
		{"DK", "DK13585627", taxnumber.ErrChecksum},
		{"EE", "EE100594103", taxnumber.ErrChecksum},
		{"ES", "B64717839", taxnumber.ErrChecksum},
		{"ES", "54362315Z", taxnumber.ErrChecksum},
		{"ES", "O1234567L", taxnumber.ErrChecksum},
		{"FI", "FI20774741", taxnumber.ErrChecksum},
		{"FR", "84323140391", taxnumber.ErrChecksum},
		{"FR", "IO334175221", taxnumber.ErrChecksum},
		{"GB", "802311781", taxnumber.ErrChecksum},
		{"GB", "GD500", taxnumber.ErrFormat},
		{"GB", "HA499", taxnumber.ErrFormat},
		{"GR", "EL123456781", taxnumber.ErrChecksum},
		{"HK", "1234567", taxnumber.ErrLength},
		{"HR", "HR33392005962", taxnumber.ErrChecksum},
		{"HU", "HU12892313", taxnumber.ErrChecksum},
		{"IE", "6433435E", taxnumber.ErrChecksum},
		{"IE", "6433435OZ", taxnumber.ErrChecksum},
		{"IN", "27AAPFU0939F1ZO", taxnumber.ErrChecksum},
		{"IN", "369296450896540", taxnumber.ErrFormat},
		{"IT", "00743110158", taxnumber.ErrChecksum},
		{"IT", "00743113151", taxnumber.ErrChecksum},
		{"JP", "2835678256246", taxnumber.ErrChecksum},
		{"KR", "124-81-00999", taxnumber.ErrChecksum},
		{"LT", "LT100001919018", taxnumber.ErrChecksum},
		{"LT", "LT119511525", taxnumber.ErrFormat},
		{"LU", "LU15027443", taxnumber.ErrChecksum},
		{"LV", "LV40003521601", taxnumber.ErrChecksum},
		{"LV", "16137519997", taxnumber.ErrChecksum},
		{"MT", "MT11679113", taxnumber.ErrChecksum},
		{"MX", "GODE 561331 GR8", taxnumber.ErrFormat},
		{"NL", "NL123456789B90", taxnumber.ErrChecksum},
		{"NL", "NL000000000B01", taxnumber.ErrChecksum},
		{"NL", "NL004495445C01", taxnumber.ErrFormat},
		{"NO", "995525829 MVA", taxnumber.ErrChecksum},
		{"PL", "PL8567346216", taxnumber.ErrChecksum},
		{"PT", "PT501964842", taxnumber.ErrChecksum},
		{"RO", "RO18547291", taxnumber.ErrChecksum},
		{"RO", "RO1854729A", taxnumber.ErrFormat},
		{"RO", "RO18547290123", taxnumber.ErrLength},
		{"SE", "SE123456789101", taxnumber.ErrChecksum},
		{"SE", "SE000000000001", taxnumber.ErrChecksum},
		{"SE", "SE123456789700", taxnumber.ErrChecksum},
		{"SG", "U01FC6132D", taxnumber.ErrFormat},
		{"SI", "SI50223055", taxnumber.ErrChecksum},
		{"SK", "SK2022749618", taxnumber.ErrChecksum},
		{"TW", "00501502", taxnumber.ErrChecksum},
		{"US", "07-1144442", taxnumber.ErrFormat},
		{"US", "911-14-444", taxnumber.ErrLength},
	} {
		got, err := taxnumber.Validate(test.country, test.text)
		if !errors.Is(err, test.want) || got != (taxnumber.Result{}) {
			t.Errorf("Validate(%s, %q) = %v, %v, want %v", test.country, test.text, got, err, test.want)
		}
	}
}

func TestTextThatIsNoNumberIsRefusedForAnyCountry(t *testing.T) {
	for _, country := range []string{"CN", "DE", "TH"} {
		for _, test := range []struct {
			text string
			want error
		}{
			{"", taxnumber.ErrEmpty},
			{" - . ", taxnumber.ErrEmpty},
			{"税号", taxnumber.ErrCharacter},
			{"123\n456", taxnumber.ErrCharacter},
			{"123\x00456", taxnumber.ErrCharacter},
			{"123\xff456", taxnumber.ErrCharacter},
			{"<b>1234</b>", taxnumber.ErrCharacter},
			{"١٢٣٤٥٦٧٨٩", taxnumber.ErrCharacter},
			{"12", taxnumber.ErrLength},
			{strings.Repeat("1", 31), taxnumber.ErrLength},
			{strings.Repeat("1", 100_000), taxnumber.ErrLength},
		} {
			if got, err := taxnumber.Validate(country, test.text); !errors.Is(err, test.want) {
				t.Errorf("Validate(%s, %.20q) = %v, %v, want %v", country, test.text, got, err, test.want)
			}
		}
	}
	if _, err := taxnumber.Validate("TH", "1234&"); !errors.Is(err, taxnumber.ErrCharacter) {
		t.Errorf("a character of Mexican numbers elsewhere: %v, want ErrCharacter", err)
	}
}

func TestCountryMustBeTwoCapitals(t *testing.T) {
	for _, country := range []string{"", "C", "cn", "CHN", "C1", "中国"} {
		if _, err := taxnumber.Validate(country, "91330100799655058B"); !errors.Is(err, taxnumber.ErrCountry) {
			t.Errorf("country %q: %v, want ErrCountry", country, err)
		}
	}
}

func TestCheckHasAWordForEachLevel(t *testing.T) {
	for check, want := range map[taxnumber.Check]string{
		taxnumber.Unchecked: "unchecked", taxnumber.Format: "format", taxnumber.Checksum: "checksum",
	} {
		if got := check.String(); got != want {
			t.Errorf("%d.String() = %q, want %q", int(check), got, want)
		}
	}
}

func FuzzValidate(f *testing.F) {
	for _, test := range published {
		f.Add(test.country, test.text)
	}
	f.Add("MX", "ÑÑÑ010101ÑÑÑ")
	f.Add("ES", "ES")
	f.Fuzz(func(t *testing.T, country, text string) {
		result, err := taxnumber.Validate(country, text)
		if err != nil {
			var reason taxnumber.Error
			if !errors.As(err, &reason) || result != (taxnumber.Result{}) {
				t.Fatalf("Validate(%q, %q) = %v, %v, want a taxnumber.Error alone", country, text, result, err)
			}
			return
		}
		if again, err := taxnumber.Validate(country, result.Number); err != nil || again != result {
			t.Fatalf("Validate(%q, %q) = %v, read again %v, %v", country, text, result, again, err)
		}
	})
}
