package main

import (
	"encoding/json"
	"fmt"

	_ "github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/plugins"
	_ "github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/plugins/kubeflow"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

// message gives data as a protobuf message of Flyte prints itself.
func (e evaluator) message(template *object, names scope) (any, error) {
	made, err := e.make(template.get("of"), names)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(plain(made))
	if err != nil {
		return nil, err
	}
	name := protoreflect.FullName(template.text("$message"))
	found, err := protoregistry.GlobalTypes.FindMessageByName(name)
	if err != nil {
		return nil, err
	}
	message := found.New().Interface()
	if err := protojson.Unmarshal(text, message); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	printed, err := protojson.Marshal(message)
	if err != nil {
		return nil, err
	}
	return read(string(printed), false)
}

// resources gives requests and limits as flyteidl.core.Resources; what is not given is empty.
func resources(requests, limits any) any {
	made := newObject()
	made.set("requests", amounts(requests))
	made.set("limits", amounts(limits))
	return made
}

var resourceNames = []struct{ field, name string }{
	{"cpu", "CPU"}, {"mem", "MEMORY"}, {"gpu", "GPU"}, {"ephemeral_storage", "EPHEMERAL_STORAGE"},
}

func amounts(given any) []any {
	found := []any{}
	fields, _ := given.(*object)
	for _, resource := range resourceNames {
		if value := fields.get(resource.field); value != nil {
			entry := newObject()
			entry.set("name", resource.name)
			entry.set("value", pythonText(value))
			found = append(found, entry)
		}
	}
	return found
}
