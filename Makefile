# Start, test and check Bimtek LMS. Needs Python 3.11 or newer with venv, and nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
# Versions and hashes stand in the lock, so pip has nothing to resolve.
INSTALL = $(BIN)/pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes --requirement

.PHONY: help run install install-dev test test-fast check bench format lock messages clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install ## Start the site with its demo, on http://127.0.0.1:8000/ (PORT=8001 for another port)
	@exec $(BIN)/python manage.py serve

test: install-dev ## Run every test: SQLite, PostgreSQL and a browser, as far as this machine has them
	@$(BIN)/python -m tests.suite

test-fast: install-dev ## Run the quick tests on SQLite only
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser and not external and not slow"

check: install-dev ## Run the linters and everything else that needs no running test
	@$(BIN)/python -m tests.checks

bench: install-dev ## Measure CPU, queries and bytes of the most used pages (about six minutes)
	@$(BIN)/python -m bench

format: install-dev ## Let ruff format the code and mend what it can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

messages: install-dev ## Collect texts to translate and compile the catalogues (needs gettext)
	@for locale in */locale; do \
		( cd $$(dirname $$locale) && \
			../$(BIN)/django-admin makemessages --locale id --no-wrap --no-location --no-obsolete && \
			../$(BIN)/django-admin compilemessages ); \
	done

lock: ## Write the locks anew from pyproject.toml (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml --output-file requirements.lock
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

clean: ## Remove what was installed and cached; the site's data in var/ stay
	@rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

install: .venv/.installed
install-dev: .venv/.installed-dev

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Bimtek LMS needs Python 3.11 or newer, and $(PYTHON) is" \
			"$$($(PYTHON) --version 2>&1 || true). Name another: make run PYTHON=python3.12" >&2; exit 1; }
	@echo "Making a place for Python packages in .venv"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "If venv is missing: sudo apt install python3-venv" >&2; exit 1; }

.venv/.installed: requirements.lock | .venv/bin/python
	@echo "Installing $$(grep -c '^[a-z0-9].*==' $<) packages; the first time takes about a minute"
	@$(INSTALL) $<
	@touch $@

.venv/.installed-dev: requirements-dev.lock | .venv/.installed
	@echo "Installing the tools for tests and checks"
	@$(INSTALL) $<
	@touch $@
