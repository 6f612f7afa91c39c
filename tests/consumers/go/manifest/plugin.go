package main

import (
	"fmt"
	"strings"
)

// Parameters of flytekit's own classes, which are null where they are not given.
const ofBases = "accelerator cache container_image deck_fields disable_deck docs enable_deck " +
	"environment inputs interface labels limits metadata name node_dependency_hints outputs " +
	"pod_template pod_template_name requests resources secret_requests shared_memory task_config " +
	"task_resolver"

// plugin is what a manifest describes.
type plugin struct {
	tasks     []*object
	maker     *maker
	evaluator evaluator
}

func newPlugin(manifest *object) *plugin {
	p := &plugin{maker: newMaker(manifest)}
	p.evaluator = evaluator{manifest.object("fragments")}
	p.maker.check = func(class, fields *object) error {
		return p.checkRules(class, scope(fields.values))
	}
	for _, each := range manifest.list("tasks") {
		p.tasks = append(p.tasks, each.(*object))
	}
	return p
}

// template gives the parts of a task's template that its manifest says.
func (p *plugin) template(name string, given *object) (*object, error) {
	line := p.line(name)
	if len(line) == 0 {
		return nil, fmt.Errorf("there is no task %q", name)
	}
	names, err := p.names(line, given)
	if err != nil {
		return nil, err
	}
	for _, task := range line {
		if err := p.checkRules(task, names); err != nil {
			return nil, err
		}
	}
	made := newObject()
	for _, part := range []struct{ from, to string }{
		{"type", "type"}, {"type_version", "version"}, {"custom", "custom"},
		{"config", "config"}, {"statement", "statement"},
	} {
		for _, task := range line {
			if !task.has(part.from) {
				continue
			}
			value, err := p.evaluator.make(task.get(part.from), names)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", part.from, err)
			}
			if value != (nothing{}) {
				made.set(part.to, plain(value))
			}
			break
		}
	}
	return made, nil
}

// line gives a task and those of the manifest that it extends, itself first.
func (p *plugin) line(name string) []*object {
	var found []*object
	for _, task := range p.tasks {
		if task.text("name") != name {
			continue
		}
		found = append(found, task)
		for _, extended := range strings.Fields(task.text("extends")) {
			if extended != name {
				found = append(found, p.line(extended)...)
			}
		}
	}
	return found
}

// names gives the variables of the templates.
func (p *plugin) names(line []*object, given *object) (scope, error) {
	names := scope{}
	for _, name := range strings.Fields(ofBases) {
		names[name] = nil
	}
	fields := []*object{}
	for _, task := range line {
		for _, each := range task.list("parameters") {
			fields = append(fields, each.(*object))
		}
		if configs := task.list("config_classes"); len(configs) > 0 {
			field := newObject()
			field.set("name", "task_config")
			field.set("type", configs[0])
			fields = append(fields, field)
		}
	}
	arguments, err := p.maker.arguments(fields, given)
	if err != nil {
		return nil, err
	}
	for _, name := range arguments.keys {
		names[name] = arguments.values[name]
	}
	names["config"] = names["task_config"]
	task := newObject()
	task.set("name", names["name"])
	task.set("pod_template", names["pod_template"])
	if query, ok := names["query_template"].(string); ok {
		task.set("query", squash(query))
	}
	names["task"] = task
	return names, nil
}

func (p *plugin) checkRules(of *object, names scope) error {
	for _, each := range of.list("rules") {
		rule := each.(*object)
		holds, err := p.evaluator.condition(rule.text("that"), names)
		if err != nil {
			return err
		}
		if !holds {
			return fmt.Errorf("%s", rule.text("message"))
		}
	}
	return nil
}
