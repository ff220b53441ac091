# Two commands do everything: `make demo` and `make test`. The others are named in CONTRIBUTING.md.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check lock messages

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.base: requirements/base.txt | .venv/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r $<
	touch $@

.venv/.dev: requirements/dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r $<
	touch $@ .venv/.base

messages: .venv/.base
	$(BIN)/python tools/messages.py compile

test: .venv/.dev messages
	$(BIN)/pytest

check: .venv/.dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python tools/messages.py check

lock: .venv/.dev
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header requirements/base.in -o requirements/base.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header requirements/dev.in -o requirements/dev.txt
