package flyte

import (
	"fmt"
	"math"
	"time"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"
)

// Codec converts values of a type: to literals, and to the data that records are packed in.
type Codec[T any] interface {
	// Type is what a union says of its value; it has no schemas of records.
	Type() *core.LiteralType
	Literal(value T) (*core.Literal, error)
	Value(literal *core.Literal) (T, error)
	Pack(value T, style Style) (any, error)
	Unpack(data any) (T, error)
}

// Style says which Python library reads the fields of a record.
type Style int

// Dataclass and Pydantic write durations, bytes and keys differently.
const (
	Dataclass Style = iota
	Pydantic
)

type scalar[T any] struct {
	name   string
	simple core.SimpleType
	to     func(T) (*core.Primitive, error)
	from   func(*core.Primitive) (T, bool)
	pack   func(T, Style) (any, error)
	unpack func(any) (T, bool)
}

func (s scalar[T]) Type() *core.LiteralType {
	return simpleType(s.simple)
}

func (s scalar[T]) Literal(value T) (*core.Literal, error) {
	primitive, err := s.to(value)
	if err != nil {
		return nil, err
	}
	return primitiveLiteral(primitive), nil
}

func (s scalar[T]) Value(literal *core.Literal) (T, error) {
	value, ok := s.from(literal.GetScalar().GetPrimitive())
	if !ok {
		return value, fmt.Errorf("%s is expected, not %v", s.name, literal)
	}
	return value, nil
}

func (s scalar[T]) Pack(value T, style Style) (any, error) {
	return s.pack(value, style)
}

func (s scalar[T]) Unpack(data any) (T, error) {
	value, ok := s.unpack(data)
	if !ok {
		return value, fmt.Errorf("%s is expected, not %v", s.name, data)
	}
	return value, nil
}

func asItIs[T any](value T, _ Style) (any, error) {
	return value, nil
}

func simpleType(simple core.SimpleType) *core.LiteralType {
	return &core.LiteralType{Type: &core.LiteralType_Simple{Simple: simple}}
}

func scalarLiteral(scalar *core.Scalar) *core.Literal {
	return &core.Literal{Value: &core.Literal_Scalar{Scalar: scalar}}
}

func primitiveLiteral(primitive *core.Primitive) *core.Literal {
	return scalarLiteral(&core.Scalar{Value: &core.Scalar_Primitive{Primitive: primitive}})
}

// Integer is Python's int, within 64 bits.
var Integer Codec[int64] = scalar[int64]{
	name:   "an integer",
	simple: core.SimpleType_INTEGER,
	to: func(value int64) (*core.Primitive, error) {
		return &core.Primitive{Value: &core.Primitive_Integer{Integer: value}}, nil
	},
	from: func(p *core.Primitive) (int64, bool) {
		held, ok := p.GetValue().(*core.Primitive_Integer)
		if !ok {
			return 0, false
		}
		return held.Integer, true
	},
	pack:   asItIs[int64],
	unpack: unpackAs[int64],
}

// Float is Python's float.
var Float Codec[float64] = scalar[float64]{
	name:   "a float",
	simple: core.SimpleType_FLOAT,
	to: func(value float64) (*core.Primitive, error) {
		return &core.Primitive{Value: &core.Primitive_FloatValue{FloatValue: value}}, nil
	},
	from: func(p *core.Primitive) (float64, bool) {
		held, ok := p.GetValue().(*core.Primitive_FloatValue)
		if !ok {
			return 0, false
		}
		return held.FloatValue, true
	},
	pack:   asItIs[float64],
	unpack: unpackFloat,
}

// String is Python's str.
var String Codec[string] = scalar[string]{
	name:   "a string",
	simple: core.SimpleType_STRING,
	to: func(value string) (*core.Primitive, error) {
		return &core.Primitive{Value: &core.Primitive_StringValue{StringValue: value}}, nil
	},
	from: func(p *core.Primitive) (string, bool) {
		held, ok := p.GetValue().(*core.Primitive_StringValue)
		if !ok {
			return "", false
		}
		return held.StringValue, true
	},
	pack:   asItIs[string],
	unpack: unpackAs[string],
}

// Boolean is Python's bool.
var Boolean Codec[bool] = scalar[bool]{
	name:   "a boolean",
	simple: core.SimpleType_BOOLEAN,
	to: func(value bool) (*core.Primitive, error) {
		return &core.Primitive{Value: &core.Primitive_Boolean{Boolean: value}}, nil
	},
	from: func(p *core.Primitive) (bool, bool) {
		held, ok := p.GetValue().(*core.Primitive_Boolean)
		if !ok {
			return false, false
		}
		return held.Boolean, true
	},
	pack:   asItIs[bool],
	unpack: unpackAs[bool],
}

// Datetime is Python's datetime. Python has microseconds; one without a time zone is one of UTC.
var Datetime Codec[time.Time] = scalar[time.Time]{
	name:   "a datetime",
	simple: core.SimpleType_DATETIME,
	to: func(value time.Time) (*core.Primitive, error) {
		held := &core.Primitive_Datetime{Datetime: timestamppb.New(value)}
		return &core.Primitive{Value: held}, held.Datetime.CheckValid()
	},
	from: func(p *core.Primitive) (time.Time, bool) {
		held, ok := p.GetValue().(*core.Primitive_Datetime)
		if !ok {
			return time.Time{}, false
		}
		return held.Datetime.AsTime(), true
	},
	pack:   packDatetime,
	unpack: unpackDatetime,
}

// Day is Python's date, which travels as its midnight.
var Day Codec[Date] = scalar[Date]{
	name:   "a date",
	simple: core.SimpleType_DATETIME,
	to: func(value Date) (*core.Primitive, error) {
		held := &core.Primitive_Datetime{Datetime: timestamppb.New(value.midnight())}
		return &core.Primitive{Value: held}, held.Datetime.CheckValid()
	},
	from: func(p *core.Primitive) (Date, bool) {
		held, ok := p.GetValue().(*core.Primitive_Datetime)
		if !ok {
			return Date{}, false
		}
		return dateOf(held.Datetime.AsTime()), true
	},
	pack: func(value Date, _ Style) (any, error) {
		return value.String(), nil
	},
	unpack: unpackDate,
}

// Duration is Python's timedelta, within what time.Duration can hold: 292 years.
var Duration Codec[time.Duration] = scalar[time.Duration]{
	name:   "a duration",
	simple: core.SimpleType_DURATION,
	to: func(value time.Duration) (*core.Primitive, error) {
		held := &core.Primitive_Duration{Duration: durationpb.New(value)}
		return &core.Primitive{Value: held}, nil
	},
	from: func(p *core.Primitive) (time.Duration, bool) {
		held, ok := p.GetValue().(*core.Primitive_Duration)
		if !ok || tooLong(float64(held.Duration.GetSeconds())) {
			return 0, false
		}
		return held.Duration.AsDuration(), true
	},
	pack:   packDuration,
	unpack: unpackDuration,
}

// Bytes is Python's bytes, which only records hold.
var Bytes Codec[[]byte] = scalar[[]byte]{
	name: "bytes",
	to: func([]byte) (*core.Primitive, error) {
		return nil, fmt.Errorf("bytes are no literal")
	},
	from: func(*core.Primitive) ([]byte, bool) {
		return nil, false
	},
	pack:   packBytes,
	unpack: unpackBytes,
}

func tooLong(seconds float64) bool {
	return math.Abs(seconds) >= float64(math.MaxInt64/int64(time.Second))
}
