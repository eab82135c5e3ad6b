#!/usr/bin/env bash
# Installs the tools that are not written in Go, each into .cache/NAME; what is installed already is left as it is.
#
#   infra/tools/install.sh NAME...
#
#   dynamodb-local   Amazon's DynamoDB Local               needs java 17 and maven
#   ministack        stands in for Cognito                 needs python 3.10 with venv
#   moto             stands in for SES, S3                   needs python 3.10 with venv
#   cfn-lint         checks template.yaml                  needs python 3.10 with venv
#   sam-translator   transforms template.yaml as AWS does   needs python 3.10 with venv
#   node             builds the web console                needs npm, and a system whose own node is too old
#
# Every version is pinned in the folder of the tool's name beside this script.
set -euo pipefail

tools=$(cd "$(dirname "$0")" && pwd)
cache=$(cd "$tools/../.." && pwd)/.cache

# install NAME: into an empty folder, marked when complete with a checksum of what it was made from, so that an
# interrupted installation is done again and a new version is installed at once.
install() {
	local name=$1 folder=$cache/$1 source
	source=$(cat "$0" "$tools/$name"/* | cksum)
	if [ "$(cat "$folder/.installed" 2>/dev/null)" = "$source" ]; then
		return
	fi
	echo "installing $name"
	rm -rf "$folder"
	mkdir -p "$folder"
	case $name in
	dynamodb-local) from_maven "$name" "$folder" ;;
	node) from_npm "$name" "$folder" ;;
	*) from_python "$name" "$folder" ;;
	esac
	echo "$source" >"$folder/.installed"
}

from_maven() {
	mvn --batch-mode --quiet -Dstyle.color=never --file "$tools/$1/pom.xml" \
		org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
		-DincludeScope=runtime -DoutputDirectory="$2"
}

from_npm() {
	cp "$tools/$1/package.json" "$tools/$1/package-lock.json" "$2"
	npm ci --prefix "$2" --no-audit --no-fund --ignore-scripts
	# Debian's npm links no commands of packages whose scripts it may not run.
	mkdir -p "$2/node_modules/.bin"
	(cd "$2/node_modules/.bin" && ln -sf ../node-linux-*/bin/node node)
	"$2/node_modules/.bin/node" --version
}

from_python() {
	python3 -m venv "$2"
	"$2/bin/pip" install --quiet --disable-pip-version-check --requirement "$tools/$1/requirements.txt"
}

for name in "$@"; do
	if [ ! -d "$tools/$name" ]; then
		echo "$0: unknown tool: $name" >&2
		exit 2
	fi
	install "$name"
done
