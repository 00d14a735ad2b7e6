# `make` alone lists what there is. Needs Python 3.11 or newer and make; the rest is installed into .venv.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
PARALLEL ?= -n 2 --dist worksteal
PY := .venv/bin/python
UV := $(PY) -m uv
COMPILE := env -u PIP_FIND_LINKS -u UV_FIND_LINKS $(UV) pip compile --quiet --upgrade --generate-hashes \
	--no-emit-index-url --universal --python-version 3.11 --custom-compile-command "make lock"
export PORT

.PHONY: help
help:  ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

# ---------------------------------------------------------------- install

.PHONY: install
install: .venv/.stamp-run .venv/.stamp-dev  ## Install Growthring and what its tests need into .venv

.PHONY: install-run
install-run: .venv/.stamp-run  ## Install what a server needs into .venv, and nothing more

# Stamps are the targets, never .venv/bin/python: an environment that broke off half-way would look finished.
.venv/.stamp-env: requirements/installer.txt
	@test -f $@ || sh tools/make-venv
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/installer.txt
	@touch $@

.venv/.stamp-run: .venv/.stamp-env requirements/run.txt pyproject.toml
	@echo "Installing what Growthring runs on ..."
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements/run.txt
	@$(UV) pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.stamp-dev: .venv/.stamp-run requirements/dev.txt
	@echo "Installing what its tests need (about 160 MB the first time) ..."
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements/dev.txt
	@touch $@

.PHONY: lock
lock: .venv/.stamp-env  ## Renew requirements/*.txt from pyproject.toml
	$(COMPILE) --group installer -o requirements/installer.txt
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) pyproject.toml --extra test -o requirements/dev.txt

# ---------------------------------------------------------------- run

.PHONY: demo serve dev
demo: .venv/.stamp-run  ## Load the fictional trust and serve it: http://127.0.0.1:8000, or PORT=...
	@$(PY) -m growthring demo

serve: .venv/.stamp-run  ## Serve the site with your own data
	@$(PY) -m growthring serve

dev: .venv/.stamp-dev  ## Serve for development: restarts when the code changes
	@$(PY) -m growthring dev

# ---------------------------------------------------------------- check and test

.PHONY: check reference test test-sqlite test-postgres test-browser long
check: .venv/.stamp-dev  ## Format, lint, types, layers, migrations, and nothing foreign in git
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -c 'import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run(["--no-logo"]))'
	$(PY) -m django makemigrations --check --dry-run --settings tests.settings
	$(PY) tools/check_tracked.py
	$(PY) tools/reference.py --check

reference: .venv/.stamp-run  ## Write docs/reference from the code
	$(PY) tools/reference.py

test: check  ## All tests: on SQLite, on PostgreSQL, in a browser
	@$(MAKE) --no-print-directory test-sqlite
	@$(MAKE) --no-print-directory test-postgres
	@$(MAKE) --no-print-directory test-browser

test-sqlite: .venv/.stamp-dev  ## The tests on SQLite
	$(PY) -m pytest -q $(PARALLEL)

test-postgres: .venv/.stamp-dev  ## The tests on PostgreSQL, started for them
	$(PY) -m tests.postgres $(PY) -m pytest -q $(PARALLEL)

test-browser: browser  ## The tests in a browser
	$(PY) -m pytest -q tests/e2e

long: browser  ## What takes longer: ten thousand examples, every page in every dress
	HYPOTHESIS_PROFILE=long $(PY) -m pytest -q -m "long or not long"
	$(PY) -m pytest -q -m "long or not long" tests/e2e

.PHONY: browser screenshots
browser: .venv/.stamp-dev  ## Find Chromium, or install Debian's
	@$(PY) -m tests.browser

screenshots: browser  ## Take the README's pictures of the demo
	$(PY) -m tests.e2e.screenshots

# ---------------------------------------------------------------- measure

.PHONY: bench
bench: .venv/.stamp-dev  ## Measure pages, rates, imports and memory, some twenty minutes; BENCH="--quick" for the smaller world
	$(PY) -m benchmarks $(BENCH)

# ---------------------------------------------------------------- look after

.PHONY: messages format clean
messages: .venv/.stamp-dev  ## Collect the words for translators, and compile what they wrote
	@$(PY) tools/messages.py

format: .venv/.stamp-dev  ## Put the code into its usual form
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

clean:  ## Remove what was installed and built; data in var/ stays
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
