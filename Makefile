PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FLYTEKIT_VENV := .venvs/flytekit
FLYTEKIT := flytekit==1.16.31
OLDER_VENVS := .venvs/flytekit-1.15 .venvs/flytekit-1.14
UNION_VENV := .venvs/union
UNION := union==0.1.204
PLUGIN_VENVS := $(patsubst tests/differential/plugin_environments/%.txt,.venvs/plugins-%,$(wildcard tests/differential/plugin_environments/*.txt))

.DEFAULT_GOAL := help
.PHONY: help setup example test check format idl contracts union plugins derive versions names definitions consumers vectors corpus random types mutants fuzz propeller oasdiff bench bless features tour hook detection clean

help: ## show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  \1|\2/' | column -t -s '|'

setup: $(VENV)/.ready $(FLYTEKIT_VENV)/.ready $(OLDER_VENVS:%=%/.ready) ## make all environments: flowc's own, and flytekit's to compare with

$(VENV)/.ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

.venvs/flytekit-1.15/.ready: FLYTEKIT := flytekit==1.15.4
.venvs/flytekit-1.14/.ready: FLYTEKIT := flytekit==1.14.9

.venvs/%/.ready: Makefile
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check '$(FLYTEKIT)' pandas pydantic \
	  httpx prometheus-client
	@# On its own: together with flytekit, pip looks for minutes for versions that fit.
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check kubernetes
	touch $@

example: $(VENV)/.ready ## set up, and compile the examples
	@for folder in examples/*/; do \
	  echo "$$folder"; \
	  $(BIN)/flowc compile "$$folder" -t ir -t flyte -o "out/$$(basename "$$folder")" || exit 1; \
	done

test: setup ## set up, and run all tests
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.ready ## formatting, linting, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/buf lint idl
	$(BIN)/python idl/generate.py --check

format: $(VENV)/.ready ## format the sources, and mend what a linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

idl: $(VENV)/.ready ## generate Python from our protobufs, and the index of the types of manifests
	$(BIN)/python idl/generate.py
	$(BIN)/python -m flowc.manifests

union: $(VENV)/.ready $(UNION_VENV)/.ready ## ask flytekit beside the package union anew: renews tests/differential/union_answers
	PYTHONPATH=tests $(BIN)/python -m differential.union

$(UNION_VENV)/.ready: Makefile
	test -x $(UNION_VENV)/bin/python || $(PYTHON) -m venv $(UNION_VENV)
	$(UNION_VENV)/bin/python -m pip install --quiet --disable-pip-version-check '$(FLYTEKIT)' '$(UNION)' pandas
	touch $@

plugins: $(VENV)/.ready $(PLUGIN_VENVS:%=%/.ready) ## ask flytekit beside its plugins anew: renews tests/differential/plugin_answers
	PYTHONPATH=tests $(BIN)/python -m differential.plugins --ask

.venvs/plugins-%/.ready: tests/differential/plugin_environments/%.txt
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r $<
	touch $@

derive: $(VENV)/.ready .venvs/plugins-most/.ready ## derive drafts of manifests anew from the sources of plug-ins, and compare them with the catalogue
	PYTHONPATH=tests $(BIN)/python -m manifests.drafting

versions: setup ## compare with every release of flytekit that is mirrored
	$(BIN)/python -m pytest -n auto tests/differential/test_versions.py

names: setup ## list anew what the modules of flytekit bind, in any release that is mirrored
	PYTHONPATH=tests $(BIN)/python -m differential.module_names

definitions: $(VENV)/.ready ## generate anew the definitions of Flyte that clients in Java and Rust bring
	PYTHONPATH=tests $(BIN)/python -m consumers.definitions

consumers: setup ## programs in other languages: clients in Go, Java, Rust, TypeScript and Python, connectors, readers
	$(BIN)/python -m pytest tests/consumers

contracts: $(VENV)/.ready .venvs/contracts/.ready tests/contracts/tools/node_modules/.ready ## let compilers, linters and generators of other languages judge contracts (Go, Java, Node)
	$(BIN)/python tests/contracts/tools/judge.py

.venvs/contracts/.ready: tests/contracts/tools/requirements.txt
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

tests/contracts/tools/node_modules/.ready: tests/contracts/tools/package.json
	npm install --prefix $(<D) --no-audit --no-fund
	touch $@

vectors: $(FLYTEKIT_VENV)/.ready ## record anew what flytekit writes for the clients in tests/consumers
	$(FLYTEKIT_VENV)/bin/python tests/consumers/oracle/record.py tests/consumers/vectors.json

corpus: setup ## compare with flytekit on a tree of code, or on checkouts of many: CORPUS=dir
	@test -n "$(CORPUS)" || { echo 'name a folder: make corpus CORPUS=dir'; exit 2; }
	PYTHONPATH=tests $(BIN)/python -m differential.corpus "$(CORPUS)"

random: setup ## compare with flytekit on random programs: COUNT=1000, SEED=any
	PYTHONPATH=tests $(BIN)/python -m random_programs.run --count $(or $(COUNT),1000) $(if $(SEED),--seed $(SEED))

types: setup ## compare with flytekit on random nested types: COUNT=1000, SEED=any
	PYTHONPATH=tests $(BIN)/python -m random_types.run --count $(or $(COUNT),1000) $(if $(SEED),--seed $(SEED))

mutants: $(VENV)/.ready ## turn around each condition of the rules, and tell what no test notices: FILES=…, JOBS=2
	PYTHONPATH=tests $(BIN)/python -m mutation.run $(FILES) --jobs $(or $(JOBS),2)

fuzz: $(VENV)/.ready ## compile 10,000 broken files
	PYTHONPATH=tests $(BIN)/python -m hostile.fuzz

oasdiff: $(VENV)/.ready .venvs/oasdiff/oasdiff ## hold what flowc breaking says against oasdiff, over random interfaces
	$(BIN)/python -m pytest tests/comparison/test_oasdiff.py

.venvs/oasdiff/oasdiff: Makefile
	GOBIN=$(CURDIR)/$(@D) go install github.com/oasdiff/oasdiff@v1.31.0

bench: setup ## measure against flytekit, and checking against compiling
	$(BIN)/python benchmarks/start_up.py
	PYTHONPATH=tests $(BIN)/python benchmarks/checking.py

bless: $(VENV)/.ready ## accept what a golden case gives now: CASE=name
	@test -n "$(CASE)" || { echo 'name a case: make bless CASE=name'; exit 2; }
	FLOWC_BLESS=1 $(BIN)/python -m pytest tests/test_golden.py tests/test_wording.py -k "$(CASE)"

features: $(VENV)/.ready ## derive the table in docs/features.md from the tests
	$(BIN)/python docs/features.py

tour: $(VENV)/.ready ## run the commands of README.md and put their output into it
	$(BIN)/python docs/tour.py

hook: .venvs/pre-commit/.ready ## run the hooks with pre-commit itself
	.venvs/pre-commit/bin/python tests/pre_commit_hook.py

.venvs/pre-commit/.ready: Makefile
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check pre-commit
	touch $@

detection: $(VENV)/.ready .venvs/detection/.ready .venvs/kfp/.ready ## run all tools over the seeded mistakes: renews docs/detection.md
	PYTHONPATH=tests $(BIN)/python -m detection.matrix .venvs/detection/bin/python .venvs/kfp/bin/python

.venvs/detection/.ready .venvs/kfp/.ready: .venvs/%/.ready: tests/detection/environments/%.txt
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

propeller: $(VENV)/.ready .venvs/propeller/propeller ## hold flowc against FlytePropeller's own compiler: FLOWC_MUTATIONS=300
	$(BIN)/python -m pytest -n auto tests/consumers/propeller

.venvs/propeller/propeller: $(wildcard tests/consumers/go/propeller/*)
	mkdir -p $(@D)
	cd tests/consumers/go/propeller && go build -mod=readonly -buildvcs=false -o $(CURDIR)/$@ .

clean: ## remove both environments and all caches
	rm -rf $(VENV) .venvs out .mypy_cache .ruff_cache .pytest_cache .hypothesis
