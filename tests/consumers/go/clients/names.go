package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"example.test/clients/ir"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/admin"
	"google.golang.org/protobuf/proto"
)

// namesInIR names what flowc's IR holds.
func namesInIR(path string) ([]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	program := &ir.Program{}
	if err := proto.Unmarshal(data, program); err != nil {
		return nil, err
	}
	names := []string{}
	for _, entity := range program.GetEntities() {
		switch held := entity.GetKind().(type) {
		case *ir.Entity_Task:
			names = append(names, "task "+held.Task.GetName())
		case *ir.Entity_Workflow:
			names = append(names, "workflow "+held.Workflow.GetName())
		case *ir.Entity_LaunchPlan:
			names = append(names, "launch_plan "+held.LaunchPlan.GetName())
		}
	}
	slices.Sort(names)
	return names, nil
}

// namesInPackage names what a Flyte package holds: a file an entity, its kind in its name.
func namesInPackage(path string) ([]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	archive := tar.NewReader(unzipped)
	names := []string{}
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			slices.Sort(names)
			return names, nil
		}
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(archive)
		if err != nil {
			return nil, err
		}
		name, err := nameOf(header.Name, data)
		if err != nil {
			return nil, err
		}
		if name != "" {
			names = append(names, name)
		}
	}
}

func nameOf(file string, data []byte) (string, error) {
	switch {
	case strings.HasSuffix(file, "_1.pb"):
		held := &admin.TaskSpec{}
		err := proto.Unmarshal(data, held)
		return "task " + held.GetTemplate().GetId().GetName(), err
	case strings.HasSuffix(file, "_2.pb"):
		held := &admin.WorkflowSpec{}
		err := proto.Unmarshal(data, held)
		return "workflow " + held.GetTemplate().GetId().GetName(), err
	case strings.HasSuffix(file, "_3.pb"):
		held := &admin.LaunchPlan{}
		err := proto.Unmarshal(data, held)
		return "launch_plan " + held.GetId().GetName(), err
	default:
		return "", nil
	}
}
