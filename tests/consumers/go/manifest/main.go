// Makes what a task's template holds from a manifest and the arguments of a constructor.
//
// Reads one JSON document a line: {"manifest": the canonical form, "task": the name of a class,
// "arguments": {…}}, where objects are maps of the fields that are given, and members of
// enumerations their names. Answers each with a line: {"type", "version", "custom", "config",
// "statement"}, or {"broken": what is wrong}.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		answer, err := answer(lines.Text())
		if err != nil {
			answer = newObject()
			answer.set("broken", err.Error())
		}
		text, err := json.Marshal(answer)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(string(text))
	}
}

func answer(line string) (*object, error) {
	var request struct {
		Manifest  json.RawMessage
		Arguments json.RawMessage
		Task      string
	}
	if err := json.Unmarshal([]byte(line), &request); err != nil {
		return nil, err
	}
	manifest, err := read(string(request.Manifest), true)
	if err != nil {
		return nil, err
	}
	arguments, err := read(string(request.Arguments), false)
	if err != nil {
		return nil, err
	}
	return newPlugin(manifest).template(request.Task, arguments)
}
