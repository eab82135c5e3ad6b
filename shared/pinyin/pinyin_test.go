package pinyin_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/pinyin"
)

func TestOf(t *testing.T) {
	for character, want := range map[rune]string{
		'客': "ke", '户': "hu", '华': "hua", '贸': "mao", '女': "nv", '绿': "lv", '重': "zhong", '龙': "long", '一': "yi", '龥': "yu",
		'a': "", 'é': "", '，': "", '々': "", 'あ': "", 0: "", -1: "", 0x3400: "", 0xA000: "", 0x20000: "", 0x10FFFF: "",
	} {
		if got := pinyin.Of(character); got != want {
			t.Errorf("%c: got %q, want %q", character, got, want)
		}
	}
}

func TestSplit(t *testing.T) {
	for letters, want := range map[string][]string{
		"hua": {"h", "ha"}, "huam": {"ham", "hm"}, "xian": {"x", "xa", "xan", "xn"}, "h": {"h"}, "zh": {"z"}, "shang": {"s", "sg"},
		"fangan": {"fa", "fan", "fg", "fgn"}, "lv": {"l"}, "acme": nil, "": nil, "v": nil, "i": nil, "hua1": nil, "客": nil,
	} {
		got := pinyin.Split(letters)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", letters, got, want)
		}
	}
}

// Whatever is written in Chinese is among the ways that its pinyin can be read, whole or broken off while typing.
func TestSplit_finds_what_was_typed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		characters := rapid.SliceOfN(rapid.SampledFrom([]rune("客户华贸进出口上海苏州重庆北京科技电子绿女")), 1, 3).Draw(t, "characters")
		var letters, initials strings.Builder
		for _, c := range characters {
			letters.WriteString(pinyin.Of(c))
			initials.WriteByte(pinyin.Of(c)[0])
		}
		last := len(pinyin.Of(characters[len(characters)-1]))
		typed := letters.String()[:letters.Len()-rapid.IntRange(0, last-1).Draw(t, "missing")]
		if !slices.Contains(pinyin.Split(typed), initials.String()) {
			t.Fatalf("%s, typed %s: %q is not among %q", string(characters), typed, initials.String(), pinyin.Split(typed))
		}
	})
}

func FuzzSplit(f *testing.F) {
	f.Add("shanghai")
	f.Add("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
	f.Add("ananananananananananananananananananananananananananan1")
	f.Fuzz(func(t *testing.T, letters string) {
		if got := pinyin.Split(letters); len(got) > 8 {
			t.Errorf("%d ways", len(got))
		}
	})
}
