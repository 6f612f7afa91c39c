package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/flyteorg/flyte/flytepropeller/pkg/compiler/errors"
)

// One error of the compiler's.
type fault struct {
	Code        string `json:"code"`
	Node        string `json:"node"`
	Description string `json:"description"`
}

// What became of one entity at the last stage that it reached.
type verdict struct {
	Entity string  `json:"entity"`
	Stage  string  `json:"stage"`
	Ok     bool    `json:"ok"`
	Errors []fault `json:"errors,omitempty"`
	Panic  string  `json:"panic,omitempty"`
}

// Only the text of an error names its node.
var shown = regexp.MustCompile(`(?s)Code: (\S*), Node Id: (.*?), Description: (.*)`)

// Run one stage; what it panics with is a verdict too.
func stage(entity, name string, run func() error) (found verdict) {
	found = verdict{Entity: entity, Stage: name}
	defer func() {
		if reason := recover(); reason != nil {
			found.Panic = fmt.Sprint(reason)
			found.Ok = false
		}
	}()
	err := run()
	found.Ok = err == nil
	if err != nil {
		found.Errors = faults(err)
	}
	return found
}

func faults(err error) []fault {
	list, ok := err.(errors.CompileErrors)
	if !ok {
		if one, ok := err.(*errors.CompileError); ok {
			return []fault{faultOf(one)}
		}
		return []fault{{Code: "<none>", Description: err.Error()}}
	}
	held := list.Errors().List()
	if len(held) == 0 {
		return []fault{{Code: "<none>", Description: err.Error()}}
	}
	var found []fault
	for _, one := range held {
		found = append(found, faultOf(one))
	}
	return found
}

func faultOf(one *errors.CompileError) fault {
	parts := shown.FindStringSubmatch(one.Error())
	if parts == nil {
		return fault{Code: string(one.Code()), Description: one.Error()}
	}
	return fault{Code: string(one.Code()), Node: parts[2], Description: strings.TrimSpace(parts[3])}
}
