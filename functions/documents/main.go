// Command documents is the binary of the Lambda functions that make or read documents: command functions, and the libraries and
// the font that this takes.
package main

import (
	"kehu/functions/start"
	"kehu/shared/document/press"
)

// version is set by the linker: -X main.version=...
var version = "dev"

func main() { start.Function(version, press.Press{}) }
