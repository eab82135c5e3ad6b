#!/usr/bin/env bash
# Holds a commit against the present one: what calls, with all that follows from them, take of the processor on one machine
# (BenchmarkFollowed, as it is now, in both). benchstat tells what is more than chance. Both run in turns, so that whatever else
# the machine does meets both.
#
#   infra/bench/compare.sh COMMIT [TIMES]
set -euo pipefail
cd "$(dirname "$0")/../.."
commit=${1:?which commit shall the present one be held against?} times=${2:-8}
folder=$(mktemp -d)
trap 'git worktree remove --force "$folder/before"; rm -rf "$folder"' EXIT
git worktree add --quiet --detach "$folder/before" "$commit"
cp infra/bench/followed_test.go "$folder/before/infra/bench/"
(cd "$folder/before" && go test -c -o "$folder/was" ./infra/bench)
go test -c -o "$folder/is" ./infra/bench
for ((i = 0; i < times; i++)); do
	for which in was is; do
		(cd infra/bench && "$folder/$which" -test.run '^$' -test.bench Followed -test.benchtime 1500x) >>"$folder/$which.txt"
	done
done
printf 'before: %s\nnow:    %s\n\n' "$(git log -1 --format='%h %s' "$commit")" "$(git log -1 --format='%h %s')"
sed -i '/ns\/op/s/[0-9.]* ns\/op//' "$folder/was.txt" "$folder/is.txt" # by the clock, other work on the machine counts too
go run golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da "before=$folder/was.txt" "now=$folder/is.txt"
