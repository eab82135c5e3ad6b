package app_test

import (
	"log/slog"
	"strings"
	"testing"

	"kehu/shared/app"
)

// TestLog_names_the_operation: a fault that names no operation is counted by no alarm.
func TestLog_names_the_operation(t *testing.T) {
	for _, test := range []struct {
		name  string
		write func(*slog.Logger)
		want  string
	}{
		{"in a line that does not", func(l *slog.Logger) { l.Error("x", "cause", "y") }, `"level":"ERROR","msg":"x","cause":"y","op":"jobs.run"}`},
		{"once in one that does", func(l *slog.Logger) { l.Error("x", "op", "jobs.run", "cause", "y") }, `"level":"ERROR","msg":"x","op":"jobs.run","cause":"y"}`},
		{"with attributes of a logger", func(l *slog.Logger) { l.With("a", "b").Info("x") }, `"level":"INFO","msg":"x","a":"b","op":"jobs.run"}`},
	} {
		var out strings.Builder
		test.write(app.NewLog(&out, "jobs.run"))
		if got := out.String(); !strings.HasSuffix(got, test.want+"\n") {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}
