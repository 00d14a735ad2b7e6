# `make` alone lists what there is. Needs Python 3.11 or newer and make; the rest is installed into .venv.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
BIN := .venv/bin
PY := $(BIN)/python
UV := $(PY) -m uv
COMPILE := env -u PIP_FIND_LINKS -u UV_FIND_LINKS $(UV) pip compile --quiet --upgrade --generate-hashes \
	--no-emit-index-url --universal --python-version 3.11 --custom-compile-command "make lock"
export PORT

.PHONY: help
help:  ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

# ---------------------------------------------------------------- install

.PHONY: install
install: .venv/.stamp-run .venv/.stamp-dev  ## Install Growthring and what its tests need into .venv

# Stamps are the targets, never .venv/bin/python: an environment that broke off half-way would look finished.
.venv/.stamp-env: requirements/installer.txt
	@sh tools/make-venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.txt
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
