package main

import "github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"

func text(inputs *core.LiteralMap, name string) string {
	return inputs.GetLiterals()[name].GetScalar().GetPrimitive().GetStringValue()
}

func textLiteral(value string) *core.Literal {
	return primitive(&core.Primitive{Value: &core.Primitive_StringValue{StringValue: value}})
}

func wholeLiteral(value int64) *core.Literal {
	return primitive(&core.Primitive{Value: &core.Primitive_Integer{Integer: value}})
}

func datasetLiteral(uri string) *core.Literal {
	dataset := &core.StructuredDataset{Uri: uri}
	return scalar(&core.Scalar{Value: &core.Scalar_StructuredDataset{StructuredDataset: dataset}})
}

func primitive(value *core.Primitive) *core.Literal {
	return scalar(&core.Scalar{Value: &core.Scalar_Primitive{Primitive: value}})
}

func scalar(value *core.Scalar) *core.Literal {
	return &core.Literal{Value: &core.Literal_Scalar{Scalar: value}}
}
