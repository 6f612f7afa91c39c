package main

import (
	"fmt"
	"strings"

	"example.test/consumers/exports"
	"example.test/consumers/snowflake"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

// kind is a kind of task that is run here.
type kind struct {
	name     string
	taskType string
	run      func(*core.TaskTemplate, *core.LiteralMap) (*core.LiteralMap, error)
}

var kinds = []kind{
	{"exports in Go", "table_export", runExport},
	{"queries in Go", "snowflake", runQuery},
}

// read takes a template apart by its contract: as JSON, the one is the other. What the contract does
// not know is refused.
func read(template *core.TaskTemplate, contract proto.Message) error {
	text, err := protojson.Marshal(template)
	if err == nil {
		err = protojson.Unmarshal(text, contract)
	}
	if err != nil {
		return status.Errorf(codes.InvalidArgument, "this is not what the contract says: %v", err)
	}
	return nil
}

func runExport(template *core.TaskTemplate, inputs *core.LiteralMap) (*core.LiteralMap, error) {
	task := &exports.ExportTaskTemplate{}
	if err := read(template, task); err != nil {
		return nil, err
	}
	custom := task.Custom
	uri := fmt.Sprintf("%s/%s.%s", custom.Bucket, text(inputs, "table"), custom.Format)
	return &core.LiteralMap{Literals: map[string]*core.Literal{
		"uri":  textLiteral(uri),
		"rows": wholeLiteral(custom.Shards * 1000),
	}}, nil
}

func runQuery(template *core.TaskTemplate, inputs *core.LiteralMap) (*core.LiteralMap, error) {
	task := &snowflake.SnowflakeTaskTemplate{}
	if err := read(template, task); err != nil {
		return nil, err
	}
	query := task.Sql.Statement
	for name := range inputs.GetLiterals() {
		query = strings.ReplaceAll(query, "{{ .inputs."+name+" }}", text(inputs, name))
	}
	at := task.Config
	uri := fmt.Sprintf("snowflake://%s@%s/%s/%s?warehouse=%s&query=%s",
		at.User, at.Account, at.Database, at.Schema, at.Warehouse, query)
	return &core.LiteralMap{Literals: map[string]*core.Literal{"results": datasetLiteral(uri)}}, nil
}
