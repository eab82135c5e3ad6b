package template

import (
	"fmt"
	"strings"
	"time"

	"kehu/shared/operation"
)

// usualPeriod is what alarms add up, where calls may come at any moment.
const usualPeriod = 5 * time.Minute

// alarm is an alarm on one metric, or on the sum of some.
type alarm struct {
	ID, About string // About ends in the name of the section of the runbooks
	Metrics   []metric
	Period    time.Duration // 0: usualPeriod
	Periods   int           // that reach the threshold
	Of        int           // the last so many; 0: as many, one after the other
	Threshold int           // reached or above
}

// Seconds is the period as the template says it.
func (a alarm) Seconds() int {
	if a.Period == 0 {
		return int(usualPeriod.Seconds())
	}
	return int(a.Period.Seconds())
}

type metric struct{ ID, Stat, Namespace, Name, Dimensions string }

// alarmsOf returns the alarms of an operation's function. Calls have none of their own: the API's metrics tell.
func alarmsOf(o operation.Operation) []alarm {
	switch o.Source {
	case operation.HTTP:
		return nil
	case operation.Timetable:
		return alarmsByTheClock(o)
	default:
	}
	id := LogicalID(o.Name)
	name := "[{Name: FunctionName, Value: !Ref " + id + "}]"
	queue := func(which string) string { return "[{Name: QueueName, Value: !GetAtt " + id + which + ".QueueName}]" }
	limit := patienceOf(o) * 8 / 10
	alarms := []alarm{{
		ID: id + "Faults", Periods: 1, Threshold: 5,
		About: o.Name + " failed at least five times in five minutes. Runbook: Faults of a function",
		Metrics: []metric{
			{"logged", "Sum", "!Sub Kehu/${AWS::StackName}", "Faults", "[{Name: op, Value: " + o.Name + "}]"},
			{"crashed", "Sum", "AWS/Lambda", "Errors", name},
		},
	}, {
		ID: id + "Duration", Periods: 3, Threshold: int(limit.Milliseconds()),
		About:   fmt.Sprintf("%s takes %s of the %s it has. Runbook: Duration of a function", o.Name, limit, patienceOf(o)),
		Metrics: []metric{{"duration", "p99", "AWS/Lambda", "Duration", name}},
	}}
	switch o.Source {
	case operation.TableStream:
		alarms = append(alarms, alarm{
			ID: id + "Age", Periods: 2, Threshold: 60_000,
			About:   o.Name + " is a minute behind the table. Runbook: Age of a stream",
			Metrics: []metric{{"age", "Maximum", "AWS/Lambda", "IteratorAge", name}},
		})
	case operation.EventBus:
		alarms = append(alarms, alarm{
			ID: id + "Age", Periods: 1, Threshold: 900,
			About:   "An event has waited a quarter of an hour for " + o.Name + ". Runbook: Age of a queue",
			Metrics: []metric{{"age", "Maximum", "AWS/SQS", "ApproximateAgeOfOldestMessage", queue("Queue")}},
		}, alarm{
			ID: id + "DeadLettersWaiting", Periods: 1, Threshold: 1,
			About:   o.Name + " gave up on an event. Runbook: Dead letters",
			Metrics: []metric{{"depth", "Maximum", "AWS/SQS", "ApproximateNumberOfMessagesVisible", queue("DeadLetters")}},
		})
	default:
	}
	return alarms
}

// alarmsByTheClock returns the alarms of a function that the timetable calls. It runs once in so many hours, so that within minutes too little comes
// together for any alarm: what counts is whether it fails time after time. Two of the last three, as a call may come a little later than the turn
// of the hour, and one fault is made good by Lambda or the next call.
func alarmsByTheClock(o operation.Operation) []alarm {
	id := LogicalID(o.Name)
	name := "[{Name: FunctionName, Value: !Ref " + id + "}]"
	limit := patienceOf(o) * 95 / 100 // what takes turns leaves the rest to the next call before its time is up, and that is no fault
	return []alarm{{
		ID: id + "Faults", Period: o.Every, Periods: 2, Of: 3, Threshold: 1,
		About: o.Name + " fails time after time. Runbook: Faults by the clock",
		Metrics: []metric{
			{"logged", "Sum", "!Sub Kehu/${AWS::StackName}", "Faults", "[{Name: op, Value: " + o.Name + "}]"},
			{"crashed", "Sum", "AWS/Lambda", "Errors", name},
			{"uncalled", "Sum", "AWS/Events", "FailedInvocations", "[{Name: RuleName, Value: !Ref " + id + "Rule}]"},
		},
	}, {
		ID: id + "Duration", Period: o.Every, Periods: 2, Of: 3, Threshold: int(limit.Milliseconds()),
		About:   fmt.Sprintf("%s takes %s of the %s it has, time after time. Runbook: Duration of a function", o.Name, limit, patienceOf(o)),
		Metrics: []metric{{"duration", "p99", "AWS/Lambda", "Duration", name}},
	}}
}

// sum is the expression of an alarm on several metrics; one that has no data counts as zero.
func sum(metrics []metric) string {
	var terms []string
	for _, m := range metrics {
		terms = append(terms, "FILL("+m.ID+", 0)")
	}
	return strings.Join(terms, " + ")
}
