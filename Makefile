# Everything that is done with this project. `make help` lists it; every target sets itself up.

PY := .venv/bin/python
# Tests and pictures need no display; a platform that is set stays.
OFFSCREEN := QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen}
# Tests start the program a hundred times; where Python is told to keep nothing, each start would compile all of it.
COMPILED := PYTHONDONTWRITEBYTECODE=

.DEFAULT_GOAL := help
.PHONY: help run test check format-check lint types layers format fuzz screens bench golden wheel clean set-up-dev

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run:  ## set everything up and open the program, with sample digests on first start
	@sh tools/setup.sh run
	@$(PY) -m readerapp.system_libraries --install
	@$(PY) -m readerapp open --samples

test: set-up-dev  ## set everything up and run the tests
	@$(COMPILED) $(OFFSCREEN) $(PY) -m pytest -n auto --dist worksteal

check: format-check lint types layers test  ## format, lint, types, layers, tests: what must be green

format-check: set-up-dev
	@$(PY) -m ruff format --check --quiet . || { echo "Some files are not formatted: make format"; exit 1; }

lint: set-up-dev
	@$(PY) -m ruff check --no-cache --quiet .

types: set-up-dev
	@$(PY) -m mypy

layers: set-up-dev
	@.venv/bin/lint-imports --no-logo

format: set-up-dev  ## format the code and mend what can be mended by itself
	@$(PY) -m ruff format --quiet .
	@$(PY) -m ruff check --fix --quiet .

fuzz: set-up-dev  ## try new random digests, FUZZ (50) times as many as a check does
	@READERAPP_FUZZ=$${FUZZ:-50} $(OFFSCREEN) $(PY) -m pytest -q tests/digests/text_repair tests/digests/test_reading_properties.py tests/domain

screens: set-up-dev  ## draw the main screens into out/screens; NAMES="list detail" only those, DIGESTS=folder from these
	@PYTHONPATH=tools $(OFFSCREEN) $(PY) -m screens $(NAMES) $(DIGESTS)

bench: set-up-dev  ## measure; the figures to compare are the ratios
	@for script in benchmarks/*.py; do echo "== $$script"; $(OFFSCREEN) $(PY) $$script || exit 1; done

golden: set-up-dev  ## rewrite the golden files; review them as a diff
	@READERAPP_UPDATE_GOLDEN=1 $(OFFSCREEN) $(PY) -m pytest -q tests/digests
	@git diff --stat -- tests

wheel: set-up-dev  ## build the wheel into dist/
	@$(PY) -m build --wheel --no-isolation

clean:  ## remove everything that was made
	rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -exec rm -rf {} +

set-up-dev:
	@sh tools/setup.sh dev
	@$(OFFSCREEN) $(PY) -m readerapp.system_libraries --install
