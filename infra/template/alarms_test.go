package template_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/functions/operations"
	"kehu/infra/template"
	"kehu/shared/operation"
)

// sample is what a metric told at one moment.
type sample struct {
	at    time.Duration
	name  string // of the metric
	value float64
}

// goesOff reports whether an alarm of the template goes off in the course of the samples: what it watches is added up (or, of one metric, its
// highest taken) for each period, and enough of the last periods reach the threshold. What is missing does not reach it.
func goesOff(t *testing.T, alarm template.Resource, samples []sample) bool {
	t.Helper()
	property := func(name string) int {
		value, _ := alarm.Properties[name].(int)
		return value
	}
	period, names := property("Period"), []string{}
	if name, single := alarm.Properties["MetricName"].(string); single {
		names = append(names, name)
	} else {
		for _, m := range alarm.Properties["Metrics"].([]any) {
			if m.(map[string]any)["MetricStat"] == nil {
				continue
			}
			stat := object(m, "MetricStat")
			if period = stat["Period"].(int); stat["Stat"] != "Sum" {
				t.Fatalf("an alarm adds up what is %v", stat["Stat"])
			}
			names = append(names, object(stat, "Metric")["MetricName"].(string))
		}
	}
	length := time.Duration(period) * time.Second
	last := samples[len(samples)-1].at / length
	values := make([]float64, last+1)
	for _, s := range samples {
		if !slices.Contains(names, s.name) {
			continue
		}
		if bucket := &values[s.at/length]; len(names) == 1 {
			*bucket = max(*bucket, s.value)
		} else {
			*bucket += s.value
		}
	}
	of, enough := property("EvaluationPeriods"), property("DatapointsToAlarm")
	if enough == 0 {
		enough = of
	}
	for end := of; end <= len(values); end++ {
		reached := 0
		for _, v := range values[end-of : end] {
			if v >= float64(property("Threshold")) {
				reached++
			}
		}
		if reached >= enough {
			return true
		}
	}
	return false
}

// TestAlarms_by_the_clock: what runs once in an hour and fails each time is told, whatever minute it runs at, and so is what is not even called, or
// never has the time it needs; what fails once, and goes through when Lambda tries again, wakes nobody.
func TestAlarms_by_the_clock(t *testing.T) {
	parsed := read(t)
	for _, o := range operations.All() {
		if o.Source != operation.Timetable {
			continue
		}
		id := template.LogicalID(o.Name)
		timeout := float64(o.Timeout.Milliseconds())
		// hours tells what comes of six runs, of which each begins a little later after the turn than the one before.
		hours := func(start time.Duration, run func(hour int, at time.Duration) []sample) []sample {
			samples := []sample{}
			for hour := range 6 {
				samples = append(samples, run(hour, start+time.Duration(hour)*(o.Every+20*time.Second))...)
			}
			return samples
		}
		retried := func(at time.Duration, of ...sample) (all []sample) { // Lambda tries twice more, after one minute and two
			for _, wait := range []time.Duration{0, time.Minute, 3 * time.Minute} {
				for _, s := range of {
					all = append(all, sample{at + wait, s.name, s.value})
				}
			}
			return all
		}
		for _, test := range []struct {
			name, alarm string
			run         func(hour int, at time.Duration) []sample
			want        bool
		}{
			{"dies each time", "Faults", func(_ int, at time.Duration) []sample { return retried(at, sample{name: "Errors", value: 1}) }, true},
			{"fails each time and is not tried again", "Faults", func(_ int, at time.Duration) []sample { return []sample{{at, "Faults", 1}} }, true},
			{"is not called", "Faults", func(_ int, at time.Duration) []sample { return []sample{{at, "FailedInvocations", 1}} }, true},
			{"fails once", "Faults", func(hour int, at time.Duration) []sample {
				if hour == 2 {
					return []sample{{at, "Errors", 1}, {at, "Faults", 1}}
				}
				return []sample{{at, "Errors", 0}}
			}, false},
			{"takes all its time each time", "Duration", func(_ int, at time.Duration) []sample { return []sample{{at, "Duration", timeout}} }, true},
			{"leaves the rest to the next call", "Duration", func(_ int, at time.Duration) []sample { return []sample{{at, "Duration", timeout * 94 / 100}} }, false},
		} {
			for start := time.Duration(0); start < o.Every; start += 7 * time.Minute {
				if got := goesOff(t, parsed.Resources[id+test.alarm], hours(start, test.run)); got != test.want {
					t.Errorf("%s, %s, from minute %v on: the alarm goes off: %t, want %t", o.Name, test.name, start.Minutes(), got, test.want)
					break
				}
			}
		}
		if about, _ := parsed.Resources[id+"Faults"].Properties["AlarmDescription"].(string); !strings.HasPrefix(about, o.Name) {
			t.Errorf("%sFaults: %q", id, about)
		}
	}
}
