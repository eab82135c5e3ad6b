// Command totp prints the code that an authenticator app would show now for a secret: for trying Kehu without one.
//
//	go run ./infra/totp JBSWY3DPEHPK3PXP
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/pquerna/otp/totp"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: totp SECRET")
		os.Exit(2)
	}
	code, err := totp.GenerateCode(os.Args[1], time.Now())
	if err != nil {
		fmt.Fprintln(os.Stderr, "totp: this is no secret of an authenticator app")
		os.Exit(1)
	}
	fmt.Println(code)
}
