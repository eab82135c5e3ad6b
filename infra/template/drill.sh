#!/usr/bin/env bash
# Restores both tables of a stack beside the real ones, as they were some minutes ago, compares how many items they have, and deletes the copies.
# Run it as `make drill`; it costs the size of the tables, some cents a gigabyte, and takes half an hour.
set -euo pipefail

usage() {
	cat <<'TEXT'
make drill [NAME=value ...]

  STACK   the name of the stack (kehu)
  REGION  the Region (that of the aws command)
  SHARE   how many percent of the items must be in the copy at least (95): the copy is some minutes older
  KEEP    yes: leave the copies, NAME-drill, to look at (no)

Needs the aws command.
TEXT
}

fail() {
	echo "drill: $1" >&2
	exit 1
}

if [ "${1:-}" = --help ]; then
	usage
	exit
fi
stack=${STACK:-kehu} share=${SHARE:-95} keep=${KEEP:-no}
region=${REGION:-$(aws configure get region || true)}
[ -n "$region" ] || fail "say which REGION"
cloud() { AWS_PAGER='' aws --region "$region" "$@"; }

made=()
tidy() {
	local code=$? copy
	trap - EXIT
	for copy in "${made[@]}"; do
		if [ "$keep" = yes ]; then
			echo "left: $copy. Delete it: aws dynamodb delete-table --table-name $copy"
		else
			cloud dynamodb delete-table --table-name "$copy" >/dev/null && echo "deleted: $copy"
		fi
	done
	exit $code
}
trap tidy EXIT

# count TABLE: how many items it has. Each page prints a number.
count() {
	local total=0 page
	for page in $(cloud dynamodb scan --table-name "$1" --select COUNT --query Count --output text); do
		total=$((total + page))
	done
	echo $total
}

tables=$(cloud cloudformation describe-stacks --stack-name "$stack" --output text \
	--query "Stacks[0].Outputs[?OutputKey=='TableName'||OutputKey=='AuditTableName'].OutputValue") || fail "there is no stack $stack"
compared=0
for table in $tables; do
	copy=$table-drill
	cloud dynamodb restore-table-to-point-in-time --source-table-name "$table" --target-table-name "$copy" \
		--use-latest-restorable-time >/dev/null || fail "$table cannot be restored"
	made+=("$copy")
	echo "restoring $table to $copy"
done
for table in $tables; do
	copy=$table-drill
	for attempt in 1 2 3 4 5 6; do # each waits some eight minutes
		cloud dynamodb wait table-exists --table-name "$copy" && break
		[ $attempt -lt 6 ] || fail "$copy is still not there"
	done
	restored=$(count "$copy") real=$(count "$table")
	echo "$table: $real items, restored $restored"
	[ "$real" -gt 0 ] || fail "$table is empty: nothing is shown"
	[ $((restored * 100)) -ge $((real * share)) ] || fail "$copy has less than $share % of the items of $table"
	compared=$((compared + 1))
done
[ $compared -eq 2 ] || fail "$compared tables of 2 were compared"
echo "both tables can be restored"
