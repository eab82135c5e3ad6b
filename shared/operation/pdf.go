package operation

import (
	"mime"

	"github.com/danielgtaylor/huma/v2"

	"kehu/shared/problem"
)

// MaxPDF is how many bytes a paper may have that is answered: a function answers at most 6 MB, and API Gateway gets them in base64, a
// third more.
const MaxPDF = 4_500_000

// PDFType is the media type of papers (RFC 8118).
const PDFType = "application/pdf"

// PDF is the output of an operation that answers a paper.
type PDF struct {
	Name    string // of the file, without the ending
	Content []byte
}

// Paper returns what answers the paper. The problem is document.tooLarge for one of more than MaxPDF bytes.
func Paper(name string, content []byte) (*PDF, error) {
	if len(content) > MaxPDF {
		return nil, problem.New("document.tooLarge")
	}
	return &PDF{name, content}, nil
}

// write answers the paper. It is offered to be saved: what a browser shows as a page of its own would run beside the console.
func (p *PDF) write(c huma.Context, status int) {
	c.SetHeader("Content-Type", PDFType)
	c.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": p.Name + ".pdf"}))
	c.SetStatus(status)
	_, _ = c.BodyWriter().Write(p.Content) // the client is gone: nobody to tell
}
