package main

import (
	"fmt"
	"strings"
)

// maker makes the objects that a manifest's classes describe.
type maker struct {
	classes map[string]*object
	enums   map[string]*object
	check   func(class *object, fields *object) error
}

func newMaker(manifest *object) *maker {
	m := &maker{classes: map[string]*object{}, enums: map[string]*object{}}
	for _, each := range manifest.list("classes") {
		m.classes[each.(*object).text("name")] = each.(*object)
	}
	for _, each := range manifest.list("enums") {
		m.enums[each.(*object).text("name")] = each.(*object)
	}
	return m
}

// fields gives the fields of a class, those of the class that it extends first.
func (m *maker) fields(class *object) []*object {
	var found []*object
	if extended := m.classes[class.text("extends")]; extended != nil {
		found = m.fields(extended)
	}
	for _, each := range class.list("fields") {
		found = append(found, each.(*object))
	}
	return found
}

// record makes an object of a class from some of its fields.
func (m *maker) record(class, given *object) (*object, error) {
	made, err := m.arguments(m.fields(class), given)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", class.text("name"), err)
	}
	return made, m.check(class, made)
}

// arguments makes what a constructor holds from what it is given.
func (m *maker) arguments(fields []*object, given *object) (*object, error) {
	made := newObject()
	for _, field := range fields {
		name := field.text("name")
		value, err := m.field(field, given)
		if err != nil {
			return nil, err
		}
		if value == nil && field.has("instead_of_null") {
			value = field.get("instead_of_null")
		}
		made.set(name, value)
	}
	for _, name := range given.keys {
		if !made.has(name) {
			made.set(name, given.values[name])
		}
	}
	return made, nil
}

func (m *maker) field(field, given *object) (any, error) {
	name := field.text("name")
	switch {
	case given.has(name):
		return m.value(field.text("type"), given.get(name))
	case field.text("default_object") != "":
		return m.defaultObject(field.text("default_object"))
	case field.has("default"):
		return field.get("default"), nil
	default:
		return nil, fmt.Errorf("%q is not given", name)
	}
}

func (m *maker) defaultObject(name string) (any, error) {
	if class := m.classes[name]; class != nil {
		return m.record(class, newObject())
	}
	outer, inner, _ := cutLast(name)
	return m.member(outer, inner)
}

// value makes objects of classes and members of enumerations in data, by the notation of its type.
func (m *maker) value(kind string, data any) (any, error) {
	for _, option := range options(kind) {
		option = strings.TrimSuffix(option, "?")
		inner := strings.TrimSuffix(option, ">")
		switch {
		case strings.HasPrefix(option, "list<"):
			return m.items(strings.TrimPrefix(inner, "list<"), data)
		case strings.HasPrefix(option, "map<"):
			return m.entries(strings.TrimPrefix(inner, "map<"), data)
		case m.classes[option] != nil:
			if given, ok := data.(*object); ok {
				return m.record(m.classes[option], given)
			}
		case m.enums[option] != nil:
			if name, ok := data.(string); ok {
				return m.member(option, name)
			}
		}
	}
	return data, nil
}

func (m *maker) items(kind string, data any) (any, error) {
	items, ok := data.([]any)
	if !ok {
		return data, nil
	}
	made := make([]any, len(items))
	for at, item := range items {
		value, err := m.value(kind, item)
		if err != nil {
			return nil, err
		}
		made[at] = value
	}
	return made, nil
}

func (m *maker) entries(kind string, data any) (any, error) {
	entries, ok := data.(*object)
	if !ok {
		return data, nil
	}
	made := newObject()
	for _, key := range entries.keys {
		value, err := m.value(kind, entries.values[key])
		if err != nil {
			return nil, err
		}
		made.set(key, value)
	}
	return made, nil
}

func (m *maker) member(enum, name string) (any, error) {
	found := m.enums[enum]
	for _, each := range found.list("members") {
		if each := each.(*object); each.text("name") == name {
			return member{name, each.get("value"), found.get("is_string") == true}, nil
		}
	}
	return nil, fmt.Errorf("%s has no member %q", enum, name)
}

// options gives the types that a type is one of.
func options(kind string) []string {
	var found []string
	depth, start := 0, 0
	for at, letter := range kind + "|" {
		switch letter {
		case '<':
			depth++
		case '>':
			depth--
		case '|':
			if depth == 0 {
				found = append(found, strings.TrimSpace(kind[start:min(at, len(kind))]))
				start = at + 1
			}
		}
	}
	return found
}

func cutLast(name string) (string, string, bool) {
	at := strings.LastIndex(name, ".")
	if at < 0 {
		return "", name, false
	}
	return name[:at], name[at+1:], true
}
