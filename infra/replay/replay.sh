#!/usr/bin/env bash
# Replays the batches that the readers of the table's stream gave up, of the stack STACK (kehu). Run it as `make replay`; it needs Go, and
# the aws command, signed in.
set -euo pipefail
cd "$(dirname "$0")/../.."
stack=${STACK:-kehu}
region=${REGION:-$(aws configure get region)}
output() {
	AWS_PAGER='' aws --region "$region" cloudformation describe-stacks --stack-name "$stack" --output text \
		--query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}
queue=$(output FailedBatchesQueueUrl) bucket=$(output FailedBatchesBucket)
eval "$(aws configure export-credentials --format env)"
exec go run ./infra/replay -region "$region" -stack "$stack" -queue "$queue" -bucket "$bucket"
