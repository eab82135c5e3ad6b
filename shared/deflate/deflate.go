// Package deflate makes long texts short for storage (RFC 1951).
//
// Promise: what is unpacked is what was packed; data that was not packed here is an error.
package deflate

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Worth is from how many bytes on a text is worth packing: below, it costs a write unit or two at most.
const Worth = 4 << 10

// maxText is how long a text may be when it is unpacked.
const maxText = 16 << 20

// ErrTooLong is the error of a text of more than 16 MB.
var ErrTooLong = errors.New("deflate: too long")

// Pack returns the text, made short.
func Pack(text string) ([]byte, error) {
	if len(text) > maxText {
		return nil, ErrTooLong
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.DefaultCompression)
	if err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	return packed.Bytes(), nil
}

// Unpack returns the text that was packed.
func Unpack(packed []byte) (string, error) {
	var text strings.Builder
	n, err := io.Copy(&text, io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxText+1))
	if err != nil {
		return "", fmt.Errorf("deflate: %w", err)
	}
	if n > maxText {
		return "", ErrTooLong
	}
	return text.String(), nil
}
