package flyte

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
)

type list[T any] struct {
	item Codec[T]
}

// List is Python's list.
func List[T any](item Codec[T]) Codec[[]T] {
	return list[T]{item}
}

func (l list[T]) Type() *core.LiteralType {
	return &core.LiteralType{Type: &core.LiteralType_CollectionType{CollectionType: l.item.Type()}}
}

func (l list[T]) Literal(values []T) (*core.Literal, error) {
	literals, err := each(values, l.item.Literal)
	collection := &core.LiteralCollection{Literals: literals}
	return &core.Literal{Value: &core.Literal_Collection{Collection: collection}}, err
}

func (l list[T]) Value(literal *core.Literal) ([]T, error) {
	held, ok := literal.GetValue().(*core.Literal_Collection)
	if !ok {
		return nil, fmt.Errorf("a list is expected, not %v", literal)
	}
	return each(held.Collection.GetLiterals(), reading(l.item))
}

func (l list[T]) Pack(values []T, style Style) (any, error) {
	return each(values, func(value T) (any, error) { return l.item.Pack(value, style) })
}

func (l list[T]) Unpack(data any) ([]T, error) {
	items, ok := data.([]any)
	if !ok {
		return nil, fmt.Errorf("a list is expected, not %v", data)
	}
	return each(items, l.item.Unpack)
}

func each[A, B any](values []A, convert func(A) (B, error)) ([]B, error) {
	made := make([]B, len(values))
	for i, value := range values {
		var err error
		if made[i], err = convert(value); err != nil {
			return nil, fmt.Errorf("item %d: %w", i, err)
		}
	}
	return made, nil
}

type mapping[V any] struct {
	packedMapping[string, V]
}

// Mapping is Python's dict from str.
func Mapping[V any](value Codec[V]) Codec[map[string]V] {
	return mapping[V]{packedMapping[string, V]{String, value, cmp.Compare[string]}}
}

func (m mapping[V]) Type() *core.LiteralType {
	return &core.LiteralType{Type: &core.LiteralType_MapValueType{MapValueType: m.value.Type()}}
}

func (m mapping[V]) Literal(values map[string]V) (*core.Literal, error) {
	made := map[string]*core.Literal{}
	for key, value := range values {
		var err error
		if made[key], err = m.value.Literal(value); err != nil {
			return nil, fmt.Errorf("%q: %w", key, err)
		}
	}
	literals := &core.LiteralMap{Literals: made}
	return &core.Literal{Value: &core.Literal_Map{Map: literals}}, nil
}

func (m mapping[V]) Value(literal *core.Literal) (map[string]V, error) {
	held, ok := literal.GetValue().(*core.Literal_Map)
	if !ok {
		return nil, fmt.Errorf("a mapping is expected, not %v", literal)
	}
	made := map[string]V{}
	for key, value := range held.Map.GetLiterals() {
		var err error
		if made[key], err = valueOf(m.value, value); err != nil {
			return nil, fmt.Errorf("%q: %w", key, err)
		}
	}
	return made, nil
}

type packedMapping[K comparable, V any] struct {
	key     Codec[K]
	value   Codec[V]
	compare func(K, K) int
}

// PackedMapping is Python's dict from int or str, which travels as data.
func PackedMapping[K cmp.Ordered, V any](key Codec[K], value Codec[V]) Codec[map[K]V] {
	return packedMapping[K, V]{key, value, cmp.Compare[K]}
}

// PackedSwitch is Python's dict from bool, which travels as data.
func PackedSwitch[V any](value Codec[V]) Codec[map[bool]V] {
	order := func(a, b bool) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) }
	return packedMapping[bool, V]{Boolean, value, order}
}

func (m packedMapping[K, V]) Type() *core.LiteralType {
	return simpleType(core.SimpleType_STRUCT)
}

func (m packedMapping[K, V]) Literal(values map[K]V) (*core.Literal, error) {
	data, err := m.Pack(values, Dataclass)
	if err != nil {
		return nil, err
	}
	return packedLiteral(data)
}

func (m packedMapping[K, V]) Value(literal *core.Literal) (map[K]V, error) {
	data, err := unpackedLiteral(literal)
	if err != nil {
		return nil, err
	}
	return m.Unpack(data)
}

func (m packedMapping[K, V]) Pack(values map[K]V, style Style) (any, error) {
	made := Map{}
	for _, key := range slices.SortedFunc(maps.Keys(values), m.compare) {
		value, err := m.value.Pack(values[key], style)
		if err != nil {
			return nil, fmt.Errorf("%v: %w", key, err)
		}
		made = append(made, Entry{packKey(key, style), value})
	}
	return made, nil
}

func (m packedMapping[K, V]) Unpack(data any) (map[K]V, error) {
	entries, ok := data.(Map)
	if !ok {
		return nil, fmt.Errorf("a mapping is expected, not %v", data)
	}
	made := map[K]V{}
	for _, entry := range entries {
		key, err := unpackKey(m.key, entry.Key)
		if err != nil {
			return nil, err
		}
		if made[key], err = m.value.Unpack(entry.Value); err != nil {
			return nil, fmt.Errorf("%v: %w", key, err)
		}
	}
	return made, nil
}
