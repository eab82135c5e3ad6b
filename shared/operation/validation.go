package operation

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/validation"

	"kehu/shared/problem"
)

// configure changes huma's defaults that were found unsafe (ADR 4). They are package variables,
// so it happens once, before the first API is made.
var configure = sync.OnceFunc(func() {
	// Else {"password": "long enough", "PASSWORD": "x"} validates the one and decodes the other.
	huma.ValidateStrictCasing = true
	// Errors become problems: no inner text, no echo of values, in the caller's language.
	// That of status 0 is huma's example, of which it takes the type: its texts would have the catalogue read at each cold start.
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		if status == 0 {
			return new(problem.Document)
		}
		return problem.Describe(translate(status, message, errs), problem.English, "", "")
	}
	huma.NewErrorWithContext = func(c huma.Context, status int, message string, errs ...error) huma.StatusError {
		state := stateOf(c.Context())
		err := translate(status, message, errs)
		state.fail(err)
		return describe(c.SetHeader, err, state)
	}
	configureMessages()
})

// separator stands between a code and the value for its text, in what huma calls a message.
const separator = "\x1f"

// configureMessages makes huma's messages into codes: `code`, or `code separator parameter separator value`.
func configureMessages() {
	format := func(name string) string { return "field.format" + separator + "format" + separator + name }
	limit := func(code string) string { return code + separator + "limit" + separator + "%v" }
	kind := func(name string) string { return "field.type" + separator + "type" + separator + "type." + name }

	validation.MsgUnexpectedProperty = "field.unknown"
	validation.MsgExpectedRFC3339DateTime = format("RFC 3339 date-time")
	validation.MsgExpectedRFC1123DateTime = format("RFC 1123 date-time")
	validation.MsgExpectedRFC3339Date = format("YYYY-MM-DD")
	validation.MsgExpectedRFC3339Time = format("RFC 3339 time")
	validation.MsgExpectedRFC5322Email = "email.invalid"
	validation.MsgExpectedRFC5890Hostname = format("a host name")
	validation.MsgExpectedRFC3986URI = "url.invalid"
	validation.MsgExpectedRFC4122UUID = format("UUID")
	validation.MsgExpectedRegexp = format("a regular expression")
	validation.MsgExpectedBase64String = format("base64")
	validation.MsgExpectedDuration = format("a duration")
	validation.MsgExpectedMatchAtLeastOneSchema = "field.invalid"
	validation.MsgExpectedMatchExactlyOneSchema = "field.invalid"
	validation.MsgExpectedNotMatchSchema = "field.invalid"
	validation.MsgExpectedPropertyNameInObject = "field.invalid"
	validation.MsgExpectedBoolean = kind("boolean")
	validation.MsgExpectedNumber = kind("number")
	validation.MsgExpectedInteger = kind("integer")
	validation.MsgExpectedString = kind("string")
	validation.MsgExpectedArray = kind("array")
	validation.MsgExpectedObject = kind("object")
	validation.MsgExpectedArrayItemsUnique = "field.notUnique"
	validation.MsgExpectedOneOf = "field.enum" + separator + "values" + separator + "%s"
	validation.MsgExpectedConst = "field.enum" + separator + "values" + separator + "%v"
	validation.MsgExpectedMinimumNumber = limit("field.tooSmall")
	validation.MsgExpectedExclusiveMinimumNumber = limit("field.tooSmall")
	validation.MsgExpectedMaximumNumber = limit("field.tooLarge")
	validation.MsgExpectedExclusiveMaximumNumber = limit("field.tooLarge")
	validation.MsgExpectedNumberBeMultipleOf = limit("field.invalid")
	validation.MsgExpectedMinLength = limit("field.tooShort")
	validation.MsgExpectedMaxLength = limit("field.tooLong")
	validation.MsgExpectedBePattern = format("%s")
	validation.MsgExpectedMatchPattern = "field.pattern" + separator + "pattern" + separator + "%s"
	validation.MsgExpectedMinItems = limit("field.tooFew")
	validation.MsgExpectedMaxItems = limit("field.tooMany")
	validation.MsgExpectedMinProperties = limit("field.tooFew")
	validation.MsgExpectedMaxProperties = limit("field.tooMany")
	validation.MsgExpectedRequiredProperty = "field.required" + separator + "field" + separator + "%s"
	validation.MsgExpectedDependentRequiredProperty = "field.required" + separator + "field" + separator + "%s%.0s"
	huma.ErrorFormatter = func(format string, arguments ...any) string {
		if !strings.Contains(format, "%") {
			return format // the arguments may hold what was sent
		}
		return fmt.Sprintf(format, arguments...)
	}
}

