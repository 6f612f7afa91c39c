package flyte

import (
	"fmt"
	"slices"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
)

// stored joins the functions of a codec that has no state.
type stored[T any] struct {
	type_   *core.LiteralType
	literal func(T) (*core.Scalar, error)
	value   func(*core.Literal) (T, error)
	pack    func(T, Style) (any, error)
	unpack  func(any) (T, error)
}

func (s stored[T]) Type() *core.LiteralType {
	return s.type_
}

func (s stored[T]) Literal(value T) (*core.Literal, error) {
	scalar, err := s.literal(value)
	return scalarLiteral(scalar), err
}

func (s stored[T]) Value(literal *core.Literal) (T, error) {
	return s.value(literal)
}

func (s stored[T]) Pack(value T, style Style) (any, error) {
	return s.pack(value, style)
}

func (s stored[T]) Unpack(data any) (T, error) {
	return s.unpack(data)
}

// File is a file in the object store, of a format.
func File(format string) Codec[Blob] {
	return blob(format, core.BlobType_SINGLE)
}

// Folder is a folder in the object store, of a format.
func Folder(format string) Codec[Blob] {
	return blob(format, core.BlobType_MULTIPART)
}

// Pickle is a value that only Python reads, to be handed on.
func Pickle() Codec[Blob] {
	return File("PythonPickle")
}

func blob(format string, kind core.BlobType_BlobDimensionality) Codec[Blob] {
	declared := &core.BlobType{Format: format, Dimensionality: kind}
	return stored[Blob]{
		type_: &core.LiteralType{Type: &core.LiteralType_Blob{Blob: declared}},
		literal: func(value Blob) (*core.Scalar, error) {
			type_ := &core.BlobType{Format: or(value.Format, format), Dimensionality: kind}
			made := &core.Blob{Metadata: &core.BlobMetadata{Type: type_}, Uri: value.URI}
			return &core.Scalar{Value: &core.Scalar_Blob{Blob: made}}, nil
		},
		value: func(literal *core.Literal) (Blob, error) {
			held := literal.GetScalar().GetBlob()
			if held == nil || held.GetMetadata().GetType().GetDimensionality() != kind {
				return Blob{}, fmt.Errorf("a blob (%v) is expected, not %v", kind, literal)
			}
			return Blob{held.GetUri(), held.GetMetadata().GetType().GetFormat()}, nil
		},
		pack: func(value Blob, _ Style) (any, error) {
			return Map{{"path", value.URI}}, nil
		},
		unpack: func(data any) (Blob, error) {
			path, err := textOf(data, "path")
			return Blob{path, format}, err
		},
	}
}

// Column is a column of a dataset.
type Column struct {
	Name string
	Type *core.LiteralType
}

// ColumnOf declares a column.
func ColumnOf[T any](name string, codec Codec[T]) Column {
	return Column{name, codec.Type()}
}

// Table is a dataset with declared columns.
func Table(format string, columns ...Column) Codec[Dataset] {
	declared := tableType(format, columns)
	return stored[Dataset]{
		type_: &core.LiteralType{
			Type: &core.LiteralType_StructuredDatasetType{StructuredDatasetType: declared},
		},
		literal: func(value Dataset) (*core.Scalar, error) {
			type_ := tableType(or(value.Format, format), columns)
			made := &core.StructuredDataset{
				Uri:      value.URI,
				Metadata: &core.StructuredDatasetMetadata{StructuredDatasetType: type_},
			}
			return &core.Scalar{Value: &core.Scalar_StructuredDataset{StructuredDataset: made}}, nil
		},
		value: func(literal *core.Literal) (Dataset, error) {
			held := literal.GetScalar().GetStructuredDataset()
			if held == nil {
				return Dataset{}, fmt.Errorf("a dataset is expected, not %v", literal)
			}
			found := held.GetMetadata().GetStructuredDatasetType().GetFormat()
			return Dataset{held.GetUri(), found}, nil
		},
		pack: func(value Dataset, _ Style) (any, error) {
			return Map{{"uri", value.URI}, {"file_format", or(value.Format, format)}}, nil
		},
		unpack: func(data any) (Dataset, error) {
			uri, err := textOf(data, "uri")
			found, _ := textOf(data, "file_format")
			return Dataset{uri, found}, err
		},
	}
}

func tableType(format string, columns []Column) *core.StructuredDatasetType {
	made := &core.StructuredDatasetType{Format: format}
	for _, column := range columns {
		made.Columns = append(made.Columns, &core.StructuredDatasetType_DatasetColumn{
			Name:        column.Name,
			LiteralType: column.Type,
		})
	}
	return made
}

var legacyTypes = map[core.SimpleType]core.SchemaType_SchemaColumn_SchemaColumnType{
	core.SimpleType_INTEGER:  core.SchemaType_SchemaColumn_INTEGER,
	core.SimpleType_FLOAT:    core.SchemaType_SchemaColumn_FLOAT,
	core.SimpleType_STRING:   core.SchemaType_SchemaColumn_STRING,
	core.SimpleType_BOOLEAN:  core.SchemaType_SchemaColumn_BOOLEAN,
	core.SimpleType_DATETIME: core.SchemaType_SchemaColumn_DATETIME,
	core.SimpleType_DURATION: core.SchemaType_SchemaColumn_DURATION,
}

