# Everything a newcomer needs: each target does its own set-up and shows progress.
SHELL := /bin/bash
JOBS ?= $(shell nproc)
NINJA_STATUS := [%f/%t] 
export NINJA_STATUS

.DEFAULT_GOAL := help
.PHONY: install package package-test help build demo test eval train tidy fuzz bench format clean
# Configures the preset $(1) once, then builds its target $(2).
compile = test -f build/$(1)/build.ninja || cmake --preset $(1) >/dev/null; cmake --build build/$(1) -j $(JOBS) --target $(2)

help: ## shows this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

build: ## fetches what is missing and builds the program at build/sayso
	@tools/setup.sh build
	@$(call compile,release,data_pack)

demo: build ## codes a report made for showing; takes 20 into a ledger and tells what happened
	@build/sayso demo
	@rm -f build/demo.ledger build/demo.ledger-*
	@echo; echo "Twenty more reports on the pact, as one ledger (docs/ledger.md):"
	@build/sayso ingest build/demo.ledger data/demo/ledger/reports.jsonl --no-progress
	@build/sayso find build/demo.ledger --format nl
	@build/sayso timeline build/demo.ledger since:2025 -o build/demo-timeline.svg
	@echo; echo "The picture of it: build/demo-timeline.svg"

install: build ## installs to PREFIX (default /usr/local); DESTDIR is heeded
	@cmake --install build/release --prefix $(or $(PREFIX),/usr/local) >build/install.log && tail -n 1 build/install.log

package: build ## makes the Debian package in build/package, with runtime and model inside
	@tools/package.sh

package-test: package ## installs and runs the package in a clean Debian 12, builds it twice and compares (root)
	@tools/setup.sh test
	@tools/package_test.sh twice

test: ## all checks and tests, as .ci/run does
	@tools/test.sh

eval: build ## every measure of accuracy (needs the shared folder), kept in eval/results
	@tools/eval.sh

train: build ## trains a model anew: MODEL=sayso-l6 ID=my-model (hours; resumes; needs the shared folder)
	@training/make.sh $(or $(MODEL),sayso-l6) $(or $(ID),$(or $(MODEL),sayso-l6)-new)

tidy: ## clang-tidy on every source
	@tools/setup.sh test
	@tools/check_tidy.sh all

fuzz: ## every fuzz target for FUZZ_SECONDS (default 600) each
	@tools/setup.sh test
	@$(call compile,fuzz,fuzzers)
	@tools/fuzz.sh $(or $(FUZZ_SECONDS),600)

bench: ## speed and memory on this machine
	@tools/setup.sh test
	@$(call compile,bench,all)
	@tools/bench.sh

format: ## clang-format over all C++ files
	@tools/setup.sh test
	@git ls-files -co --exclude-standard '*.h' '*.cc' | xargs clang-format-14 -i

clean: ## removes what was built; keeps what was fetched
	@find build -mindepth 1 -maxdepth 1 ! -name deps -exec rm -rf {} +
