package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/admin"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/service"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const jobTime = 300 * time.Millisecond

// job is something that runs for a moment, and what it gives in the end.
type job struct {
	end     time.Time
	outputs *core.LiteralMap
}

// jobs keeps what runs in memory.
type jobs struct {
	service.UnimplementedAsyncAgentServiceServer
	mutex   sync.Mutex
	started int
	running map[string]job
}

func newJobs() *jobs { return &jobs{running: map[string]job{}} }

func (j *jobs) CreateTask(
	_ context.Context, request *admin.CreateTaskRequest,
) (*admin.CreateTaskResponse, error) {
	outputs, err := run(request.Template, request.Inputs)
	if err != nil {
		return nil, err
	}
	j.mutex.Lock()
	defer j.mutex.Unlock()
	j.started++
	name := fmt.Sprintf("%s-%d", request.Template.Type, j.started)
	j.running[name] = job{time.Now().Add(jobTime), outputs}
	return &admin.CreateTaskResponse{ResourceMeta: []byte(name)}, nil
}

func (j *jobs) GetTask(
	_ context.Context, request *admin.GetTaskRequest,
) (*admin.GetTaskResponse, error) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	found, ok := j.running[string(request.ResourceMeta)]
	resource := &admin.Resource{Phase: core.TaskExecution_RUNNING}
	switch {
	case !ok:
		resource = &admin.Resource{Phase: core.TaskExecution_FAILED, Message: "the job was ended"}
	case time.Now().After(found.end):
		resource = &admin.Resource{Phase: core.TaskExecution_SUCCEEDED, Outputs: found.outputs}
	}
	return &admin.GetTaskResponse{Resource: resource}, nil
}

func (j *jobs) DeleteTask(
	_ context.Context, request *admin.DeleteTaskRequest,
) (*admin.DeleteTaskResponse, error) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	delete(j.running, string(request.ResourceMeta))
	return &admin.DeleteTaskResponse{}, nil
}

// run finds who runs a task, and lets it.
func run(template *core.TaskTemplate, inputs *core.LiteralMap) (*core.LiteralMap, error) {
	for _, kind := range kinds {
		if kind.taskType == template.Type {
			return kind.run(template, inputs)
		}
	}
	return nil, status.Errorf(codes.NotFound, "nobody runs tasks of type %q", template.Type)
}
