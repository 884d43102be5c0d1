# Two commands: `make demo` shows Stegvis, `make test` proves it. Both set up what they need.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test soak bench lint format messages clean

demo: $(VENV)/.web
	@$(BIN)/python -m stegvis.config.manage demo

test: $(VENV)/.dev
	@bash tools/test.sh

soak: $(VENV)/.dev
	@bash tools/soak.sh

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks $(if $(FULL),--full) $(PARTS)

lint: $(VENV)/.dev
	@bash tools/lint.sh

format: $(VENV)/.dev
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

messages: $(VENV)/.dev
	@bash tools/messages.sh

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Stegvis needs Python 3.11 or later; found $$($(PYTHON) --version). Name another one: make PYTHON=python3.13 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.web: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Fetching what Stegvis is built on (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Fetching what Stegvis is built and tested with (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $(VENV)/.web $@

clean:
	rm -rf $(VENV) var build dist
