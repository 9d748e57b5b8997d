# `make run` serves on SQLite with nothing but the .NET SDK; `make test` is what CI runs; `make bench` measures,
# `make bench-recall DATA=file` how well memory finds what was said.
.DEFAULT_GOAL := run
.PHONY: run build test bench bench-recall format clean

run:
	@./eng/run $(ARGS)

build:
	@./eng/build

test:
	@./eng/test

bench:
	@./eng/bench $(ARGS)

bench-recall:
	@test -n "$(DATA)" || { echo "make bench-recall DATA=conversations.json (LoCoMo's format)" >&2; exit 2; }
	@./eng/bench --recall "$(abspath $(DATA))" $(ARGS)

format:
	@dotnet format Backboard.Orleans.sln

clean:
	rm -rf artifacts
