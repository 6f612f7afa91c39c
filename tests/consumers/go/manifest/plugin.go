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
	p.evaluator = evaluator{manifest.object("fragments"), p.maker}
	p.maker.check = func(class, fields *object) error {
		return p.checkRules(class, scope(fields.values))
	}
	for _, each := range manifest.list("tasks") {
		p.tasks = append(p.tasks, each.(*object))
	}
	return p
}

// level is a task class, with the variables that its own constructor has.
type level struct {
	task  *object
	names scope
}

// template gives the parts of a task's template that its manifest says.
func (p *plugin) template(name string, given *object) (*object, error) {
	levels, err := p.levels(name, given)
	if err != nil {
		return nil, err
	}
	made := newObject()
	for _, part := range []struct{ from, to string }{
		{"type", "type"}, {"type_version", "version"}, {"custom", "custom"},
		{"config", "config"}, {"statement", "statement"},
	} {
		for _, level := range levels {
			if !level.task.has(part.from) {
				continue
			}
			value, err := p.evaluator.make(level.task.get(part.from), level.names)
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

// levels gives a task and those of the manifest that it extends, itself first. What a class hands to
// the one that it extends are its base arguments, and what that has by the same name.
func (p *plugin) levels(name string, given *object) ([]level, error) {
	task := p.task(name)
	if task == nil {
		return nil, fmt.Errorf("there is no task %q", name)
	}
	names, err := p.names(task, given)
	if err != nil {
		return nil, err
	}
	if err := p.checkRules(task, names); err != nil {
		return nil, err
	}
	handed, err := p.evaluator.object(orEmpty(task.object("base_arguments")), names)
	if err != nil {
		return nil, err
	}
	base := handed.(*object)
	if base.has("task_config") {
		names["config"] = base.get("task_config")
	}
	found := []level{{task, names}}
	for _, extended := range strings.Fields(task.text("extends")) {
		if p.task(extended) == nil {
			continue
		}
		for _, field := range p.task(extended).list("parameters") {
			parameter := field.(*object).text("name")
			if value, ok := names[parameter]; ok && value != nil && !base.has(parameter) {
				base.set(parameter, value)
			}
		}
		more, err := p.levels(extended, base)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	return found, p.keep(found)
}

// keep adds what objects keep under other names to `task`; those of the derived classes count.
func (p *plugin) keep(levels []level) error {
	for at := len(levels) - 1; at >= 0; at-- {
		attributes := orEmpty(levels[at].task.object("attributes"))
		for _, name := range attributes.keys {
			value, err := p.evaluator.make(attributes.values[name], levels[at].names)
			if err != nil {
				return err
			}
			for _, level := range levels {
				level.names["task"].(*object).set(name, value)
			}
		}
	}
	return nil
}

func (p *plugin) task(name string) *object {
	for _, task := range p.tasks {
		if task.text("name") == name {
			return task
		}
	}
	return nil
}

// names gives the variables of the templates of a class.
func (p *plugin) names(task, given *object) (scope, error) {
	names := scope{}
	for _, name := range strings.Fields(ofBases) {
		names[name] = nil
	}
	fields := []*object{}
	for _, each := range task.list("parameters") {
		fields = append(fields, each.(*object))
	}
	if configs := task.list("config_classes"); len(configs) > 0 {
		field := newObject()
		field.set("name", "task_config")
		field.set("type", configs[0])
		fields = append(fields, field)
	}
	arguments, err := p.maker.arguments(fields, given)
	if err != nil {
		return nil, err
	}
	for _, name := range arguments.keys {
		names[name] = arguments.values[name]
	}
	names["config"] = names["task_config"]
	made := newObject()
	made.set("name", names["name"])
	made.set("pod_template", names["pod_template"])
	if query, ok := names["query_template"].(string); ok {
		made.set("query", squash(query))
	}
	names["task"] = made
	return names, nil
}

func orEmpty(found *object) *object {
	if found == nil {
		return newObject()
	}
	return found
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
