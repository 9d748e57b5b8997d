# `make run` serves on SQLite with nothing but the .NET SDK; `make cluster` serves with three nodes on PostgreSQL behind nginx;
# `make test` is what CI runs; `make bench` measures,
# `make bench-recall DATA=file` how well memory finds what was said, `make bench-docs DATA=folder` how well documents are searched,
# `make bench-cluster` what several processes cost and what becomes of their turns when one is killed.
.DEFAULT_GOAL := run
.PHONY: run cluster build test bench bench-recall bench-docs bench-cluster format clean

run:
	@./eng/run $(ARGS)

cluster:
	@./eng/cluster $(ARGS)

build:
	@./eng/build

test:
	@./eng/test

bench:
	@./eng/bench $(ARGS)

bench-recall:
	@test -n "$(DATA)" || { echo "make bench-recall DATA=conversations.json (LoCoMo's format)" >&2; exit 2; }
	@./eng/bench --recall "$(abspath $(DATA))" $(ARGS)

bench-docs:
	@test -n "$(DATA)" || { echo "make bench-docs DATA=folder (docs.jsonl, queries.jsonl, qrels.tsv)" >&2; exit 2; }
	@./eng/bench --docs "$(abspath $(DATA))" $(ARGS)

bench-cluster:
	@./eng/bench --cluster $(ARGS)

format:
	@dotnet format Backboard.Orleans.sln

clean:
	rm -rf artifacts
