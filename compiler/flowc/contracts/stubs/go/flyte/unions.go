package flyte

import (
	"fmt"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"google.golang.org/protobuf/proto"
)

// Variant is one type of a union U.
type Variant[U any] struct {
	tag     string
	title   string
	type_   func() *core.LiteralType
	literal func(U) (*core.Literal, bool, error)
	value   func(*core.Literal) (U, error)
	pack    func(U, Style) (any, bool, error)
	unpack  func(any) (U, error)
}

// Case declares a variant: the name of its encoder, and how it is wrapped for the union.
func Case[U, W, T any](
	tag string, codec Codec[T], wrap func(T) U, unwrap func(W) T,
) Variant[U] {
	return Variant[U]{
		tag:   tag,
		title: titleOf(codec),
		type_: codec.Type,
		literal: func(union U) (*core.Literal, bool, error) {
			held, ok := any(union).(W)
			if !ok {
				return nil, false, nil
			}
			made, err := codec.Literal(unwrap(held))
			return made, true, err
		},
		value: func(literal *core.Literal) (U, error) {
			value, err := valueOf(codec, literal)
			return wrap(value), err
		},
		pack: func(union U, style Style) (any, bool, error) {
			held, ok := any(union).(W)
			if !ok {
				return nil, false, nil
			}
			made, err := codec.Pack(unwrap(held), style)
			return made, true, err
		},
		unpack: func(data any) (U, error) {
			value, err := codec.Unpack(data)
			return wrap(value), err
		},
	}
}

type union[U any] struct {
	variants []Variant[U]
}

// OneOf is a union.
func OneOf[U any](variants ...Variant[U]) Codec[U] {
	return union[U]{variants}
}

// OptionalOneOf is a union of which nil is None.
func OptionalOneOf[U any](variants ...Variant[U]) Codec[U] {
	return union[U]{append(variants, none(func(union U) bool { return any(union) == nil }))}
}

// Optional is a value or None, which is nil.
func Optional[T any](tag string, codec Codec[T]) Codec[*T] {
	return union[*T]{[]Variant[*T]{
		{
			tag:   tag,
			title: titleOf(codec),
			type_: codec.Type,
			literal: func(pointer *T) (*core.Literal, bool, error) {
				if pointer == nil {
					return nil, false, nil
				}
				made, err := codec.Literal(*pointer)
				return made, true, err
			},
			value: func(literal *core.Literal) (*T, error) {
				value, err := valueOf(codec, literal)
				return &value, err
			},
			pack: func(pointer *T, style Style) (any, bool, error) {
				if pointer == nil {
					return nil, false, nil
				}
				made, err := codec.Pack(*pointer, style)
				return made, true, err
			},
			unpack: func(data any) (*T, error) {
				value, err := codec.Unpack(data)
				return &value, err
			},
		},
		none(func(pointer *T) bool { return pointer == nil }),
	}}
}

func none[U any](is func(U) bool) Variant[U] {
	var nothing U
	return Variant[U]{
		tag:   "none",
		type_: None.Type,
		literal: func(union U) (*core.Literal, bool, error) {
			made, err := None.Literal(Nothing{})
			return made, is(union), err
		},
		value: func(literal *core.Literal) (U, error) {
			_, err := None.Value(literal)
			return nothing, err
		},
		pack: func(union U, _ Style) (any, bool, error) {
			return nil, is(union), nil
		},
		unpack: func(data any) (U, error) {
			_, err := None.Unpack(data)
			return nothing, err
		},
	}
}

func (v Variant[U]) tagged() *core.LiteralType {
	made := proto.Clone(v.type_()).(*core.LiteralType)
	made.Structure = &core.TypeStructure{Tag: v.tag}
	return made
}

// fits tells whether a literal says that it holds this variant.
func (v Variant[U]) fits(type_ *core.LiteralType) bool {
	title := type_.GetMetadata().GetFields()["title"].GetStringValue()
	if v.title != "" && title != "" && v.title != title {
		return false
	}
	return type_.GetStructure().GetTag() == v.tag && proto.Equal(bare(type_), bare(v.type_()))
}

func (u union[U]) Type() *core.LiteralType {
	made := &core.UnionType{}
	for _, variant := range u.variants {
		made.Variants = append(made.Variants, variant.tagged())
	}
	return &core.LiteralType{Type: &core.LiteralType_UnionType{UnionType: made}}
}

func (u union[U]) Literal(value U) (*core.Literal, error) {
	for _, variant := range u.variants {
		if held, is, err := variant.literal(value); err != nil || is {
			made := &core.Union{Value: held, Type: variant.tagged()}
			return scalarLiteral(&core.Scalar{Value: &core.Scalar_Union{Union: made}}), err
		}
	}
	return nil, fmt.Errorf("%v is no value of the union", value)
}

// Value reads a variant that a literal names, else the first that fits.
func (u union[U]) Value(literal *core.Literal) (U, error) {
	held := literal.GetScalar().GetUnion()
	for _, variant := range u.variants {
		if held != nil && !variant.fits(held.GetType()) {
			continue
		}
		inner := literal
		if held != nil {
			inner = held.GetValue()
		}
		if value, err := variant.value(inner); err == nil {
			return value, nil
		}
	}
	var nothing U
	return nothing, fmt.Errorf("no variant of the union fits %v", literal)
}

func (u union[U]) Pack(value U, style Style) (any, error) {
	for _, variant := range u.variants {
		if data, is, err := variant.pack(value, style); err != nil || is {
			return data, err
		}
	}
	return nil, fmt.Errorf("%v is no value of the union", value)
}

// Unpack takes the first variant that fits, as Python does: nothing in the data names it.
func (u union[U]) Unpack(data any) (U, error) {
	_, isInteger := data.(int64)
	for _, widened := range []bool{false, true} {
		for _, variant := range u.variants {
			isFloat := variant.type_().GetSimple() == core.SimpleType_FLOAT
			if isInteger && isFloat != widened {
				continue
			}
			if value, err := variant.unpack(data); err == nil {
				return value, nil
			}
		}
	}
	var nothing U
	return nothing, fmt.Errorf("no variant of the union fits %v", data)
}

// bare takes away what tells nothing of the kind of a literal: schemas, annotations and tags.
func bare(type_ *core.LiteralType) *core.LiteralType {
	made := &core.LiteralType{Type: type_.GetType()}
	switch held := type_.GetType().(type) {
	case *core.LiteralType_CollectionType:
		made.Type = &core.LiteralType_CollectionType{CollectionType: bare(held.CollectionType)}
	case *core.LiteralType_MapValueType:
		made.Type = &core.LiteralType_MapValueType{MapValueType: bare(held.MapValueType)}
	case *core.LiteralType_UnionType:
		variants, _ := each(held.UnionType.GetVariants(), func(v *core.LiteralType) (*core.LiteralType, error) {
			return bare(v), nil
		})
		made.Type = &core.LiteralType_UnionType{UnionType: &core.UnionType{Variants: variants}}
	}
	return made
}
