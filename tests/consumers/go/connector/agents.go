package main

import (
	"context"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/admin"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/service"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// agents tells which kinds of tasks are served.
type agents struct {
	service.UnimplementedAgentMetadataServiceServer
}

func (agents) ListAgents(
	context.Context, *admin.ListAgentsRequest,
) (*admin.ListAgentsResponse, error) {
	found := &admin.ListAgentsResponse{}
	for _, kind := range kinds {
		category := &admin.TaskCategory{Name: kind.taskType}
		found.Agents = append(found.Agents, &admin.Agent{
			Name:                    kind.name,
			SupportedTaskCategories: []*admin.TaskCategory{category},
		})
	}
	return found, nil
}

func (a agents) GetAgent(
	ctx context.Context, request *admin.GetAgentRequest,
) (*admin.GetAgentResponse, error) {
	all, _ := a.ListAgents(ctx, nil)
	for _, agent := range all.Agents {
		if agent.Name == request.Name {
			return &admin.GetAgentResponse{Agent: agent}, nil
		}
	}
	return nil, status.Errorf(codes.NotFound, "no agent is called %q", request.Name)
}
