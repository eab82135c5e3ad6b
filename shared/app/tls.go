package app

import (
	"crypto/x509"
	_ "embed"
)

// amazonRoots are the certificate authorities that AWS endpoints use, from
// https://www.amazontrust.com/repository/: Amazon Root CA 1 to 4 and Starfield Services Root G2.
//
//go:embed amazon-roots.pem
var amazonRoots []byte

// amazonAuthorities are all that is trusted in the cloud: fewer can vouch for an impostor, and reading
// the system's hundred and more costs a cold start at 128 MB about 85 ms.
func amazonAuthorities() *x509.CertPool {
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(amazonRoots)
	return roots
}
