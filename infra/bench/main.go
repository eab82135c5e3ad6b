package main

import (
	"context"
	"os"
)

func main() { if err := starts(context.Background(), os.Stdout, "/tmp/lb", 25); err != nil { panic(err) } }
