// The compiler of FlytePropeller, v1.16.8, as a program: what it says of a package or of a case.
//
// `propeller package DIR` compiles the messages in a folder as the registration would, `propeller
// case FILE` one case in the form of tests/consumers/propeller, and `propeller types FILE` tells of
// pairs of types whether the first may flow into the second. It writes one JSON document.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "propeller package DIR | propeller case FILE | propeller types FILE")
		os.Exit(2)
	}
	var found any
	var err error
	switch os.Args[1] {
	case "package":
		found, err = compilePackage(os.Args[2])
	case "case":
		found, err = compileCase(os.Args[2])
	case "types":
		found, err = castTypes(os.Args[2])
	default:
		err = fmt.Errorf("no such command: %s", os.Args[1])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