// translate makes a problem of what huma found wrong with a request.
func translate(status int, message string, errs []error) error {
	var fields []problem.Field
	for _, err := range errs {
		if known, ok := errors.AsType[*problem.Error](err); ok {
			return known
		}
		var detail *huma.ErrorDetail
		if !errors.As(err, &detail) {
			return fmt.Errorf("%s: %w", message, err)
		}
		fields = append(fields, translateDetail(detail))
	}
	// huma meets members in the order of a map, so in another one each time.
	slices.SortStableFunc(fields, func(a, b problem.Field) int { return strings.Compare(a.Pointer, b.Pointer) })
	codes := map[int]problem.Code{
		http.StatusBadRequest:            "request.malformed",
		http.StatusUnprocessableEntity:   "request.invalid",
		http.StatusRequestEntityTooLarge: "request.tooLarge",
		http.StatusUnsupportedMediaType:  "request.unsupportedMediaType",
		http.StatusRequestTimeout:        "request.timeout",
		http.StatusNotAcceptable:         "request.notAcceptable",
	}
	code, known := codes[status]
	if !known {
		return fmt.Errorf("http layer: %s", message)
	}
	switch {
	case code != "request.malformed" && code != "request.invalid":
		fields = nil // the request as a whole is not taken
	case code == "request.malformed" && len(fields) == 0:
		fields = append(fields, problem.At("", "json.empty"))
	}
	return problem.New(code, fields...)
}

func translateDetail(detail *huma.ErrorDetail) problem.Field {
	if code, at, ok := strings.Cut(detail.Message, " "); ok && (strings.HasPrefix(code, "json.") || code == "field.duplicate") {
		return problem.At(at, problem.Code(code))
	}
	field := problem.Field{Pointer: pointerOf(detail.Location), Code: "field.invalid"}
	parts := strings.Split(detail.Message, separator)
	switch {
	case strings.HasSuffix(detail.Message, "parameter is missing"):
		field.Code = "field.required"
	case detail.Message == "unknown query parameter":
		field.Code = "query.unknown"
	case len(parts) == 3:
		field.Code, field.Params = problem.Code(parts[0]), map[string]string{parts[1]: parts[2]}
		if parts[1] == "field" { // the missing member, of the object that the location names
			field.Pointer += "/" + pointerEscape.Replace(parts[2])
		}
	case len(parts) == 1 && !strings.Contains(parts[0], " ") && strings.Contains(parts[0], "."):
		field.Code = problem.Code(parts[0])
	}
	return field
}

// pointerOf makes a pointer of huma's `body.lines[3].tags`, `query.limit`, `header.If-Match`.
func pointerOf(location string) string {
	place, rest, _ := strings.Cut(location, ".")
	place, index, indexed := strings.Cut(place, "[")
	if place != "body" {
		return place + ":" + rest
	}
	if indexed {
		rest = strings.TrimSuffix("["+index+"."+rest, ".")
	}
	if rest == "" {
		return ""
	}
	rest = strings.NewReplacer("[", ".", "]", "").Replace(rest)
	return pointer(strings.Split(strings.TrimPrefix(rest, "."), "."))
}

// schemaName names schemas by package and type, so that two packages may both have an Address; a List[customer.Summary]
// is a CustomerSummaryList. A type without a name is named by the hint.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if outer, inner, generic := strings.Cut(t.Name(), "["); generic {
		path, name := "", strings.TrimSuffix(inner, "]")
		if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
			path, name = name[:dot], name[dot+1:]
		}
		return qualified(path, name) + capital(outer)
	}
	if t.Name() == "" {
		return huma.DefaultSchemaNamer(t, hint)
	}
	return qualified(t.PkgPath(), t.Name())
}

// qualified puts the last part of a package's path before a type's name, unless it begins so already.
func qualified(path, name string) string {
	prefix, name := capital(path[strings.LastIndexByte(path, '/')+1:]), capital(name)
	if strings.HasPrefix(name, prefix) {
		return name
	}
	return prefix + name
}

// capital makes the first letter a capital.
func capital(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
