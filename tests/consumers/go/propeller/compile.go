package main

import (
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/admin"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"github.com/flyteorg/flyte/flytepropeller/pkg/compiler"
	"github.com/flyteorg/flyte/flytepropeller/pkg/compiler/common"
	"github.com/flyteorg/flyte/flytepropeller/pkg/compiler/transformers/k8s"
)

// The interface of a launch plan, as the registration works it out.
type plan struct {
	id      *core.Identifier
	inputs  *core.ParameterMap
	outputs *core.VariableMap
}

func (p plan) GetID() *core.Identifier               { return p.id }
func (p plan) GetExpectedInputs() *core.ParameterMap { return p.inputs }
func (p plan) GetExpectedOutputs() *core.VariableMap { return p.outputs }

// What flyteadmin (pkg/manager/impl/util/entities.go) expects of who starts a launch plan.
func planOf(id *core.Identifier, spec *admin.LaunchPlanSpec, target *core.TypedInterface) plan {
	expected := map[string]*core.Parameter{}
	for name, parameter := range spec.GetDefaultInputs().GetParameters() {
		expected[name] = parameter
	}
	for name, variable := range target.GetInputs().GetVariables() {
		_, isDefault := expected[name]
		_, isFixed := spec.GetFixedInputs().GetLiterals()[name]
		if !isDefault && !isFixed {
			expected[name] = &core.Parameter{
				Var:      variable,
				Behavior: &core.Parameter_Required{Required: true},
			}
		}
	}
	outputs := target.GetOutputs()
	if outputs == nil {
		outputs = &core.VariableMap{}
	}
	return plan{id, &core.ParameterMap{Parameters: expected}, outputs}
}

// All that one workflow is compiled with.
type unit struct {
	entity   string
	workflow *core.WorkflowTemplate
	below    []*core.WorkflowTemplate
	tasks    []*core.TaskTemplate
	plans    []plan
	inputs   *core.LiteralMap
	builds   bool
}

// Compile a workflow with its tasks; the verdict is that of the stage which ended it.
func (u unit) compile() verdict {
	compiled := []*core.CompiledTask{}
	for _, task := range u.tasks {
		var done *core.CompiledTask
		found := stage(u.entity, "CompileTask", func() (err error) {
			done, err = compiler.CompileTask(task)
			return err
		})
		if !found.Ok {
			return found
		}
		compiled = append(compiled, done)
	}
	if u.workflow != nil {
		found := stage(u.entity, "GetRequirements", func() error {
			_, err := compiler.GetRequirements(u.workflow, u.below)
			return err
		})
		if !found.Ok {
			return found
		}
	}
	providers := []common.InterfaceProvider{}
	for _, each := range u.plans {
		providers = append(providers, each)
	}
	var closure *core.CompiledWorkflowClosure
	found := stage(u.entity, "CompileWorkflow", func() (err error) {
		closure, err = compiler.CompileWorkflow(u.workflow, u.below, compiled, providers)
		return err
	})
	if !found.Ok || !u.builds {
		return found
	}
	return stage(u.entity, "BuildFlyteWorkflow", func() error {
		execution := &core.WorkflowExecutionIdentifier{Project: "p", Domain: "d", Name: "n"}
		_, err := k8s.BuildFlyteWorkflow(closure, u.inputs, execution, "p-d")
		return err
	})
}
