// Package docs serves the readable documentation of the API: a page on which Swagger UI shows an OpenAPI document and
// calls the API it describes.
//
//	mux.Handle(docs.Path, docs.Handler("/v1/openapi.json"))
//
// Everything comes out of the binary, and the pages may load nothing from elsewhere: their content security policy
// allows this origin only, and no inline script.
//
// The folder swagger-ui-VERSION holds files of the npm package swagger-ui-dist of that version, unchanged but for the
// last line of the style sheet, which named a source map that is not here. A new version is a new folder of that name
// and the constant that names it.
package docs
