# `make run` serves on SQLite with nothing but the .NET SDK; `make test` is what CI runs; `make bench` measures.
.DEFAULT_GOAL := run
.PHONY: run build test bench format clean

run:
	@./eng/run $(ARGS)

build:
	@./eng/build

test:
	@./eng/test

bench:
	@./eng/bench $(ARGS)

format:
	@dotnet format Backboard.Orleans.sln

clean:
	rm -rf artifacts
