package main

import (
	"encoding/json"
	"os"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"github.com/flyteorg/flyte/flytepropeller/pkg/compiler"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

// A case as it is kept: messages as protobuf's JSON.
type written struct {
	Name         string            `json:"name"`
	Workflow     json.RawMessage   `json:"workflow"`
	SubWorkflows []json.RawMessage `json:"subWorkflows"`
	Tasks        []json.RawMessage `json:"tasks"`
	LaunchPlans  []struct {
		ID              json.RawMessage `json:"id"`
		ExpectedInputs  json.RawMessage `json:"expectedInputs"`
		ExpectedOutputs json.RawMessage `json:"expectedOutputs"`
	} `json:"launchPlans"`
	Task   json.RawMessage `json:"task"`
	Inputs json.RawMessage `json:"inputs"`
	Build  bool            `json:"build"`
}

func compileCase(path string) ([]verdict, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var held written
	if err := json.Unmarshal(data, &held); err != nil {
		return nil, err
	}
	if len(held.Task) > 0 {
		task := &core.TaskTemplate{}
		if err := protojson.Unmarshal(held.Task, task); err != nil {
			return nil, err
		}
		return []verdict{stage(held.Name, "CompileTask", func() error {
			_, err := compiler.CompileTask(task)
			return err
		})}, nil
	}
	u := unit{entity: held.Name, builds: held.Build}
	if err := held.fill(&u); err != nil {
		return nil, err
	}
	return []verdict{u.compile()}, nil
}

func (w written) fill(u *unit) error {
	if is(w.Workflow) {
		u.workflow = &core.WorkflowTemplate{}
		if err := protojson.Unmarshal(w.Workflow, u.workflow); err != nil {
			return err
		}
	}
	for _, each := range w.SubWorkflows {
		below := &core.WorkflowTemplate{}
		if err := protojson.Unmarshal(each, below); err != nil {
			return err
		}
		u.below = append(u.below, below)
	}
	for _, each := range w.Tasks {
		task := &core.TaskTemplate{}
		if err := protojson.Unmarshal(each, task); err != nil {
			return err
		}
		u.tasks = append(u.tasks, task)
	}
	for _, each := range w.LaunchPlans {
		id, inputs, outputs := &core.Identifier{}, &core.ParameterMap{}, &core.VariableMap{}
		for message, raw := range map[proto.Message]json.RawMessage{
			id: each.ID, inputs: each.ExpectedInputs, outputs: each.ExpectedOutputs,
		} {
			if is(raw) {
				if err := protojson.Unmarshal(raw, message); err != nil {
					return err
				}
			}
		}
		made := plan{id: id}
		if is(each.ExpectedInputs) {
			made.inputs = inputs
		}
		if is(each.ExpectedOutputs) {
			made.outputs = outputs
		}
		u.plans = append(u.plans, made)
	}
	if is(w.Inputs) {
		u.inputs = &core.LiteralMap{}
		return protojson.Unmarshal(w.Inputs, u.inputs)
	}
	return nil
}

func is(raw json.RawMessage) bool {
	return len(raw) > 0 && string(raw) != "null"
}
