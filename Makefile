# Every target works alone on a fresh clone: what it needs is installed into .venv first, and again
# only when pyproject.toml changed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALLED := $(VENV)/.installed

# Where an image of a container says that nothing compiled is kept, every command would begin slowly.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test test-system lint format bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

demo: $(INSTALLED) ## Show the whole loop on example plans: new, lint, diff, render, status, review
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash examples/demo.sh

test: $(INSTALLED)-dev ## Run the tests that need nothing but Python and git
	$(BIN)/python -m pytest -n 2 -m "not system and not bench"

test-system: $(INSTALLED)-system ## Install browsers and the like, and run the tests that need them
	bash tests/install-system-packages.sh
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m system || { code=$$?; test $$code -eq 5 || exit $$code; \
		echo "make test-system: no test is marked 'system' yet, so there was nothing to run"; }

# mypy reads the tests in the browser too.
lint: $(INSTALLED)-system ## Check style, format, types and the layers of the source
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED)-dev ## Put the Python files into the house's format
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

bench: $(INSTALLED)-bench ## Measure speed beside other tools, in one run
	$(BIN)/python -m pytest -m bench tests/benchmarks -q --tb=line

clean: ## Remove everything that can be made again
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "kamplan needs Python 3.11 or newer; name one: make PYTHON=python3.11 ..." >&2; exit 1; }
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv $(VENV)

# pip knows dependency groups since 25.1.
$(INSTALLED): pyproject.toml | $(BIN)/python
	@echo "Installing kamplan into $(VENV)"
	@$(PIP) install --upgrade "pip>=25.1"
	@$(PIP) install --editable .
	@touch $@

# One stamp for each dependency group: .venv/.installed-dev, .venv/.installed-bench ...
$(INSTALLED)-bench $(INSTALLED)-system: $(INSTALLED)-dev
# The tools beside us get an environment of their own: in ours they would find our C parser, which
# nobody who installs them has.
$(INSTALLED)-bench: pyproject.toml
	@echo "Installing what 'bench' needs into $(VENV)/bench"
	@$(PYTHON) -m venv --without-pip $(VENV)/bench
	@$(PIP) --python $(VENV)/bench/bin/python install --group bench
	@touch $@
$(INSTALLED)-%: pyproject.toml $(INSTALLED)
	@echo "Installing what '$*' needs into $(VENV)"
	@$(PIP) install --group $*
	@touch $@
