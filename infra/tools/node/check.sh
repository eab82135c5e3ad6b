#!/usr/bin/env bash
# Says whether the node on the PATH can build the web console; --least prints the oldest that can.
least=20.19.0
if [ "${1:-}" = --least ]; then
	echo "$least"
	exit
fi
command -v npm >/dev/null && command -v node >/dev/null && [ "$(printf '%s\n' "$least" "$(node --version 2>/dev/null | tr -d v)" | sort -V | head -1)" = "$least" ]
