// Program clients launches and reads the tasks of parcels through generated clients.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"example.test/parcels"
	"example.test/parcels/flyte"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"google.golang.org/protobuf/proto"
)

type vector struct {
	ID       string
	Kind     string
	Entity   string
	Side     string
	Literals string
}

type answers struct {
	Again   map[string]string `json:"again"`
	ByHand  map[string]string `json:"by_hand"`
	Read    []string          `json:"read"`
	IR      []string          `json:"ir"`
	Package []string          `json:"package"`
}

var target = flyte.Target{Project: "p", Domain: "d", Version: "v"}

func main() {
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(vectors, ir, pack string) error {
	text, err := os.ReadFile(vectors)
	if err != nil {
		return err
	}
	var file struct{ Cases []vector }
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	made := answers{Again: map[string]string{}}
	cases := map[string]vector{}
	for _, each := range file.Cases {
		cases[each.ID] = each
		if made.Again[each.ID], err = again(each); err != nil {
			return fmt.Errorf("%s: %w", each.ID, err)
		}
	}
	if made.ByHand, err = byHand(); err != nil {
		return err
	}
	if made.Read, err = read(cases); err != nil {
		return err
	}
	if made.IR, err = namesInIR(ir); err != nil {
		return err
	}
	if made.Package, err = namesInPackage(pack); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(made)
}

// again reads a vector as typed values, and writes these.
func again(each vector) (string, error) {
	literals, err := decoded(each)
	if err != nil {
		return "", err
	}
	convert, ok := entities[each.Kind+" "+each.Entity]
	if !ok {
		return "", fmt.Errorf("no client of %s %s", each.Kind, each.Entity)
	}
	return encoded(convert(each.Side, literals))
}

var entities = map[string]func(string, *core.LiteralMap) (proto.Message, error){
	"task parcels.tasks.numbers":        converting(parcels.Numbers),
	"task parcels.tasks.times":          converting(parcels.Times),
	"task parcels.tasks.choices":        converting(parcels.Choices),
	"task parcels.tasks.containers":     converting(parcels.Containers),
	"task parcels.tasks.unions":         converting(parcels.Unions),
	"task parcels.tasks.records":        converting(parcels.Records),
	"task parcels.tasks.stored":         converting(parcels.Stored),
	"task parcels.tasks.nothing":        converting(parcels.Nothing),
	"task parcels.tasks.send":           converting(parcels.Send),
	"launch_plan parcels.tasks.deliver": converting(parcels.Deliver),
	"launch_plan overnight":             converting(parcels.Overnight),
}

func converting[I, O any](
	entity flyte.Entity[I, O],
) func(string, *core.LiteralMap) (proto.Message, error) {
	return func(side string, literals *core.LiteralMap) (proto.Message, error) {
		if side == "outputs" {
			outputs, err := entity.Outputs(literals)
			if err != nil {
				return nil, err
			}
			return entity.OutputLiterals(outputs)
		}
		inputs, err := entity.Inputs(literals)
		if err != nil {
			return nil, err
		}
		return entity.Request(target, "n", inputs)
	}
}

// read compares outputs with values that stand in this program.
func read(cases map[string]vector) ([]string, error) {
	ids := []string{}
	for id, compare := range outputs() {
		literals, err := decoded(cases[id])
		if err != nil {
			return nil, err
		}
		if err := compare(literals); err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func comparing[I, O any](entity flyte.Entity[I, O], expected O) func(*core.LiteralMap) error {
	return func(literals *core.LiteralMap) error {
		found, err := entity.Outputs(literals)
		if err == nil && !reflect.DeepEqual(found, expected) {
			err = fmt.Errorf("%+v is not %+v", found, expected)
		}
		return err
	}
}

func decoded(each vector) (*core.LiteralMap, error) {
	data, err := base64.StdEncoding.DecodeString(each.Literals)
	if err != nil {
		return nil, err
	}
	literals := &core.LiteralMap{}
	return literals, proto.Unmarshal(data, literals)
}

func encoded(message proto.Message, err error) (string, error) {
	if err != nil {
		return "", err
	}
	data, err := proto.Marshal(message)
	return base64.StdEncoding.EncodeToString(data), err
}
