// Package pinyin says how Chinese characters are typed: the syllable of each, without tone.
//
// Promise: every character of the block CJK Unified Ideographs that has a reading has exactly one here, the commonest in
// today's Chinese (data of go-pinyin, see table.go). A character with several readings, such as 行 (xing, hang), is found by
// that one only. Nothing is initialised when a process starts: the table is one constant of 41 kB.
package pinyin
