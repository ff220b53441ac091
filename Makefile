# Two commands do everything: `make demo` and `make test`. `make` alone lists the rest.
PYTHON ?= python3
BIN := .venv/bin
BASE := $(PYTHON) tools/install.py base
DEV := $(PYTHON) tools/install.py dev
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header

.PHONY: help demo test check weigh bench faults shots doors lock
.DEFAULT_GOAL := help

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | awk -F'|' '{printf "make %-8s %s\n", $$1, $$2}'

demo:  ## install, make a country with its people, serve it and print a link per role
	@$(BASE)
	@$(BIN)/python tools/messages.py compile
	@$(BIN)/python -m districtteam demo

test:  ## all tests, on SQLite and PostgreSQL; the last lines name what was not run
	@$(DEV)
	@$(BIN)/python -m tools.run_tests

check:  ## style, imports, types, templates, translations, sizes, documents: under 15 s
	@$(DEV)
	@$(BIN)/python -m tools.check

weigh:  ## every page in a real browser: bytes, requests, accessibility
	@$(DEV)
	@$(BIN)/python -m tools.weigh

bench:  ## speed beside hand-written pages and an empty project
	@$(DEV)
	@$(BIN)/python -m tools.bench

faults:  ## the long fault runs: processes killed, uploads stalled, disk full, database away
	@$(DEV)
	@$(BIN)/python -m tools.run_tests -m slow

shots:  ## a picture of every page at two widths in two languages, into var/shots
	@$(DEV)
	@$(BIN)/python -m tools.shots

doors:  ## write docs/doors.md anew: every address and who may open it
	@$(DEV)
	@$(BIN)/python -m tools.doors

lock:  ## pin what requirements/*.in ask for, with hashes
	@$(DEV)
	$(COMPILE) requirements/base.in -o requirements/base.txt
	$(COMPILE) -c requirements/base.txt requirements/dev.in -o requirements/dev.txt
