package flyte

import (
	"fmt"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/admin"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
)

// Target says where an entity is registered.
type Target struct {
	Org     string
	Project string
	Domain  string
	Version string
}

// Entity is a launch plan or a task with inputs I and outputs O.
type Entity[I, O any] struct {
	Kind core.ResourceType
	Name string

	inputs  func(*I, *Fields)
	outputs func(*O, *Fields)
}

// LaunchPlan declares a launch plan.
func LaunchPlan[I, O any, PI Fielded[I], PO Fielded[O]](name string) Entity[I, O] {
	return entity[I, O, PI, PO](core.ResourceType_LAUNCH_PLAN, name)
}

// Task declares a task.
func Task[I, O any, PI Fielded[I], PO Fielded[O]](name string) Entity[I, O] {
	return entity[I, O, PI, PO](core.ResourceType_TASK, name)
}

func entity[I, O any, PI Fielded[I], PO Fielded[O]](
	kind core.ResourceType, name string,
) Entity[I, O] {
	return Entity[I, O]{
		Kind:    kind,
		Name:    name,
		inputs:  func(inputs *I, fields *Fields) { PI(inputs).Fields(fields) },
		outputs: func(outputs *O, fields *Fields) { PO(outputs).Fields(fields) },
	}
}

// ID gives the identifier of the entity.
func (e Entity[I, O]) ID(target Target) *core.Identifier {
	return &core.Identifier{
		ResourceType: e.Kind,
		Org:          target.Org,
		Project:      target.Project,
		Domain:       target.Domain,
		Name:         e.Name,
		Version:      target.Version,
	}
}

// Request asks for an execution. Flyte makes up a name where it is empty.
func (e Entity[I, O]) Request(
	target Target, name string, inputs I,
) (*admin.ExecutionCreateRequest, error) {
	literals, err := e.Literals(inputs)
	if err != nil {
		return nil, err
	}
	return &admin.ExecutionCreateRequest{
		Org:     target.Org,
		Project: target.Project,
		Domain:  target.Domain,
		Name:    name,
		Inputs:  literals,
		Spec: &admin.ExecutionSpec{
			LaunchPlan: e.ID(target),
			Metadata:   &admin.ExecutionMetadata{Mode: admin.ExecutionMetadata_MANUAL},
		},
	}, nil
}

// Literals converts inputs.
func (e Entity[I, O]) Literals(inputs I) (*core.LiteralMap, error) {
	fields := &Fields{mode: toLiterals, literals: map[string]*core.Literal{}}
	e.inputs(&inputs, fields)
	return &core.LiteralMap{Literals: fields.literals}, e.wrap("inputs", fields.err)
}

// OutputLiterals converts outputs, as of a task that is stood in for.
func (e Entity[I, O]) OutputLiterals(outputs O) (*core.LiteralMap, error) {
	fields := &Fields{mode: toLiterals, literals: map[string]*core.Literal{}}
	e.outputs(&outputs, fields)
	return &core.LiteralMap{Literals: fields.literals}, e.wrap("outputs", fields.err)
}

// Outputs converts what an execution gave.
func (e Entity[I, O]) Outputs(literals *core.LiteralMap) (O, error) {
	var outputs O
	fields := &Fields{mode: fromLiterals, literals: literals.GetLiterals()}
	e.outputs(&outputs, fields)
	return outputs, e.wrap("outputs", fields.err)
}

// Inputs converts what an execution was given.
func (e Entity[I, O]) Inputs(literals *core.LiteralMap) (I, error) {
	var inputs I
	fields := &Fields{mode: fromLiterals, literals: literals.GetLiterals()}
	e.inputs(&inputs, fields)
	return inputs, e.wrap("inputs", fields.err)
}

func (e Entity[I, O]) wrap(part string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s of %s: %w", part, e.Name, err)
}
