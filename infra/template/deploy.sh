#!/usr/bin/env bash
# Deploys Kehu to the AWS account that the aws command is signed in to, or updates what is there. Run it as `make deploy`.
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() {
	cat <<'TEXT'
make deploy MAIL_SENDER=no-reply@example.com [NAME=value ...]

What is not given keeps its value from the last deployment; the first takes the default.

  MAIL_SENDER    the address that mails come from; needed the first time. SES must have verified its domain, in REGION
  MAIL_IDENTITY  the identity in SES that may send as MAIL_SENDER, if it is not the domain, e.g. the address itself
  ALARM_MAIL     the address that alarms go to (default: none)
  CONSOLE_DOMAIN the domain of the console, and
  CONSOLE_CERTIFICATE  its certificate in ACM, in us-east-1 (default: the domain that CloudFront gives)
  CORS_ORIGINS   the web pages that may call the API, e.g. https://app.example.com, with commas between (default: none but
                 https://localhost)
  STACK          the name of the stack (kehu), of 32 letters at most: several systems can share an account
  REGION         the Region (that of the aws command)
  BUCKET         the S3 bucket that takes the code; it is made if it is not there (kehu-code-ACCOUNT-REGION)
  PARAMETERS     any other parameters of template.yaml, e.g. "LogDays=30 Tracing=Active"
  PREVIEW        yes: make a change set to look at, and change nothing (no)

Needs Go, make, and the aws command, version 1 or 2.
infra/docs/first-deploy.md says what to do before the first time, and what to check after it.
TEXT
}

fail() {
	echo "deploy: $1" >&2
	exit 2
}

# The aws command of the Region, without a pager.
cloud() { AWS_PAGER='' aws --region "$region" "$@"; }

check_tools() {
	local tool missing=()
	for tool in go make aws; do
		command -v "$tool" >/dev/null || missing+=("$tool")
	done
	if [ ${#missing[@]} -ne 0 ]; then
		fail "these commands are missing: ${missing[*]}. Install them (the aws command: https://aws.amazon.com/cli) and try again"
	fi
}

check_account() {
	region=${REGION:-${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}}
	[ -n "$region" ] || fail "no Region: set REGION, e.g. REGION=eu-central-1"
	account=$(cloud sts get-caller-identity --query Account --output text) ||
		fail "the aws command is signed in to no account: run 'aws configure sso' or set AWS_PROFILE"
}

# A pool cannot be made while SES does not know its sender, and the message that CloudFormation has for it tells little.
check_sender() {
	if [ -z "${MAIL_SENDER:-}" ]; then
		cloud cloudformation describe-stacks --stack-name "$stack" >/dev/null 2>&1 ||
			fail "set MAIL_SENDER: there is no stack $stack in $region yet that has one"
		return
	fi
	local identity=${MAIL_IDENTITY:-${MAIL_SENDER#*@}} status
	status=$(cloud ses get-identity-verification-attributes --identities "$identity" \
		--query "VerificationAttributes.\"$identity\".VerificationStatus" --output text)
	[ "$status" = Success ] ||
		fail "SES in $region has not verified $identity: 'aws sesv2 create-email-identity --email-identity $identity' begins it"
}

make_bucket() {
	bucket=${BUCKET:-kehu-code-$account-$region}
	if cloud s3api head-bucket --bucket "$bucket" >/dev/null 2>&1; then
		return
	fi
	echo "making the bucket $bucket"
	if [ "$region" = us-east-1 ]; then
		cloud s3api create-bucket --bucket "$bucket" >/dev/null
	else
		cloud s3api create-bucket --bucket "$bucket" --create-bucket-configuration "LocationConstraint=$region" >/dev/null
	fi
	cloud s3api put-public-access-block --bucket "$bucket" --public-access-block-configuration \
		BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
}

# The files that pages name come first and stay, as pages that are open name those of the build before; index.html comes last.
upload_console() {
	local dist=functions/console/dist console
	if [ ! -e "$dist/index.html" ]; then
		echo "the console was left out: it takes Node $(infra/tools/node/check.sh --least) or newer, and npm"
		return
	fi
	console=$(cloud cloudformation describe-stacks --stack-name "$stack" --query "Stacks[0].Outputs[?OutputKey=='ConsoleBucket'].OutputValue" --output text)
	cloud s3 sync "$dist/assets" "s3://$console/app/assets" --exclude '*.gz' --cache-control 'public, max-age=31536000, immutable' --only-show-errors
	cloud s3 sync "$dist" "s3://$console/app" --exclude 'assets/*' --exclude '.*' --exclude index.html --cache-control no-cache --only-show-errors
	cloud s3 cp "$dist/index.html" "s3://$console/app/index.html" --cache-control no-cache --content-type 'text/html; charset=utf-8' --only-show-errors
}

deploy() {
	local overrides=()
	[ -z "${MAIL_SENDER:-}" ] || overrides+=("MailSender=$MAIL_SENDER")
	[ -z "${MAIL_IDENTITY:-}" ] || overrides+=("MailIdentity=$MAIL_IDENTITY")
	[ -z "${ALARM_MAIL:-}" ] || overrides+=("AlarmMail=$ALARM_MAIL")
	[ -z "${CORS_ORIGINS:-}" ] || overrides+=("CorsOrigins=$CORS_ORIGINS")
	[ -z "${CONSOLE_DOMAIN:-}" ] || overrides+=("ConsoleDomain=$CONSOLE_DOMAIN")
	[ -z "${CONSOLE_CERTIFICATE:-}" ] || overrides+=("ConsoleCertificate=$CONSOLE_CERTIFICATE")
	local more
	read -ra more <<<"${PARAMETERS:-}"
	overrides+=(${more[@]+"${more[@]}"})

	cloud cloudformation package --template-file template.yaml --s3-bucket "$bucket" \
		--output-template-file build/template.yaml >/dev/null
	local arguments=(--template-file build/template.yaml --s3-bucket "$bucket" --stack-name "$stack"
		--capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND --no-fail-on-empty-changeset --tags product=kehu)
	[ ${#overrides[@]} -eq 0 ] || arguments+=(--parameter-overrides "${overrides[@]}")
	if [ "${PREVIEW:-no}" = yes ]; then
		cloud cloudformation deploy "${arguments[@]}" --no-execute-changeset
		return
	fi
	cloud cloudformation deploy "${arguments[@]}"
	upload_console
	cloud cloudformation describe-stacks --stack-name "$stack" \
		--query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text | sort
}

if [ "${1:-}" = --help ]; then
	usage
	exit
fi
stack=${STACK:-kehu}
[ ${#stack} -le 32 ] || fail "the name of the stack has ${#stack} letters, of at most 32: it begins the names of the functions, which have 64"
check_tools
check_account
check_sender
make_bucket
make build
! infra/tools/node/check.sh || make console
deploy
