package main

import (
	"encoding/json"
	"os"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"github.com/flyteorg/flyte/flytepropeller/pkg/compiler/validators"
	"google.golang.org/protobuf/encoding/protojson"
)

// Tell of pairs of types whether the first may flow into the second.
func castTypes(path string) ([]bool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var pairs [][2]json.RawMessage
	if err := json.Unmarshal(data, &pairs); err != nil {
		return nil, err
	}
	found := []bool{}
	for _, pair := range pairs {
		up, down := &core.LiteralType{}, &core.LiteralType{}
		if err := protojson.Unmarshal(pair[0], up); err != nil {
			return nil, err
		}
		if err := protojson.Unmarshal(pair[1], down); err != nil {
			return nil, err
		}
		found = append(found, isCastable(up, down))
	}
	return found, nil
}

// What the compiler breaks down over does not flow.
func isCastable(up, down *core.LiteralType) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	return validators.AreTypesCastable(up, down)
}
