# Every command makes the virtual environment that it needs.
# `make test ARGS="-k anchor"` hands arguments on; `make setup PYTHON=python3.13`
# chooses the Python.

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements/lock.txt
# Newer than what it was made from: the virtual environment is ready.
READY := $(VENV)/.ready
# What pages say, and the languages that they say it in besides English.
LOCALE := briefgen/locale
LANGUAGES := $(notdir $(patsubst %/LC_MESSAGES/,%,$(wildcard $(LOCALE)/*/LC_MESSAGES/)))
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help

.PHONY: help
help: ## List what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/\1|\2/p' $(MAKEFILE_LIST) \
		| awk -F '|' '{ printf "  make %-8s %s\n", $$1, $$2 }'

.PHONY: setup
setup: $(READY) ## Make the virtual environment, from the lock

$(READY): $(LOCK) pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no $(PYTHON): install Python 3.11 or later," >&2; \
		echo "or name one: make $(or $(MAKECMDGOALS),setup) PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is older than 3.11: install a later Python," >&2; \
		echo "or name one: make $(or $(MAKECMDGOALS),setup) PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments:" >&2; \
		echo "install its package python3-venv." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes --requirement $(LOCK)
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: check
check: lint type test ## Run everything that must pass: lint, type and test

.PHONY: fmt
fmt: $(READY) ## Format the code, and mend what ruff can mend
	$(BIN)/ruff check --fix $(ARGS)
	$(BIN)/ruff format

.PHONY: lint
lint: $(READY) ## Check style, format and import layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

.PHONY: type
type: $(READY) ## Check the types
	$(BIN)/mypy

.PHONY: test
test: $(READY) ## Run the tests
	$(BIN)/pytest --numprocesses auto $(ARGS)

.PHONY: golden
golden: $(READY) ## Write anew what tests compare with; review the difference
	$(BIN)/python -m tests.test_golden
	$(BIN)/python -m tests.test_docs

.PHONY: messages
messages: $(READY) ## Gather what pages say into the catalogues, and compile them
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml \
		--keyword NN_:1,2 --keyword NP_:1c,2 --sort-by-file --no-wrap \
		--add-location file --omit-header --output-file $(LOCALE)/briefgen.pot .
	for language in $(LANGUAGES); do \
		$(BIN)/pybabel --quiet update --input-file $(LOCALE)/briefgen.pot \
			--output-dir $(LOCALE) --domain briefgen --locale $$language \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
			--no-wrap && \
		$(BIN)/pybabel --quiet compile --directory $(LOCALE) --domain briefgen \
			--locale $$language || exit 1; \
	done

.PHONY: site
site: $(READY) ## Build this repository's site into site/
	$(BIN)/briefgen build $(ARGS)
	@echo "Links between pages need a server: make serve"

.PHONY: serve
serve: $(READY) ## Show the site while it is written, at 127.0.0.1:8000
	$(BIN)/briefgen serve $(ARGS)

.PHONY: bench
bench: $(READY) ## Measure speed; ARGS="--articles 10000 --repeat 1"
	set -e; for module in \
		$(basename $(notdir $(shell grep -l '^def main' benchmarks/[a-z]*.py))); do \
		$(BIN)/python -m benchmarks.$$module $(ARGS); done

.PHONY: wheel
wheel: $(READY) ## Build the wheel into dist/
	$(BIN)/python -m build --no-isolation --wheel

.PHONY: lock
lock: $(READY) ## Write the lock anew; ARGS=--upgrade takes the newest versions
	$(PIP) install --quiet 'uv>=0.9'
	$(BIN)/uv pip compile pyproject.toml --group dev $(ARGS) \
		--universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links \
		--custom-compile-command 'make lock' --quiet --output-file $(LOCK)

.PHONY: clean
clean: ## Remove all that was made, but for the virtual environment
	find site -mindepth 1 ! -name .gitignore -delete
	rm -rf .briefgen dist .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache .hypothesis
	find . -path ./$(VENV) -prune -o -name __pycache__ -prune -exec rm -r {} +
