package flyte

import (
	"fmt"
	"math"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"google.golang.org/protobuf/types/known/structpb"
)

// Data is data of any kind: nil, bool, int64, float64, string, []byte, []any and Map.
var Data Codec[any] = data(func(value any) (*core.Scalar, error) {
	made, err := packed(value)
	if err != nil {
		return nil, err
	}
	binary := &core.Binary{Value: made, Tag: "msgpack"}
	return &core.Scalar{Value: &core.Scalar_Binary{Binary: binary}}, nil
})

// Struct is data that travels as protobuf's Struct, which has no int64.
var Struct Codec[any] = data(func(value any) (*core.Scalar, error) {
	made, err := structValue(value)
	if err != nil {
		return nil, err
	}
	if made.GetStructValue() == nil {
		return nil, fmt.Errorf("a mapping is expected, not %v", value)
	}
	return &core.Scalar{Value: &core.Scalar_Generic{Generic: made.GetStructValue()}}, nil
})

func data(literal func(any) (*core.Scalar, error)) Codec[any] {
	return stored[any]{
		type_:   simpleType(core.SimpleType_STRUCT),
		literal: literal,
		value:   unpackedLiteral,
		pack:    func(value any, _ Style) (any, error) { return value, nil },
		unpack:  func(data any) (any, error) { return data, nil },
	}
}

func packedLiteral(value any) (*core.Literal, error) {
	return Data.Literal(value)
}

func unpackedLiteral(literal *core.Literal) (any, error) {
	switch held := literal.GetScalar().GetValue().(type) {
	case *core.Scalar_Binary:
		if held.Binary.GetTag() != "msgpack" {
			return nil, fmt.Errorf("data is in an unknown form: %q", held.Binary.GetTag())
		}
		return unpacked(held.Binary.GetValue())
	case *core.Scalar_Generic:
		return ofStruct(structpb.NewStructValue(held.Generic)), nil
	default:
		return nil, fmt.Errorf("data is expected, not %v", literal)
	}
}

// valueOf reads a literal; what Flyte took out of a record is packed, whatever its type is.
func valueOf[T any](codec Codec[T], literal *core.Literal) (T, error) {
	switch literal.GetScalar().GetValue().(type) {
	case *core.Scalar_Binary, *core.Scalar_Generic:
		data, err := unpackedLiteral(literal)
		if err != nil {
			var nothing T
			return nothing, err
		}
		return codec.Unpack(data)
	default:
		return codec.Value(literal)
	}
}

func reading[T any](codec Codec[T]) func(*core.Literal) (T, error) {
	return func(literal *core.Literal) (T, error) { return valueOf(codec, literal) }
}

// A Struct has only doubles; those that are whole are integers as well.
func ofStruct(value *structpb.Value) any {
	switch held := value.GetKind().(type) {
	case *structpb.Value_NumberValue:
		number := held.NumberValue
		if number == math.Trunc(number) && math.Abs(number) <= 1<<53 {
			return int64(number)
		}
		return number
	case *structpb.Value_ListValue:
		made := []any{}
		for _, item := range held.ListValue.GetValues() {
			made = append(made, ofStruct(item))
		}
		return made
	case *structpb.Value_StructValue:
		made := Map{}
		for key, item := range held.StructValue.GetFields() {
			made = append(made, Entry{key, ofStruct(item)})
		}
		return made
	default:
		return value.AsInterface()
	}
}

func structValue(value any) (*structpb.Value, error) {
	switch held := value.(type) {
	case Map:
		made := &structpb.Struct{Fields: map[string]*structpb.Value{}}
		for _, entry := range held {
			key, ok := entry.Key.(string)
			if !ok {
				return nil, fmt.Errorf("a Struct has only keys of text, not %v", entry.Key)
			}
			var err error
			if made.Fields[key], err = structValue(entry.Value); err != nil {
				return nil, err
			}
		}
		return structpb.NewStructValue(made), nil
	case []any:
		items, err := each(held, structValue)
		return structpb.NewListValue(&structpb.ListValue{Values: items}), err
	case int64:
		if held > 1<<53 || held < -1<<53 {
			return nil, fmt.Errorf("a Struct cannot hold %d exactly", held)
		}
		return structpb.NewNumberValue(float64(held)), nil
	default:
		return structpb.NewValue(value)
	}
}
