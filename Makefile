# Two commands: `make demo` shows Stegvis, `make test` proves it. Both set up what they need.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
CORE := .venv-core
BIN := $(VENV)/bin
INSTALL := install --quiet --disable-pip-version-check

.PHONY: demo test soak bench lint format messages clean

demo: $(VENV)/.web
	@exec $(BIN)/python -m stegvis.config.manage demo

test: $(VENV)/.dev $(CORE)/.ready
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
	@$(BIN)/pip $(INSTALL) --require-hashes -r requirements.lock
	@$(BIN)/pip $(INSTALL) --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Fetching what Stegvis is built and tested with (once) …"
	@$(BIN)/pip $(INSTALL) --require-hashes -r requirements-dev.lock
	@$(BIN)/pip $(INSTALL) --no-deps -e .
	@touch $(VENV)/.web $@

# The package alone, as on a researcher's machine: what core and command line need, and no Django.
$(CORE)/.ready: requirements-dev.lock pyproject.toml tools/core_lock.py | $(VENV)/.dev
	@echo "Fetching what the package alone needs (once) …"
	@rm -rf $(CORE) && $(PYTHON) -m venv $(CORE)
	@$(BIN)/python tools/core_lock.py requirements-dev.lock > $(CORE)/core.lock
	@$(CORE)/bin/pip $(INSTALL) --no-deps --require-hashes -r $(CORE)/core.lock
	@$(CORE)/bin/pip $(INSTALL) --no-deps -e .
	@! $(CORE)/bin/python -c 'import django' 2>/dev/null || { echo "Django is among what the package alone needs."; exit 1; }
	@touch $@

clean:
	rm -rf $(VENV) $(CORE) var build dist
