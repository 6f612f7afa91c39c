package flyte

import (
	"fmt"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
)

// Fielded is a pointer to a struct that names its fields.
type Fielded[T any] interface {
	*T
	Fields(*Fields)
}

// Fields converts the fields of a struct, one after another.
type Fields struct {
	style    Style
	data     Map
	literals map[string]*core.Literal
	mode     mode
	err      error
}

type mode int

const (
	packing mode = iota
	unpacking
	toLiterals
	fromLiterals
)

// Field is a field that is always there.
func Field[T any](f *Fields, name string, value *T, codec Codec[T]) {
	if f.err != nil {
		return
	}
	var err error
	switch f.mode {
	case packing:
		var data any
		data, err = codec.Pack(*value, f.style)
		f.data = append(f.data, Entry{name, data})
	case unpacking:
		data, ok := f.data.get(name)
		if !ok {
			err = fmt.Errorf("it is missing")
		} else {
			*value, err = codec.Unpack(data)
		}
	case toLiterals:
		f.literals[name], err = codec.Literal(*value)
	case fromLiterals:
		literal, ok := f.literals[name]
		if !ok {
			err = fmt.Errorf("it is missing")
		} else {
			*value, err = valueOf(codec, literal)
		}
	}
	if err != nil {
		f.err = fmt.Errorf("%s: %w", name, err)
	}
}

// Nullable is a field that may be left out, which means None.
func Nullable[T any](f *Fields, name string, value *T, codec Codec[T]) {
	if f.has(name) {
		Field(f, name, value, codec)
	}
}

// Defaulted is a field that may be left out (nil); then its default is taken.
func Defaulted[T any](f *Fields, name string, value **T, codec Codec[T]) {
	isReading := f.mode == unpacking || f.mode == fromLiterals
	if isReading && f.has(name) {
		*value = new(T)
	}
	if *value != nil {
		Field(f, name, *value, codec)
	}
}

// has tells whether a field that is read is there; one that is written is.
func (f *Fields) has(name string) bool {
	isThere := true
	switch f.mode {
	case unpacking:
		_, isThere = f.data.get(name)
	case fromLiterals:
		_, isThere = f.literals[name]
	}
	return isThere
}

type record[T any, P Fielded[T]] struct {
	title string
	style Style
}

// Record is a dataclass or a model of pydantic; the title is the name of its class.
func Record[T any, P Fielded[T]](title string, style Style) Codec[T] {
	return record[T, P]{title, style}
}

func titleOf[T any](codec Codec[T]) string {
	if titled, ok := codec.(interface{ Title() string }); ok {
		return titled.Title()
	}
	return ""
}

func (r record[T, P]) Title() string {
	return r.title
}

func (r record[T, P]) Type() *core.LiteralType {
	return simpleType(core.SimpleType_STRUCT)
}

func (r record[T, P]) Literal(value T) (*core.Literal, error) {
	data, err := r.Pack(value, r.style)
	if err != nil {
		return nil, err
	}
	return packedLiteral(data)
}

func (r record[T, P]) Value(literal *core.Literal) (T, error) {
	data, err := unpackedLiteral(literal)
	if err != nil {
		var nothing T
		return nothing, err
	}
	return r.Unpack(data)
}

func (r record[T, P]) Pack(value T, style Style) (any, error) {
	fields := &Fields{mode: packing, style: style, data: Map{}}
	P(&value).Fields(fields)
	return fields.data, fields.err
}

func (r record[T, P]) Unpack(data any) (T, error) {
	var value T
	entries, ok := data.(Map)
	if !ok {
		return value, fmt.Errorf("a %s is expected, not %v", r.title, data)
	}
	fields := &Fields{mode: unpacking, data: entries}
	P(&value).Fields(fields)
	return value, fields.err
}
