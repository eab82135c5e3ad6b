package template_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/console"
	"kehu/infra/template"
)

// TestConsoleSaysTheSameOnAWS: CloudFront tells browsers what the console's own handler tells them; only large files go elsewhere.
func TestConsoleSaysTheSameOnAWS(t *testing.T) {
	config := read(t).Resources["ConsoleHeaders"].Properties["ResponseHeadersPolicyConfig"].(map[string]any)
	security := config["SecurityHeadersConfig"].(map[string]any)
	got := map[string]string{}
	for _, item := range config["CustomHeadersConfig"].(map[string]any)["Items"].([]any) {
		got[item.(map[string]any)["Header"].(string)] = item.(map[string]any)["Value"].(string)
	}
	got["Content-Security-Policy"] = strings.TrimPrefix(security["ContentSecurityPolicy"].(map[string]any)["ContentSecurityPolicy"].(string), "!Sub ")
	got["Referrer-Policy"] = security["ReferrerPolicy"].(map[string]any)["ReferrerPolicy"].(string)
	if security["ContentTypeOptions"] != nil {
		got["X-Content-Type-Options"] = "nosniff"
	}
	want := maps.Clone(console.Headers())
	want["Content-Security-Policy"] = strings.Replace(console.Policy, "connect-src 'self'", "connect-src 'self' https://${Files}.s3.${AWS::Region}.amazonaws.com", 1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("headers (-handler +template):\n%s", diff)
	}
}

// TestConsoleAndAPIHaveOneOrigin: below /v1/ nothing is kept or answered by anybody but the API, which is told who called by what only CloudFront
// knows; everything else is read from the console's bucket alone.
func TestConsoleAndAPIHaveOneOrigin(t *testing.T) {
	parsed := read(t)
	config := parsed.Resources["Edge"].Properties["DistributionConfig"].(map[string]any)
	behaviors := config["CacheBehaviors"].([]any)
	if len(behaviors) != 1 {
		t.Fatalf("got %d behaviours beside the default, want one", len(behaviors))
	}
	api := behaviors[0].(map[string]any)
	const cachingDisabled, allButHost = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "b689b0a8-53d0-40ab-baf2-68738e2966ac"
	for property, want := range map[string]string{"PathPattern": "/v1/*", "TargetOriginId": "api", "CachePolicyId": cachingDisabled, "OriginRequestPolicyId": allButHost, "ViewerProtocolPolicy": "https-only"} {
		if api[property] != want {
			t.Errorf("%s: got %v, want %s", property, api[property], want)
		}
	}
	if pages := config["DefaultCacheBehavior"].(map[string]any); pages["TargetOriginId"] != "console" || pages["ResponseHeadersPolicyId"] != "!Ref ConsoleHeaders" {
		t.Errorf("pages: %v", pages)
	}
	for _, origin := range config["Origins"].([]any) {
		origin := origin.(map[string]any)
		if origin["Id"] != "api" {
			continue
		}
		word := origin["OriginCustomHeaders"].([]any)[0].(map[string]any)
		if word["HeaderName"] != "kehu-edge" || word["HeaderValue"] != edge(t, parsed) {
			t.Errorf("got the header %v, want what functions have in EDGE: %s", word, edge(t, parsed))
		}
	}
}

// edge is the word by which functions know CloudFront.
func edge(t *testing.T, parsed *template.Template) string {
	t.Helper()
	word, ok := parsed.Resources["AuthSignIn"].Properties["Environment"].(map[string]any)["Variables"].(map[string]any)["EDGE"].(string)
	if !ok || word == "" {
		t.Fatal("functions have no word in EDGE")
	}
	return word
}
