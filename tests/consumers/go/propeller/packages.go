package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/admin"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"github.com/flyteorg/flyte/flytepropeller/pkg/compiler"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

const home = "here"

// Compile every entity of a package, in the order of its files.
func compilePackage(folder string) ([]verdict, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.pb"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	held := &held{
		tasks:     map[string]*core.TaskTemplate{},
		workflows: map[string]*core.TypedInterface{},
		plans:     map[string]*admin.LaunchPlan{},
	}
	found := []verdict{}
	specs := []*admin.WorkflowSpec{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		switch name := filepath.Base(path); {
		case strings.HasSuffix(name, "_1.pb"):
			spec := &admin.TaskSpec{}
			if bad := read(name, data, spec); bad != nil {
				found = append(found, *bad)
				continue
			}
			held.tasks[key(spec.GetTemplate().GetId())] = spec.GetTemplate()
			found = append(found, stage(name, "CompileTask", func() error {
				_, err := compiler.CompileTask(spec.GetTemplate())
				return err
			}))
		case strings.HasSuffix(name, "_2.pb"):
			spec := &admin.WorkflowSpec{}
			if bad := read(name, data, spec); bad != nil {
				found = append(found, *bad)
				continue
			}
			held.workflows[key(spec.GetTemplate().GetId())] = spec.GetTemplate().GetInterface()
			specs = append(specs, spec)
		case strings.HasSuffix(name, "_3.pb"):
			spec := &admin.LaunchPlan{}
			if bad := read(name, data, spec); bad != nil {
				found = append(found, *bad)
				continue
			}
			held.plans[key(spec.GetId())] = spec
		}
	}
	for _, spec := range specs {
		found = append(found, held.compile(spec))
	}
	return found, nil
}

// What a package holds, by identifier.
type held struct {
	tasks     map[string]*core.TaskTemplate
	workflows map[string]*core.TypedInterface
	plans     map[string]*admin.LaunchPlan
}

func (h *held) compile(spec *admin.WorkflowSpec) verdict {
	entity := spec.GetTemplate().GetId().GetName()
	// The compiler changes what it is given.
	own := proto.Clone(spec).(*admin.WorkflowSpec)
	u := unit{entity: entity, workflow: own.GetTemplate(), below: own.GetSubWorkflows(), builds: false}
	var needs compiler.WorkflowExecutionRequirements
	asked := stage(entity, "GetRequirements", func() (err error) {
		needs, err = compiler.GetRequirements(u.workflow, u.below)
		return err
	})
	if !asked.Ok {
		return asked
	}
	for _, id := range needs.GetRequiredTaskIds() {
		if task, ok := h.tasks[key(id)]; ok {
			u.tasks = append(u.tasks, proto.Clone(task).(*core.TaskTemplate))
		}
	}
	for _, id := range needs.GetRequiredLaunchPlanIds() {
		if lp, ok := h.plans[key(id)]; ok {
			target := h.workflows[key(lp.GetSpec().GetWorkflowId())]
			u.plans = append(u.plans, planOf(lp.GetId(), lp.GetSpec(), target))
		}
	}
	return u.compile()
}

func read(name string, data []byte, message proto.Message) *verdict {
	if err := proto.Unmarshal(data, message); err != nil {
		faults := []fault{{Code: "Unmarshal", Description: err.Error()}}
		return &verdict{Entity: name, Stage: "Unmarshal", Errors: faults}
	}
	settle(message.ProtoReflect())
	return nil
}

// Put identifiers where a registering tool would put them.
func settle(message protoreflect.Message) {
	if id, ok := message.Interface().(*core.Identifier); ok {
		for _, part := range []*string{&id.Project, &id.Domain, &id.Version} {
			if *part == "" || strings.HasPrefix(*part, "{{ registration.") {
				*part = home
			}
		}
		return
	}
	message.Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		switch {
		case field.IsMap():
			if field.MapValue().Message() != nil {
				value.Map().Range(func(_ protoreflect.MapKey, item protoreflect.Value) bool {
					settle(item.Message())
					return true
				})
			}
		case field.Message() == nil:
		case field.IsList():
			for i := 0; i < value.List().Len(); i++ {
				settle(value.List().Get(i).Message())
			}
		default:
			settle(value.Message())
		}
		return true
	})
}

func key(id *core.Identifier) string {
	return fmt.Sprint(id.GetResourceType(), id.GetProject(), "\x00", id.GetDomain(), "\x00",
		id.GetName(), "\x00", id.GetVersion())
}
