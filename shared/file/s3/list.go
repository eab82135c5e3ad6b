package s3

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"kehu/shared/access"
	"kehu/shared/file"
)

// listed is what S3 answers to ListObjectsV2 (Amazon S3 API Reference).
type listed struct {
	Contents []struct {
		Key string `xml:"Key"`
	} `xml:"Contents"`
}

// List is file.Store's: one request for each class.
func (s *Store) List(ctx context.Context, t access.Tenant, after file.Key, limit int) ([]file.Key, error) {
	if err := file.CheckList(t, limit); err != nil {
		return nil, err
	}
	var keys []file.Key
	for _, class := range file.Classes() {
		if len(keys) == limit {
			break
		}
		names, err := s.list(ctx, file.Prefix(t, class), after.String(), limit-len(keys))
		if err != nil {
			return nil, fmt.Errorf("s3: list: %w", err)
		}
		for _, name := range names {
			key, err := file.Parse(t, name)
			if err != nil {
				return nil, err
			}
			keys = append(keys, key)
		}
	}
	return keys, nil
}

func (s *Store) list(ctx context.Context, prefix, after string, limit int) (names []string, err error) {
	query := url.Values{"list-type": {"2"}, "max-keys": {strconv.Itoa(limit)}, "prefix": {prefix}}
	if after != "" {
		query.Set("start-after", after)
	}
	response, err := s.send(ctx, nothing, func() (*http.Request, error) {
		return http.NewRequestWithContext(ctx, http.MethodGet, s.base+"?"+query.Encode(), nil)
	})
	if err != nil {
		return nil, err
	}
	var answer listed
	if err := errors.Join(xml.NewDecoder(response.Body).Decode(&answer), response.Body.Close()); err != nil {
		return nil, err
	}
	for _, found := range answer.Contents {
		names = append(names, found.Key)
	}
	return names, nil
}
