package template_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// fakeAWS stands in for the aws command: it answers from files named like the call and writes down what it was asked.
const fakeAWS = `#!/bin/sh
echo "$*" >>"$FAKE/calls"
case "$*" in *"cloudformation deploy"*) rm -f "$FAKE/describe-stacks.fails" ;; esac
for word in "$@"; do
	if [ -e "$FAKE/$word" ]; then
		cat "$FAKE/$word"
		exit
	fi
	if [ -e "$FAKE/$word.fails" ]; then
		exit 255
	fi
done
exit 0
`

// deployment is one run of deploy.sh: with what it is told, and what the account is like.
type deployment struct {
	missing   string   // a tool that is not installed
	variables []string // NAME=value
	signedOut bool
	verified  bool // the sender, in SES
	stack     bool // is there
	bucket    bool // is there
	node      bool // is installed: the console can be built
}

// run returns what the script printed, what it asked the aws command, and whether it succeeded.
func (d deployment) run(t *testing.T) (output string, calls []string, succeeded bool) {
	t.Helper()
	tools, fake := t.TempDir(), t.TempDir()
	for _, name := range []string{"bash", "cat", "dirname", "env", "head", "rm", "sort", "tr"} {
		real, err := exec.LookPath(name)
		if err != nil {
			t.Skipf("this machine has no %s", name)
		}
		if err := os.Symlink(real, filepath.Join(tools, name)); err != nil {
			t.Fatal(err)
		}
	}
	write := func(folder, name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, script := range map[string]string{"aws": fakeAWS, "go": "#!/bin/sh\n", "make": "#!/bin/sh\necho \"make $*\" >>\"$FAKE/calls\"\n"} {
		if name != d.missing {
			write(tools, name, script)
		}
	}
	if d.node {
		write(tools, "npm", "#!/bin/sh\n")
		write(tools, "node", "#!/bin/sh\necho v99.0.0\n")
	}
	write(fake, "get-caller-identity", "123456789012\n")
	if d.signedOut {
		if err := os.Rename(filepath.Join(fake, "get-caller-identity"), filepath.Join(fake, "get-caller-identity.fails")); err != nil {
			t.Fatal(err)
		}
	}
	write(fake, "get-identity-verification-attributes", map[bool]string{true: "Success\n", false: "None\n"}[d.verified])
	if !d.stack {
		write(fake, "describe-stacks.fails", "")
	}
	if !d.bucket {
		write(fake, "head-bucket.fails", "")
	}
	command := exec.Command("./deploy.sh")
	command.Env = append([]string{"PATH=" + tools, "FAKE=" + fake}, d.variables...)
	printed, err := command.CombinedOutput()
	recorded, readErr := os.ReadFile(filepath.Join(fake, "calls"))
	if readErr != nil && !os.IsNotExist(readErr) {
		t.Fatal(readErr)
	}
	return string(printed), strings.Split(strings.TrimSpace(string(recorded)), "\n"), err == nil
}

func TestDeployRefuses(t *testing.T) {
	const region, sender = "REGION=eu-central-1", "MAIL_SENDER=no-reply@example.com"
	for _, test := range []struct {
		name string
		deployment
		want string
	}{
		{"without the aws command", deployment{missing: "aws"}, "these commands are missing: aws"},
		{"without Go", deployment{missing: "go"}, "these commands are missing: go"},
		{"without a Region", deployment{}, "no Region: set REGION"},
		{"signed out", deployment{variables: []string{region, sender}, signedOut: true}, "signed in to no account"},
		{"the first time without a sender", deployment{variables: []string{region}}, "set MAIL_SENDER"},
		{"a stack whose name is too long", deployment{variables: []string{region, sender, "STACK=" + strings.Repeat("a", 33)}}, "has 33 letters, of at most 32"},
		{"a sender that is not verified", deployment{variables: []string{region, sender}}, "has not verified example.com"},
	} {
		t.Run(test.name, func(t *testing.T) {
			output, calls, succeeded := test.run(t)
			if succeeded || !strings.Contains(output, "deploy: ") || !strings.Contains(output, test.want) {
				t.Errorf("got success %t and %q, want a refusal with %q", succeeded, output, test.want)
			}
			for _, call := range calls {
				if strings.Contains(call, "create-bucket") || strings.Contains(call, "cloudformation deploy") || strings.HasPrefix(call, "make") {
					t.Errorf("it had begun: %s", call)
				}
			}
		})
	}
}

func TestDeploy(t *testing.T) {
	const aws = "--region eu-central-1 "
	packaged := func(bucket string) string {
		return aws + "cloudformation package --template-file template.yaml --s3-bucket " + bucket + " --output-template-file build/template.yaml"
	}
	deployed := func(bucket, stack, rest string) string {
		return fmt.Sprintf("%scloudformation deploy --template-file build/template.yaml --s3-bucket %s --stack-name %s "+
			"--capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND --no-fail-on-empty-changeset --tags product=kehu%s", aws, bucket, stack, rest)
	}
	const bucket = "kehu-code-123456789012-eu-central-1"
	for _, test := range []struct {
		name string
		deployment
		want []string // calls, in this order, others between
	}{
		{"the first time", deployment{verified: true, variables: []string{
			"AWS_REGION=eu-central-1", "MAIL_SENDER=no-reply@example.com", "ALARM_MAIL=ops@example.com",
			"CORS_ORIGINS=https://a.example,https://b.example", "PARAMETERS=LogDays=30 Tracing=Active",
		}}, []string{
			aws + "s3api create-bucket --bucket " + bucket + " --create-bucket-configuration LocationConstraint=eu-central-1",
			"make build", packaged(bucket),
			deployed(bucket, "kehu", " --parameter-overrides MailSender=no-reply@example.com AlarmMail=ops@example.com "+
				"CorsOrigins=https://a.example,https://b.example LogDays=30 Tracing=Active"),
			aws + "cloudformation describe-stacks --stack-name kehu --query Stacks[0].Outputs[].[OutputKey,OutputValue] --output text",
		}},
		{"again, with nothing new", deployment{stack: true, bucket: true, variables: []string{"REGION=eu-central-1", "STACK=two"}}, []string{
			"make build", packaged(bucket), deployed(bucket, "two", ""),
		}},
		{"where the console can be built", deployment{stack: true, bucket: true, node: true, variables: []string{"REGION=eu-central-1"}}, []string{
			"make build", "make console", packaged(bucket), deployed(bucket, "kehu", ""),
		}},
		{"a preview", deployment{stack: true, bucket: true, variables: []string{"REGION=eu-central-1", "BUCKET=mine", "PREVIEW=yes"}}, []string{
			"make build", packaged("mine"), deployed("mine", "kehu", " --no-execute-changeset"),
		}},
		{"with an address as identity", deployment{verified: true, variables: []string{
			"REGION=eu-central-1", "MAIL_SENDER=no-reply@example.com", "MAIL_IDENTITY=no-reply@example.com",
		}}, []string{
			aws + "ses get-identity-verification-attributes --identities no-reply@example.com " +
				`--query VerificationAttributes."no-reply@example.com".VerificationStatus --output text`,
			deployed(bucket, "kehu", " --parameter-overrides MailSender=no-reply@example.com MailIdentity=no-reply@example.com"),
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			output, calls, succeeded := test.run(t)
			if !succeeded {
				t.Fatalf("it failed: %s", output)
			}
			rest := calls
			for _, call := range test.want {
				i := slices.Index(rest, call)
				if i < 0 {
					t.Fatalf("got the calls\n%s\nwant among them, in order,\n%s", strings.Join(calls, "\n"), strings.Join(test.want, "\n"))
				}
				rest = rest[i+1:]
			}
		})
	}
}

// TestDeployNamesParametersOfTheTemplate: CloudFormation refuses a parameter that a template does not have.
func TestDeployNamesParametersOfTheTemplate(t *testing.T) {
	text, err := os.ReadFile("deploy.sh")
	if err != nil {
		t.Fatal(err)
	}
	known := read(t).Parameters
	given := regexp.MustCompile(`overrides\+=\("(\w+)=`).FindAllStringSubmatch(string(text), -1)
	if len(given) == 0 {
		t.Fatal("got no parameters")
	}
	for _, match := range given {
		if known[match[1]] == nil {
			t.Errorf("template.yaml has no parameter %s", match[1])
		}
	}
}

// TestDeployUploadsTheConsole: what pages name is there before the page, and only pages are asked for again each time.
func TestDeployUploadsTheConsole(t *testing.T) {
	text, err := os.ReadFile("deploy.sh")
	if err != nil {
		t.Fatal(err)
	}
	uploads := regexp.MustCompile(`(?m)^\tcloud s3 .*$`).FindAllString(string(text), -1)
	if len(uploads) != 3 {
		t.Fatalf("got %q, want three uploads", uploads)
	}
	for i, want := range []string{"app/assets\" --exclude '*.gz' --cache-control 'public, max-age=31536000, immutable'", "--exclude index.html --cache-control no-cache", "app/index.html\" --cache-control no-cache"} {
		if !strings.Contains(uploads[i], want) {
			t.Errorf("upload %d: got %q, want %q in it", i+1, uploads[i], want)
		}
	}
	if strings.Contains(string(text), "--delete") {
		t.Error("it deletes what open pages name")
	}
}
