# Headwater: `make demo` shows it at work, `make test` proves it. Both set up what they need.
.PHONY: demo test check ftm measure lock clean

SHARED ?= ../shared
RUN = .venv/bin/python
# Three at a time on two cores: many tests wait for a process, a browser or a clock and leave a core idle.
# Tests start many processes: each would compile the whole package anew where the machine forbids to keep that.
unexport PYTHONDONTWRITEBYTECODE

demo:
	@scripts/environment requirements/run.txt
	@scripts/demo

test:
	@scripts/environment requirements/test.txt
	@scripts/need-chromium
# FollowTheMoney's library is compiled beside the checks, which leave a core idle.
	@$(MAKE) --no-print-directory -j2 --output-sync check ftm
	$(RUN) -m pytest -n 3 --dist loadfile --no-loadscope-reorder

check:
	@scripts/environment requirements/test.txt
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy --num-workers 2
	.venv/bin/lint-imports

ftm:
	@scripts/need-ftm >/dev/null

# The whole of the tests, and figures on data that is not in the repository; SHARED names the folder that has it.
measure:
	@scripts/environment requirements/test.txt
	@scripts/measure $(SHARED)

# Needs uv (pip install uv).
lock:
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		pyproject.toml requirements/build.in -o requirements/run.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		pyproject.toml requirements/test.in -c requirements/run.txt -o requirements/test.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		requirements/bench.in -o requirements/bench.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		requirements/llm.in -o requirements/llm.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		requirements/names.in -o requirements/names.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		requirements/dates.in -o requirements/dates.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		requirements/ftm.in -o requirements/ftm.txt

clean:
	rm -rf .venv .venv-ftm demo build dist
