# On a fresh machine with Python 3.11 or newer and make:
#   make run    link the names in the dispatches of seeds/ and show them
#   make test   every test, doctests and README included
#   make docs   the pages of docs/ and the reference, in build/docs

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint docs bench clean

run: .venv/installed
	$(BIN)/normalize link --table seeds/*.txt

test: .venv/developed
	$(BIN)/python -m pytest

lint: .venv/developed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/normalize check --bundled gazetteer

docs: .venv/documented
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going docs build/docs

bench: .venv/developed
	$(BIN)/pip install --quiet --editable '.[bench]'
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/peers.py
	$(BIN)/python benchmarks/loading.py

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml hatch_build.py | .venv/bin/python
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/documented: pyproject.toml hatch_build.py | .venv/bin/python
	$(BIN)/pip install --quiet --editable '.[docs]'
	touch $@ .venv/installed

.venv/developed: pyproject.toml hatch_build.py | .venv/bin/python
	$(BIN)/pip install --quiet --editable '.[dev,adapters,fast,import]'
	touch $@ .venv/installed
