package main

import (
	"fmt"
	"strings"
)

// nothing is what a template gives that makes nothing.
type nothing struct{}

// scope holds the variables of a template.
type scope map[string]any

// evaluator evaluates the templates of one manifest (idl/flowc_idl/flowc/ext/v1/tasks.proto).
type evaluator struct {
	fragments *object
	maker     *maker
}

func (e evaluator) make(template any, names scope) (any, error) {
	switch template := template.(type) {
	case string:
		return e.text(template, names)
	case []any:
		return e.list(template, names)
	case *object:
		for name, directive := range directives {
			if template.has(name) {
				return directive(e, template, names)
			}
		}
		return e.object(template, names)
	default:
		return template, nil
	}
}

func (e evaluator) text(text string, names scope) (any, error) {
	switch {
	case strings.HasPrefix(text, "@@"), strings.HasPrefix(text, "=="):
		return text[1:], nil
	case strings.HasPrefix(text, "@"):
		return path(text[1:], names)
	case strings.HasPrefix(text, "="):
		return e.expression(text[1:], names)
	default:
		return text, nil
	}
}

func path(text string, names scope) (any, error) {
	first, rest, _ := strings.Cut(text, ".")
	value, ok := names[first]
	if !ok {
		return nil, fmt.Errorf("there is no variable %q", first)
	}
	for rest != "" {
		var part string
		var err error
		part, rest, _ = strings.Cut(rest, ".")
		if value, err = attribute(value, part); err != nil {
			return nil, err
		}
	}
	return value, nil
}

func (e evaluator) expression(text string, names scope) (any, error) {
	variables := map[string]any{}
	for name, value := range names {
		variables[name] = plain(value)
	}
	return evaluate(text, variables)
}

func (e evaluator) condition(text string, names scope) (bool, error) {
	value, err := e.expression(text, names)
	if err != nil {
		return false, err
	}
	holds, ok := value.(bool)
	if !ok {
		return false, fmt.Errorf("%s is neither true nor false", text)
	}
	return holds, nil
}

func (e evaluator) list(template []any, names scope) (any, error) {
	made := []any{}
	for _, item := range template {
		value, err := e.make(item, names)
		if err != nil {
			return nil, err
		}
		if value != (nothing{}) {
			made = append(made, value)
		}
	}
	return made, nil
}

func (e evaluator) object(template *object, names scope) (any, error) {
	made := newObject()
	for _, key := range template.keys {
		value, err := e.make(template.values[key], names)
		if err != nil {
			return nil, err
		}
		if value != (nothing{}) {
			made.set(key, value)
		}
	}
	return made, nil
}

// with gives the variables and more.
func (s scope) with(name string, value any) scope {
	made := scope{name: value}
	for each, held := range s {
		if each != name {
			made[each] = held
		}
	}
	return made
}
