package main

import (
	"crypto/sha3"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
)

var functions = map[string]func(arguments ...any) any{
	"truthy": func(a ...any) any { return truthy(a[0]) },
	"orElse": func(a ...any) any {
		if truthy(a[0]) {
			return a[0]
		}
		return a[1]
	},
	"text":    func(a ...any) any { return pythonText(a[0]) },
	"json":    func(a ...any) any { return pythonJSON(a[0]) },
	"base64":  func(a ...any) any { return base64.StdEncoding.EncodeToString([]byte(a[0].(string))) },
	"upper":   func(a ...any) any { return strings.ToUpper(a[0].(string)) },
	"lower":   func(a ...any) any { return strings.ToLower(a[0].(string)) },
	"strip":   func(a ...any) any { return strip(a) },
	"squash":  func(a ...any) any { return squash(a[0].(string)) },
	"split":   func(a ...any) any { return split(a[0].(string), a[1].(string)) },
	"join":    func(a ...any) any { return join(a[0].([]any), a[1].(string)) },
	"replace": func(a ...any) any { return strings.ReplaceAll(a[0].(string), a[1].(string), a[2].(string)) },
	"shake256": func(a ...any) any {
		return hex.EncodeToString(sha3.SumSHAKE256([]byte(a[0].(string)), int(a[1].(int64))))
	},
}

// How many arguments functions take, if it is not one.
var arities = map[string][]int{
	"orElse": {2}, "split": {2}, "join": {2}, "shake256": {2}, "replace": {3}, "strip": {1, 2},
}

// evaluate gives the value of an expression in CEL over plain variables.
func evaluate(expression string, variables map[string]any) (any, error) {
	environment := []cel.EnvOption{}
	for name := range variables {
		environment = append(environment, cel.Variable(name, cel.DynType))
	}
	for name, function := range functions {
		environment = append(environment, declare(name, function))
	}
	env, err := cel.NewEnv(environment...)
	if err != nil {
		return nil, err
	}
	compiled, issues := env.Compile(expression)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	program, err := env.Program(compiled)
	if err != nil {
		return nil, err
	}
	value, _, err := program.Eval(variables)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", expression, err)
	}
	return native(value), nil
}

func declare(name string, function func(...any) any) cel.EnvOption {
	call := func(values ...ref.Val) (result ref.Val) {
		defer func() {
			if failed := recover(); failed != nil {
				result = types.NewErr("%s does not take this: %v", name, failed)
			}
		}()
		arguments := make([]any, len(values))
		for at, value := range values {
			arguments[at] = native(value)
		}
		return types.DefaultTypeAdapter.NativeToValue(function(arguments...))
	}
	taken := arities[name]
	if taken == nil {
		taken = []int{1}
	}
	overloads := []cel.FunctionOpt{}
	for _, count := range taken {
		parameters := []*cel.Type{cel.DynType, cel.DynType, cel.DynType}[:count]
		id := fmt.Sprintf("%s_%d", name, count)
		overloads = append(overloads,
			cel.Overload(id, parameters, cel.DynType, cel.FunctionBinding(call)))
	}
	return cel.Function(name, overloads...)
}

// native gives a value of CEL as Go's own data.
func native(value ref.Val) any {
	switch value.Type() {
	case types.NullType:
		return nil
	case types.ListType:
		items, err := value.ConvertToNative(reflect.TypeFor[[]ref.Val]())
		if err != nil {
			panic(err)
		}
		made := []any{}
		for _, item := range items.([]ref.Val) {
			made = append(made, native(item))
		}
		return made
	case types.MapType:
		entries, err := value.ConvertToNative(reflect.TypeFor[map[string]ref.Val]())
		if err != nil {
			panic(err)
		}
		made := map[string]any{}
		for key, item := range entries.(map[string]ref.Val) {
			made[key] = native(item)
		}
		return made
	default:
		return value.Value()
	}
}

// truthy tells what Python takes a value for in a condition.
func truthy(value any) bool {
	switch value := value.(type) {
	case nil:
		return false
	case bool:
		return value
	case string:
		return value != ""
	case int64:
		return value != 0
	case float64:
		return value != 0
	case []any:
		return len(value) > 0
	case map[string]any:
		return len(value) > 0
	case *object:
		return len(value.keys) > 0
	default:
		return true
	}
}

// pythonText gives a value as Python's str writes it.
func pythonText(value any) string {
	switch value := value.(type) {
	case nil:
		return "None"
	case bool:
		return map[bool]string{true: "True", false: "False"}[value]
	case float64:
		text := strconv.FormatFloat(value, 'g', -1, 64)
		if !strings.ContainsAny(text, ".e") {
			text += ".0"
		}
		return text
	default:
		return fmt.Sprint(value)
	}
}

// pythonJSON gives JSON with blanks after commas and colons, in ASCII. Keys are sorted.
func pythonJSON(value any) string {
	switch value := value.(type) {
	case []any:
		parts := []string{}
		for _, item := range value {
			parts = append(parts, pythonJSON(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		keys, parts := []string{}, []string{}
		for key := range value {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		for _, key := range keys {
			parts = append(parts, pythonJSON(key)+": "+pythonJSON(value[key]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case float64:
		return pythonText(value)
	case string:
		return strconv.QuoteToASCII(value)
	default:
		text, _ := json.Marshal(value)
		return string(text)
	}
}

var blanks = regexp.MustCompile(`\s+`)

// squash puts text on one line.
func squash(text string) string { return strings.TrimSpace(blanks.ReplaceAllString(text, " ")) }

func strip(arguments []any) string {
	if len(arguments) == 2 {
		return strings.Trim(arguments[0].(string), arguments[1].(string))
	}
	return strings.TrimSpace(arguments[0].(string))
}

func split(text, separator string) []any {
	parts := []any{}
	for _, part := range strings.Split(text, separator) {
		parts = append(parts, part)
	}
	return parts
}

func join(items []any, separator string) string {
	parts := []string{}
	for _, item := range items {
		parts = append(parts, pythonText(item))
	}
	return strings.Join(parts, separator)
}
