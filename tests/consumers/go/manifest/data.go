package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// object is a map that keeps the order of its entries, which templates hand on.
type object struct {
	keys   []string
	values map[string]any
}

func newObject() *object { return &object{values: map[string]any{}} }

func (o *object) get(key string) any {
	if o == nil {
		return nil
	}
	return o.values[key]
}

func (o *object) has(key string) bool {
	if o == nil {
		return false
	}
	_, ok := o.values[key]
	return ok
}

func (o *object) set(key string, value any) {
	if !o.has(key) {
		o.keys = append(o.keys, key)
	}
	o.values[key] = value
}

func (o *object) text(key string) string {
	found, _ := o.get(key).(string)
	return found
}

func (o *object) list(key string) []any {
	found, _ := o.get(key).([]any)
	return found
}

func (o *object) object(key string) *object {
	found, _ := o.get(key).(*object)
	return found
}

// MarshalJSON writes the entries in their order.
func (o *object) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	text.WriteByte('{')
	for at, key := range o.keys {
		if at > 0 {
			text.WriteByte(',')
		}
		name, _ := json.Marshal(key)
		value, err := json.Marshal(o.values[key])
		if err != nil {
			return nil, err
		}
		text.Write(name)
		text.WriteByte(':')
		text.Write(value)
	}
	text.WriteByte('}')
	return text.Bytes(), nil
}

// decode reads JSON: maps as objects, numbers without a fraction as int64. If a number is written
// with a point it is a float64, unless wholes says that those of whole value are integers too.
func decode(decoder *json.Decoder, wholes bool) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '[' {
			return decodeList(decoder, wholes)
		}
		return decodeObject(decoder, wholes)
	case json.Number:
		return number(token, wholes)
	default:
		return token, nil
	}
}

func decodeList(decoder *json.Decoder, wholes bool) (any, error) {
	items := []any{}
	for decoder.More() {
		item, err := decode(decoder, wholes)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	_, err := decoder.Token()
	return items, err
}

func decodeObject(decoder *json.Decoder, wholes bool) (any, error) {
	found := newObject()
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		value, err := decode(decoder, wholes)
		if err != nil {
			return nil, err
		}
		found.set(fmt.Sprint(key), value)
	}
	_, err := decoder.Token()
	return found, err
}

func number(token json.Number, wholes bool) (any, error) {
	if whole, err := token.Int64(); err == nil {
		return whole, nil
	}
	value, err := token.Float64()
	if err == nil && wholes && value == math.Trunc(value) {
		return int64(value), nil
	}
	return value, err
}

func read(text string, wholes bool) (*object, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	value, err := decode(decoder, wholes)
	if err != nil {
		return nil, err
	}
	found, ok := value.(*object)
	if !ok {
		return nil, fmt.Errorf("a document is a map")
	}
	return found, nil
}

// member is a member of an enumeration; one of text is its value as well.
type member struct {
	name   string
	value  any
	isText bool
}

// plain gives what CEL knows: Go's own maps, without an order.
func plain(value any) any {
	switch value := value.(type) {
	case *object:
		found := map[string]any{}
		for _, key := range value.keys {
			found[key] = plain(value.values[key])
		}
		return found
	case []any:
		items := make([]any, len(value))
		for at, item := range value {
			items[at] = plain(item)
		}
		return items
	case member:
		if value.isText {
			return value.value
		}
		return map[string]any{"name": value.name, "value": plain(value.value)}
	default:
		return value
	}
}

// attribute gives an entry of a map; of null, null.
func attribute(value any, name string) (any, error) {
	switch value := value.(type) {
	case nil:
		return nil, nil
	case *object:
		return value.get(name), nil
	case member:
		if name == "value" {
			return value.value, nil
		}
		return value.name, nil
	default:
		return nil, fmt.Errorf("%q is read of something that has no fields", name)
	}
}
