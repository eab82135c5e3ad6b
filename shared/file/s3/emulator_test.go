//go:build aws

package s3_test

import (
	"net/http"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/infra/emulator"
	"kehu/shared/clock"
	"kehu/shared/file/filetest"
	"kehu/shared/file/s3"
)

// TestEmulatorConforms leaves out what moto does not look at: all that a link says but the file.
func TestEmulatorConforms(t *testing.T) {
	base := emulator.S3(t)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPut, base+"/kehu-files", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Body.Close(); err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("make a bucket: status %d, %v", response.StatusCode, err)
	}
	filetest.Run(t, func(*testing.T) filetest.Harness {
		return filetest.Harness{Store: s3.New(s3.Options{
			Bucket: "kehu-files", Region: "us-east-1", Credentials: aws.CredentialsProvider(keys), HTTP: http.DefaultClient,
			Clock: clock.System{}, Endpoint: base,
		})}
	})
}
