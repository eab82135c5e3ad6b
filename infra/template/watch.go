package template

import (
	"fmt"
	"slices"
	"strings"

	"kehu/shared/operation"
	"kehu/shared/table"
)

const alarmType = "AWS::CloudWatch::Alarm"

// checkLogs: every log ends some day, and faults in it are counted by operation.
func (c *checker) checkLogs() {
	for _, id := range c.template.of("AWS::Logs::LogGroup") {
		c.is(id, "!Ref LogDays", "RetentionInDays")
	}
	for _, id := range []string{"AccessLog", "CallLog", "EventLog"} {
		if c.template.Resources[id].Type != "AWS::Logs::LogGroup" {
			c.fault(id, "there is no such log group")
		}
	}
	c.is("EventFaults", "!Ref EventLog", "LogGroupName")
	c.is("EventFaults", `'{ $.level = "ERROR" }'`, "FilterPattern")
	c.is("EventFaults", `[{MetricNamespace: !Sub "Kehu/${AWS::StackName}", MetricName: Faults, MetricValue: "1", Unit: Count, `+
		`Dimensions: [{Key: op, Value: $.op}]}]`, "MetricTransformations")
}

// checkAlarms: all that must be watched is, and each alarm reaches someone and says what to do.
func (c *checker) checkAlarms() {
	seen := make(map[string]bool)
	for _, id := range c.template.of(alarmType) {
		r := c.template.Resources[id]
		c.is(id, "[!Ref AlarmTopic]", "AlarmActions")
		c.is(id, "notBreaching", "TreatMissingData")
		if runbook(r) == "" {
			c.fault(id, "AlarmDescription names no runbook")
		}
		for _, m := range watched(r) {
			seen[m] = true
		}
	}
	for _, m := range c.mustWatch() {
		if !seen[m] {
			c.fault("alarms", "nothing watches %s", m)
		}
	}
	c.checkDashboard()
}

// checkDashboard: whatever can lag behind or give up is on the dashboard, so that who is called looks at one place.
func (c *checker) checkDashboard() {
	body := fmt.Sprint(c.template.Resources["Dashboard"].get("DashboardBody"))
	shows := func(text string) {
		if !strings.Contains(body, `"`+text+`"`) {
			c.fault("Dashboard", "it does not show %s", text)
		}
	}
	for _, o := range c.from(operation.TableStream) {
		shows("${" + LogicalID(o.Name) + "}")
	}
	for _, o := range c.from(operation.EventBus) {
		shows("${" + LogicalID(o.Name) + "Queue.QueueName}")
		shows("${" + LogicalID(o.Name) + "DeadLetters.QueueName}")
	}
}

// Runbooks returns the names of the sections that the alarms ask the runbooks for, in order.
func Runbooks(t *Template) []string {
	var names []string
	for _, id := range t.of(alarmType) {
		names = append(names, runbook(t.Resources[id]))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func runbook(alarm Resource) string {
	_, name, _ := strings.Cut(word(alarm.Properties, "AlarmDescription"), "Runbook: ")
	return name
}

// watched lists the metrics of an alarm.
func watched(alarm Resource) []string {
	if alarm.get("MetricName") != nil {
		stat := word(alarm.Properties, "Statistic") + word(alarm.Properties, "ExtendedStatistic")
		return []string{metricName(alarm.Properties, stat)}
	}
	var names []string
	for _, m := range list(alarm.Properties, "Metrics") {
		if stat := object(m, "MetricStat"); stat != nil {
			names = append(names, metricName(object(stat, "Metric"), word(stat, "Stat")))
		}
	}
	return names
}

func metricName(m map[string]any, stat string) string {
	parts := []string{stat, "of", word(m, "Namespace"), word(m, "MetricName")}
	for _, d := range list(m, "Dimensions") {
		parts = append(parts, word(d, "Name")+"="+word(d, "Value"))
	}
	return strings.Join(parts, " ")
}

// mustWatch lists the metrics without an eye on which a failure would pass unseen.
func (c *checker) mustWatch() []string {
	must := []string{
		"Sum of AWS/ApiGateway 5xx ApiId=!Ref Api",
		"p99 of AWS/ApiGateway Latency ApiId=!Ref Api",
		"Sum of AWS/Lambda Throttles",
		"Maximum of AWS/SES Reputation.BounceRate",
		"Maximum of AWS/SES Reputation.ComplaintRate",
		"Sum of AWS/DynamoDB TransactionConflict TableName=!Ref Table",
		depth("FailedBatchesQueue"),
	}
	for _, o := range c.operations {
		if o.Source == operation.HTTP {
			continue
		}
		id := LogicalID(o.Name)
		must = append(
			must,
			"Sum of AWS/Lambda Errors FunctionName=!Ref "+id,
			"Sum of !Sub Kehu/${AWS::StackName} Faults op="+o.Name,
			"p99 of AWS/Lambda Duration FunctionName=!Ref "+id,
		)
		switch o.Source {
		case operation.TableStream:
			must = append(
				must,
				"Maximum of AWS/Lambda IteratorAge FunctionName=!Ref "+id,
				"Sum of AWS/Lambda DestinationDeliveryFailures FunctionName=!Ref "+id,
			)
		case operation.EventBus:
			must = append(
				must,
				"Maximum of AWS/SQS ApproximateAgeOfOldestMessage QueueName=!GetAtt "+id+"Queue.QueueName",
				depth(id+"DeadLetters"),
			)
		case operation.Timetable:
			must = append(must, "Sum of AWS/Events FailedInvocations RuleName=!Ref "+id+"Rule")
		default:
		}
	}
	for id, schema := range map[string]table.Schema{"Table": table.Main, "AuditTable": table.Audit} {
		for _, metric := range []string{"ReadThrottleEvents", "WriteThrottleEvents"} {
			name := "Sum of AWS/DynamoDB " + metric + " TableName=!Ref " + id
			must = append(must, name)
			for _, index := range schema.Indexes {
				must = append(must, name+" GlobalSecondaryIndexName="+string(index))
			}
		}
		for _, call := range []string{"GetItem", "Query", "PutItem"} {
			must = append(must, "Sum of AWS/DynamoDB SystemErrors TableName=!Ref "+id+" Operation="+call)
		}
	}
	slices.Sort(must)
	return must
}

func depth(queue string) string {
	return "Maximum of AWS/SQS ApproximateNumberOfMessagesVisible QueueName=!GetAtt " + queue + ".QueueName"
}