// LegacyTable is a dataset that travels as Flyte's older schema.
func LegacyTable(columns ...Column) Codec[Dataset] {
	declared := &core.SchemaType{}
	for _, column := range columns {
		declared.Columns = append(declared.Columns, &core.SchemaType_SchemaColumn{
			Name: column.Name,
			Type: legacyTypes[column.Type.GetSimple()],
		})
	}
	return stored[Dataset]{
		type_: &core.LiteralType{Type: &core.LiteralType_Schema{Schema: declared}},
		literal: func(value Dataset) (*core.Scalar, error) {
			made := &core.Schema{Uri: value.URI, Type: declared}
			return &core.Scalar{Value: &core.Scalar_Schema{Schema: made}}, nil
		},
		value: func(literal *core.Literal) (Dataset, error) {
			held := literal.GetScalar().GetSchema()
			if held == nil {
				return Dataset{}, fmt.Errorf("a schema is expected, not %v", literal)
			}
			return Dataset{URI: held.GetUri()}, nil
		},
		pack: func(value Dataset, _ Style) (any, error) {
			return Map{{"remote_path", value.URI}}, nil
		},
		unpack: func(data any) (Dataset, error) {
			uri, err := textOf(data, "remote_path")
			return Dataset{URI: uri}, err
		},
	}
}

// Enum is Python's enum of text, with the values that it has.
func Enum[E ~string](values ...E) Codec[E] {
	declared := &core.EnumType{}
	for _, value := range values {
		declared.Values = append(declared.Values, string(value))
	}
	check := func(value string, err error) (E, error) {
		if err == nil && !slices.Contains(values, E(value)) {
			err = fmt.Errorf("one of %q is expected, not %q", values, value)
		}
		return E(value), err
	}
	return stored[E]{
		type_: &core.LiteralType{Type: &core.LiteralType_EnumType{EnumType: declared}},
		literal: func(value E) (*core.Scalar, error) {
			if _, err := check(string(value), nil); err != nil {
				return nil, err
			}
			made, err := String.Literal(string(value))
			return made.GetScalar(), err
		},
		value: func(literal *core.Literal) (E, error) {
			return check(String.Value(literal))
		},
		pack: func(value E, _ Style) (any, error) {
			return check2(check(string(value), nil))
		},
		unpack: func(data any) (E, error) {
			return check(String.Unpack(data))
		},
	}
}

func check2[E ~string](value E, err error) (any, error) {
	return string(value), err
}

type choice[T comparable] struct {
	Codec[T]
	values []T
}

// Choice is one of listed values.
func Choice[T comparable](codec Codec[T], values ...T) Codec[T] {
	return choice[T]{codec, values}
}

func (c choice[T]) check(value T, err error) (T, error) {
	if err == nil && !slices.Contains(c.values, value) {
		err = fmt.Errorf("one of %v is expected, not %v", c.values, value)
	}
	return value, err
}

func (c choice[T]) Literal(value T) (*core.Literal, error) {
	if _, err := c.check(value, nil); err != nil {
		return nil, err
	}
	return c.Codec.Literal(value)
}

func (c choice[T]) Value(literal *core.Literal) (T, error) {
	return c.check(c.Codec.Value(literal))
}

func (c choice[T]) Pack(value T, style Style) (any, error) {
	if _, err := c.check(value, nil); err != nil {
		return nil, err
	}
	return c.Codec.Pack(value, style)
}

func (c choice[T]) Unpack(data any) (T, error) {
	return c.check(c.Codec.Unpack(data))
}

// None is Python's None.
var None Codec[Nothing] = stored[Nothing]{
	type_: simpleType(core.SimpleType_NONE),
	literal: func(Nothing) (*core.Scalar, error) {
		return &core.Scalar{Value: &core.Scalar_NoneType{NoneType: &core.Void{}}}, nil
	},
	value: func(literal *core.Literal) (Nothing, error) {
		if literal.GetScalar().GetNoneType() == nil {
			return Nothing{}, fmt.Errorf("None is expected, not %v", literal)
		}
		return Nothing{}, nil
	},
	pack: func(Nothing, Style) (any, error) {
		return nil, nil
	},
	unpack: func(data any) (Nothing, error) {
		if data != nil {
			return Nothing{}, fmt.Errorf("None is expected, not %v", data)
		}
		return Nothing{}, nil
	},
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}

func textOf(data any, key string) (string, error) {
	entries, ok := data.(Map)
	if !ok {
		return "", fmt.Errorf("a mapping with %q is expected, not %v", key, data)
	}
	held, _ := entries.get(key)
	text, ok := held.(string)
	if !ok {
		return "", fmt.Errorf("%q is text, not %v", key, held)
	}
	return text, nil
}
