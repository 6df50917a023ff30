# make run · make test · make check · make bench · make chaos: nothing else to learn.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

run: index/data/manifest.json  ## talk: on Telegram with BOT_TOKEN, else in the terminal
	@$(BIN)/python -m bot

test: index/data/manifest.json  ## every test, in three processes, those of a file in one
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

chaos: index/data/manifest.json  ## kill it, cut it off, flood it; a quarter of an hour
	@$(BIN)/python -m tests.chaos

check: $(READY)  ## style, types, knowledge
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy knowledge index bot
	@$(BIN)/python -m knowledge

bench: index/data/manifest.json  ## beside what else there is: docs/benchmarks.md
	@$(BIN)/python -m tests.bench

index/data/manifest.json: $(READY) $(shell find knowledge index -name '*.py' -o -name '*.yaml' -o -name '*.npz' | grep -v index/data)
	@$(BIN)/python -m index

lock: $(READY)  ## docs/deploy/requirements.txt, each package by its hash; TORCH_BACKEND=cpu is smaller
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'
	@$(BIN)/uv pip compile pyproject.toml --constraint constraints.txt --output-file docs/deploy/requirements.txt \
		--generate-hashes --universal --python-version 3.11 --no-header --no-annotate --quiet \
		$(if $(TORCH_BACKEND),--torch-backend $(TORCH_BACKEND) --emit-index-url)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

.PHONY: run test chaos check bench lock
