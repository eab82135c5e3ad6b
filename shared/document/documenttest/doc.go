// Package documenttest is what an adapter of kehu/shared/document must pass: Workbooks for those that read and write workbooks.
// The files that it reads are made here, part by part, so that they hold what no well-meaning program writes.
package documenttest
