package template_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"kehu/functions/operations"
	"kehu/infra/template"
	"kehu/shared/operation"
)

// maxSize is how many bytes a template may have, before the transform and after it.
const maxSize = 1_000_000

// TestTransform lets SAM's own transform make of the template what CloudFormation gets. `make template-lint` installs it.
func TestTransform(t *testing.T) {
	const python = "../../.cache/sam-translator/bin/python"
	if _, err := os.Stat(python); err != nil {
		t.Skip("aws-sam-translator is not installed: infra/tools/install.sh sam-translator")
	}
	text, err := exec.CommandContext(t.Context(), python, "transform.py", path).Output()
	if err != nil {
		if failed, ok := errors.AsType[*exec.ExitError](err); ok {
			t.Logf("%s", failed.Stderr)
		}
		t.Fatal(err)
	}
	if source, err := os.Stat(path); err != nil || source.Size() > maxSize || len(text) > maxSize {
		t.Errorf("the template has %d bytes, transformed %d, of %d: %v", source.Size(), len(text), maxSize, err)
	}
	var made struct {
		Resources map[string]struct {
			Type       string
			Properties struct {
				Body struct {
					Paths map[string]map[string]struct {
						Security    []map[string][]string
						Integration struct {
							Credentials map[string][]string
						} `json:"x-amazon-apigateway-integration"`
					}
					CORS map[string]any `json:"x-amazon-apigateway-cors"`
				}
			}
		}
	}
	if err := json.Unmarshal(text, &made); err != nil {
		t.Fatal(err)
	}
	if got, want := len(made.Resources), template.Count(read(t)); got != want {
		t.Errorf("the transform makes %d resources, Count says %d", got, want)
	}
	t.Logf("%d resources, %d bytes", len(made.Resources), len(text))
	body := made.Resources["Api"].Properties.Body
	for _, setting := range []string{"allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders", "maxAge"} {
		if body.CORS[setting] == nil {
			t.Errorf("the API's CORS has no %s", setting)
		}
	}
	count := 0
	for _, o := range operations.All() {
		if o.Source != operation.HTTP {
			continue
		}
		count++
		r, found := body.Paths[o.Path()][strings.ToLower(o.Method())]
		if !found || len(r.Security) == 1 == o.Need.IsPublic() || len(r.Integration.Credentials["Fn::GetAtt"]) != 2 {
			t.Errorf("%s: the route is %+v", o.Name, r)
		}
	}
	for _, routes := range body.Paths {
		count -= len(routes)
	}
	if count != 0 {
		t.Errorf("there are %d routes more than calls", -count)
	}
	written := read(t).Resources
	for id, r := range made.Resources {
		if _, ours := written[id]; r.Type == "AWS::Lambda::Permission" && !ours {
			t.Errorf("the transform adds the permission %s", id)
		}
	}
}
