package main

import (
	"os"
	"testing"
)

func TestTheTableIsThatOfTheLibrary(t *testing.T) {
	want, err := makeTable()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../" + fileName)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error("table.go is old; run go generate ./shared/pinyin")
	}
}
