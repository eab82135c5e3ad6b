// Command functions is the one binary of all Lambda functions but those that make documents. It starts the operation that the
// function's Handler names, and registers no other.
package main

import "kehu/functions/start"

// version is set by the linker: -X main.version=...
var version = "dev"

func main() { start.Function(version, nil) }
