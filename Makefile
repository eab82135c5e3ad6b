# Everything that one does with Kehu, one target each. `make help` lists them; .ci/run says what a change must pass.

ADDR ?= 127.0.0.1:8080
DATA ?= .kehu

# What `health` answers as the version.
VERSION ?= $(shell git describe --always --dirty 2>/dev/null || echo dev)

# `go run` keeps what it built, so only the first call of a version compiles it.
LINT = go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
VULN = go run golang.org/x/vuln/cmd/govulncheck@v1.8.0
GITLEAKS = go run github.com/zricethezav/gitleaks/v8@v8.30.1

# The packages whose tests have golden files.
GOLDEN = $(shell grep -rl --include=*_test.go 'flag.Bool("update"' functions infra shared | xargs -r -n1 dirname | sort -u | sed 's|^|./|')

# The console's sources, and what marks that its packages are installed and that it is built.
WEB = functions/console/web
WEB_SOURCES = $(shell find $(WEB) -name node_modules -prune -o -path $(WEB)/test -prune -o -type f -print)
WEB_PACKAGES = $(WEB)/node_modules/.package-lock.json
WEB_BUILT = functions/console/dist/index.html
WEB_BESIDE = build/console/index.html

# infra/tools/install.sh puts a newer Node here where the system's is too old for the console.
export PATH := $(CURDIR)/.cache/node/node_modules/.bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: $(shell awk -F: '/^[a-z-]+:.*## / {print $$1}' $(MAKEFILE_LIST))

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

LAMBDA = CGO_ENABLED=0 GOOS=linux GOARCH=arm64 go build -tags lambda.norpc,nethttpomithttp2 -trimpath -ldflags "-s -w -X main.version=$(VERSION)"

build: ## build the Lambda binaries, for arm64, into build/lambda, and into build/documents that of the functions that make documents
	$(LAMBDA) -o build/lambda/bootstrap ./functions
	$(LAMBDA) -o build/documents/bootstrap ./functions/documents

# What the Lambda binaries may have, in bytes: 5 % more than they had when this was set. A byte more is a cold start that is
# longer by a nanosecond; who raises it says for what.
BINARY_LIMIT = 24290000
DOCUMENTS_LIMIT = 42940000

