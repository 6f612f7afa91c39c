package main

import "fmt"

var directives map[string]func(evaluator, *object, scope) (any, error)

func init() {
	directives = map[string]func(evaluator, *object, scope) (any, error){
		"$if":      evaluator.choose,
		"$each":    evaluator.each,
		"$map":     evaluator.mapped,
		"$merge":   evaluator.merge,
		"$join":    evaluator.join,
		"$omit":    evaluator.omit,
		"$use":     evaluator.use,
		"$message": evaluator.message,
		"$new":     evaluator.new,
		"$call":    evaluator.call,
		"$unknown": evaluator.unknown,
	}
}

func (e evaluator) choose(template *object, names scope) (any, error) {
	holds, err := e.condition(template.text("$if"), names)
	if err != nil {
		return nil, err
	}
	branch := "else"
	if holds {
		branch = "then"
	}
	if !template.has(branch) {
		return nothing{}, nil
	}
	return e.make(template.get(branch), names)
}

func (e evaluator) each(template *object, names scope) (any, error) {
	made := []any{}
	err := e.walk(template, "$each", names, func(inner scope) error {
		value, err := e.make(template.get("do"), inner)
		made = append(made, value)
		return err
	})
	return made, err
}

func (e evaluator) mapped(template *object, names scope) (any, error) {
	made := newObject()
	err := e.walk(template, "$map", names, func(inner scope) error {
		key, err := e.make(template.get("key"), inner)
		if err != nil {
			return err
		}
		value, err := e.make(template.get("value"), inner)
		if value != (nothing{}) {
			made.set(fmt.Sprint(key), value)
		}
		return err
	})
	return made, err
}

// walk goes over a list, or over the entries of a map.
func (e evaluator) walk(
	template *object, directive string, names scope, step func(scope) error,
) error {
	walked, err := e.make(template.get(directive), names)
	if err != nil {
		return err
	}
	items := []any{}
	switch walked := walked.(type) {
	case nil, nothing:
	case []any:
		items = walked
	case *object:
		for _, key := range walked.keys {
			entry := newObject()
			entry.set("key", key)
			entry.set("value", walked.values[key])
			items = append(items, entry)
		}
	default:
		return fmt.Errorf("what is walked over is neither a list nor a map")
	}
	for _, item := range items {
		if err := step(names.with(template.text("as"), item)); err != nil {
			return err
		}
	}
	return nil
}

func (e evaluator) parts(template *object, directive string, names scope) ([]any, error) {
	made := []any{}
	for _, part := range template.list(directive) {
		value, err := e.make(part, names)
		if err != nil {
			return nil, err
		}
		if value != nil && value != (nothing{}) {
			made = append(made, value)
		}
	}
	return made, nil
}

func (e evaluator) merge(template *object, names scope) (any, error) {
	made := newObject()
	parts, err := e.parts(template, "$merge", names)
	for _, part := range parts {
		entries, ok := part.(*object)
		if !ok {
			return nil, fmt.Errorf("$merge takes maps")
		}
		for _, key := range entries.keys {
			made.set(key, entries.values[key])
		}
	}
	return made, err
}

func (e evaluator) join(template *object, names scope) (any, error) {
	made := []any{}
	parts, err := e.parts(template, "$join", names)
	for _, part := range parts {
		items, ok := part.([]any)
		if !ok {
			return nil, fmt.Errorf("$join takes lists")
		}
		made = append(made, items...)
	}
	return made, err
}

func (e evaluator) omit(template *object, names scope) (any, error) {
	value, err := e.make(template.get("of"), names)
	if err != nil {
		return nil, err
	}
	entries, ok := value.(*object)
	if !ok {
		return nil, fmt.Errorf("$omit takes a map")
	}
	onlyNulls := template.text("$omit") == "nulls"
	made := newObject()
	for _, key := range entries.keys {
		item := entries.values[key]
		if item != nil && (onlyNulls || truthy(item)) {
			made.set(key, item)
		}
	}
	return made, nil
}

func (e evaluator) use(template *object, names scope) (any, error) {
	name := template.text("$use")
	if !e.fragments.has(name) {
		return nil, fmt.Errorf("there is no fragment %q", name)
	}
	inner := names
	given := template.object("with")
	if given != nil {
		for _, each := range given.keys {
			value, err := e.make(given.values[each], names)
			if err != nil {
				return nil, err
			}
			inner = inner.with(each, value)
		}
	}
	return e.make(e.fragments.get(name), inner)
}

func (e evaluator) new(template *object, names scope) (any, error) {
	class := e.maker.classes[template.text("$new")]
	if class == nil {
		return nil, fmt.Errorf("there is no class %q", template.text("$new"))
	}
	given, err := e.object(orEmpty(template.object("with")), names)
	if err != nil {
		return nil, err
	}
	return e.maker.record(class, given.(*object))
}

func (e evaluator) unknown(template *object, _ scope) (any, error) {
	return nil, fmt.Errorf("not known: %s", template.text("$unknown"))
}

func (e evaluator) call(template *object, names scope) (any, error) {
	made, err := e.list(template.list("with"), names)
	if err != nil {
		return nil, err
	}
	name, arguments := template.text("$call"), made.([]any)
	if name == "resources" {
		return resources(arguments[0], arguments[1]), nil
	}
	function := functions[name]
	if function == nil {
		return nil, fmt.Errorf("%q is asked of the compiler", name)
	}
	for at, argument := range arguments {
		arguments[at] = plain(argument)
	}
	return function(arguments...), nil
}
