package mail

import (
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"text/template/parse"
)

// templates is a set of parsed templates by name.
//
// The files are standard Go templates, parsed by the standard library, and html/template renders them alike (the tests
// prove it on hostile input). Executing them here, in the few forms that a mail needs, keeps the packages
// text/template and html/template out of the binary: they look methods up by name at run time, so the linker must
// keep every exported method of every type, which turns a Lambda binary of 9 MB with its AWS clients into one of 18.
type templates struct {
	entry string
	trees map[string]*parse.Tree
}

// parseTemplates reads the files into one set. Execution starts with the first file.
func parseTemplates(files fs.ReadFileFS, names ...string) (templates, error) {
	set := templates{entry: names[0], trees: make(map[string]*parse.Tree)}
	for _, name := range names {
		source, err := files.ReadFile(name)
		if err != nil {
			return templates{}, err
		}
		trees, err := parse.Parse(name, string(source), "", "")
		if err != nil {
			return templates{}, err
		}
		maps.Copy(set.trees, trees)
	}
	return set, nil
}

// execute writes the set with the given fields, each through escape. It knows {{.Field}}, {{if .Field}} for a field
// that is not empty, {{else}}, and {{template "name" .}}; anything else, and an unknown field, is an error.
func (s templates) execute(fields map[string]string, escape func(string) string) (string, error) {
	e := execution{templates: s, fields: fields, escape: escape}
	err := e.template(s.entry)
	return e.output.String(), err
}

type execution struct {
	templates
	fields map[string]string
	escape func(string) string
	output strings.Builder
}

func (e *execution) template(name string) error {
	tree, ok := e.trees[name]
	if !ok {
		return fmt.Errorf("template %q is not defined", name)
	}
	return e.list(tree.Root)
}

func (e *execution) list(list *parse.ListNode) error {
	if list == nil { // no {{else}}
		return nil
	}
	for _, node := range list.Nodes {
		if err := e.node(node); err != nil {
			return err
		}
	}
	return nil
}

func (e *execution) node(node parse.Node) error {
	switch n := node.(type) {
	case *parse.TextNode:
		e.output.Write(n.Text)
		return nil
	case *parse.ActionNode:
		value, err := e.value(n.Pipe)
		e.output.WriteString(e.escape(value))
		return err
	case *parse.IfNode:
		value, err := e.value(n.Pipe)
		if err != nil {
			return err
		}
		if value != "" {
			return e.list(n.List)
		}
		return e.list(n.ElseList)
	case *parse.TemplateNode:
		if n.Pipe == nil || n.Pipe.String() != "." {
			return fmt.Errorf("%s must be given the dot", n)
		}
		return e.template(n.Name)
	}
	return fmt.Errorf("%s is not supported in mails", node)
}

// value returns the field that a pipe names.
func (e *execution) value(pipe *parse.PipeNode) (string, error) {
	value, ok := e.fields[strings.TrimPrefix(pipe.String(), ".")]
	if !ok {
		return "", fmt.Errorf("{{%s}} is no field of this mail", pipe)
	}
	return value, nil
}

func plain(s string) string { return s }

// htmlSpecials is the table of html/template. It is right inside an element and inside a quoted attribute; an address
// in href must also be known to be a web address.
var htmlSpecials = []string{
	"\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;",
}

func escapeHTML(s string) string { return strings.NewReplacer(htmlSpecials...).Replace(s) }