size: build ## check that the Lambda binaries have not grown unnoticed
	@for binary in lambda:$(BINARY_LIMIT) documents:$(DOCUMENTS_LIMIT); do \
		file=build/$${binary%:*}/bootstrap limit=$${binary#*:} size=$$(wc -c <build/$${binary%:*}/bootstrap); \
		echo "$$file: $$size bytes of $$limit"; test $$size -le $$limit || exit 1; \
	done

console: $(WEB_BUILT) ## build the web console (needs node 20.19 or newer, and npm)

$(WEB_PACKAGES): $(WEB)/package.json $(WEB)/package-lock.json $(WEB)/client/package.json
	cd $(WEB) && npm ci --no-audit --no-fund
	touch $@

$(WEB_BUILT): $(WEB_PACKAGES) $(WEB_SOURCES)
	cd $(WEB) && npm run build

console-size: $(WEB_BUILT) ## check that the first page of the console loads at most 420 KB
	cd $(WEB) && npm run size

client: $(WEB_PACKAGES) ## write the TypeScript client from infra/openapi/openapi.json
	cd $(WEB) && npm run client

test-console: $(WEB_PACKAGES) ## check the types of the console, its client and its messages (needs node)
	cd $(WEB) && npm run client:check && npm run types && npm run test

test-browser: $(WEB_BUILT) ## test the console in Chromium against the running system (needs node, and chromium or CHROMIUM=path)
	go build -o build/kehu ./infra/local
	cd $(WEB) && KEHU=$(CURDIR)/build/kehu npm run browser

screenshots: $(WEB_BUILT) ## take the pictures of the user guide anew (needs what test-browser needs, and fonts-noto-cjk)
	go build -o build/kehu ./infra/local
	cd $(WEB) && GUIDE=1 KEHU=$(CURDIR)/build/kehu npm run browser -- guide.spec.ts

# The console is built beside the program, so that this starts at once, with or without Node; it shows when it is ready.
run: ## run the whole system on this machine, at ADDR (127.0.0.1:8080), its data in DATA (.kehu)
	@mkdir -p build
	@if infra/tools/node/check.sh; then ($(MAKE) --no-print-directory $(WEB_BESIDE) >build/console.log 2>&1 || echo "The console could not be built: see build/console.log. The rest runs.") & \
	elif [ ! -e $(WEB_BUILT) ]; then echo "No Node $$(infra/tools/node/check.sh --least) or newer here: the system runs without its console."; fi
	ADDR=$(ADDR) DATA=$(DATA) CONSOLE=$(dir $(WEB_BESIDE)) go run ./infra/local

$(WEB_BESIDE): $(WEB_PACKAGES) $(WEB_SOURCES)
	cd $(WEB) && DIST=$(CURDIR)/build/console.new npm run build
	rm -rf build/console && mv build/console.new build/console && touch $@

backup: ## copy all data of the system in DATA into a new FILE, while it runs: make backup FILE=kehu.tar
	DATA=$(DATA) go run ./infra/local backup $(FILE)

restore: ## make the folder DATA, which must be empty, of a FILE of make backup
	DATA=$(DATA) go run ./infra/local restore $(FILE)

replay-local: ## give what the stopped system in DATA has given up to its subscribers again
	DATA=$(DATA) go run ./infra/local replay

demo: ## load the demonstration company into the system that runs at ADDR
	ADDR=$(ADDR) go run ./infra/demo

rebuild: ## add all orders up anew, or with KIND=search write what is found anew, of the company that make demo loaded, or of ACCOUNT
	ADDR=$(ADDR) KIND=$(KIND) go run ./infra/rebuild

test: ## run the tests that need nothing but Go
	go test ./...

test-race: ## run them under the race detector (needs a C compiler)
	go test -race ./...

test-aws: ## run all tests, those against emulators of AWS too (needs java 17, maven and python 3)
	infra/tools/install.sh dynamodb-local ministack moto
	go test -tags aws ./...

lint: ## check the source: layers, bugs, style, and that go.mod is tidy
	$(LINT) run ./...
	go mod tidy -diff

fmt: ## format the source
	$(LINT) fmt ./...

template-lint: ## check template.yaml, as it stands and as SAM transforms it, and count the resources of the stack (needs python 3)
	infra/tools/install.sh cfn-lint sam-translator
	.cache/cfn-lint/bin/cfn-lint template.yaml
	go test -count=1 -run 'TestStackStaysBelowTheLimitOfResources|TestTransform' -v ./infra/template

vuln: ## look for known vulnerabilities in what is reachable (asks the Go vulnerability database)
	$(VULN) ./...

secrets: ## look for keys, tokens and passwords in the files that git has
	@mkdir -p build && rm -rf build/secrets && mkdir build/secrets
	@git ls-files -z --cached --others --exclude-standard | xargs -0 tar cf - | tar xf - -C build/secrets
	cd build/secrets && $(GITLEAKS) dir --no-banner --redact --verbose .
	@rm -rf build/secrets

# How long each target is fuzzed. What is found is kept under its package's testdata/fuzz, and is a test from then on.
FUZZTIME ?= 30s

fuzz: ## fuzz every target for FUZZTIME (30s), a quarter of an hour in all
	@for file in $$(grep -rlE --include=*_test.go '^func Fuzz' functions infra shared); do \
		for target in $$(grep -oE '^func Fuzz[A-Za-z]+' $$file | cut -d' ' -f2); do \
			echo "$${file%/*} $$target"; \
			go test ./$${file%/*} -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) || exit 1; \
		done; \
	done

corpus: ## keep under testdata/fuzz what `make fuzz` found that reaches more code, at most 30 inputs a target
	go run ./infra/corpus

import: ## import 100,000 customers with a kill in the middle, and print rate and memory
	KEHU_IMPORT_ROWS=100000 go test ./infra/local -count=1 -timeout 30m -run TestAnImportGoesOnAfterAKill -v

crash: ## kill the local system 200 times under load, and look each time at what is there; KEHU_CRASHES says how often
	KEHU_CRASHES=$${KEHU_CRASHES:-200} go test ./infra/local -count=1 -timeout 2h -run TestNothingAcknowledgedIsLost -v

histories: ## look for an order that explains 1,000 histories of calls that overlap; KEHU_HISTORIES says how many
	KEHU_HISTORIES=$${KEHU_HISTORIES:-1000} go test ./shared/table/local -count=1 -timeout 30m -run TestHistories -v

crowd: ## see on DynamoDB Local that calls cost no more with many customers than with few
	infra/tools/install.sh dynamodb-local
	KEHU_CROWD=1 go test -tags aws ./infra/bench -count=1 -timeout 30m -run TestCrowd_costs_what_few_do -v

bench-short: ## see in two minutes that make bench works; its figures say little
	go run ./infra/bench short

bench: ## measure sizes, starts, work per call, throughput and consumption, beside programs that do less, into infra/docs/bench
	go run ./infra/bench

bench-growth: ## measure how little slower companies with a million customers or orders are (an hour or less)
	go run ./infra/bench growth

compare: ## hold what calls take of the processor against another commit: make compare COMMIT=...
	infra/bench/compare.sh "$(COMMIT)"

openapi: ## write infra/openapi/openapi.json from the operations, and from it the TypeScript client if node is here
	go test ./infra/openapi -update
	@! infra/tools/node/check.sh || $(MAKE) --no-print-directory client

golden: ## write all golden files anew; read the difference before you commit it
	go test $(GOLDEN) -update

deploy: ## deploy to AWS: make deploy MAIL_SENDER=...; infra/template/deploy.sh --help explains (needs the aws command)
	infra/template/deploy.sh

replay: ## give the batches of the stream that were given up to their functions again: make replay STACK=kehu REGION=eu-central-1
	STACK="$(STACK)" REGION="$(REGION)" infra/replay/replay.sh

drill: ## restore both tables of a stack beside the real ones, compare, and delete the copies: infra/template/drill.sh --help
	infra/template/drill.sh

clean: ## remove what was built and installed here; the data of `make run` stays
	rm -rf build .cache $(WEB)/node_modules
	find functions/console/dist -mindepth 1 ! -name .keep -delete

pr: ## do all that CI does
	.ci/run
