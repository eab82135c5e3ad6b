package template

import (
	"encoding/json"
	"fmt"
	"slices"

	"kehu/shared/event"
	"kehu/shared/operation"
	"kehu/shared/table"
)

const (
	sourceType = "AWS::Lambda::EventSourceMapping"
	queueType  = "AWS::SQS::Queue"
	ruleType   = "AWS::Events::Rule"
)

// day is what a stream keeps records for, and twoWeeks is the longest that a queue keeps messages for, in seconds.
const (
	day      = 24 * 60 * 60
	twoWeeks = 14 * day
)

// sourceOf returns the identifier of the one mapping that feeds a function, or "".
func (c *checker) sourceOf(o operation.Operation) string {
	var found []string
	for _, id := range c.template.of(sourceType) {
		if referred(c.template.Resources[id].get("FunctionName")) == LogicalID(o.Name) {
			found = append(found, id)
		}
	}
	if len(found) != 1 {
		c.fault(LogicalID(o.Name), "%d event source mappings feed it, want one", len(found))
		return ""
	}
	return found[0]
}

// checkStreams: each reader of the table's stream reports what failed, goes on in bounded time, and keeps what it gives up.
func (c *checker) checkStreams() {
	readers := c.from(operation.TableStream)
	if len(readers) > 2 {
		c.fault("Table", "its stream has %d readers; a shard serves two", len(readers))
	}
	for _, o := range readers {
		id := c.sourceOf(o)
		if id == "" {
			continue
		}
		c.is(id, "!GetAtt Table.StreamArn", "EventSourceArn")
		c.is(id, "TRIM_HORIZON", "StartingPosition")
		c.is(id, "[ReportBatchItemFailures]", "FunctionResponseTypes")
		c.is(id, "true", "BisectBatchOnFunctionError")
		c.atLeast(id, 1, "MaximumRetryAttempts")
		c.atLeast(id, 60, "MaximumRecordAgeInSeconds")
		c.atMost(id, day/2, "MaximumRecordAgeInSeconds") // the rest of the day is for those who look after it
		c.atLeast(id, 1, "ParallelizationFactor")
		c.is(id, "!GetAtt FailedBatches.Arn", "DestinationConfig", "OnFailure", "Destination")
		c.checkFilters(id)
	}
	if len(readers) > 0 {
		c.is("FailedBatches", `[{Event: "s3:ObjectCreated:*", Queue: !GetAtt FailedBatchesQueue.Arn}]`,
			"NotificationConfiguration", "QueueConfigurations")
		c.checkQueuePolicy("FailedBatchesQueue", "s3.amazonaws.com")
	}
}

// checkFilters: what has the attribute that changes are told of, before or after, passes, and nothing else, as on one machine.
func (c *checker) checkFilters(id string) {
	filters := list(c.template.Resources[id].Properties, "FilterCriteria", "Filters")
	passes := func(image, attribute string) bool {
		record := map[string]any{attribute: map[string]any{"S": "customer"}}
		change := map[string]any{"eventName": "MODIFY", "dynamodb": map[string]any{image: record}}
		return slices.ContainsFunc(filters, func(filter any) bool {
			var pattern map[string]any
			err := json.Unmarshal([]byte(word(filter, "Pattern")), &pattern)
			return err == nil && matches(pattern, change)
		})
	}
	for _, image := range []string{"NewImage", "OldImage"} {
		if !passes(image, table.Main.Told) {
			c.fault(id, "FilterCriteria: a change with a %s of a record does not pass", image)
		}
		if passes(image, table.AttrSort) {
			c.fault(id, "FilterCriteria: a change with a %s of no record passes", image)
		}
	}
}

// checkSubscribers: each subscriber of the bus is fed by a rule through a queue, and what it gives up on is kept.
func (c *checker) checkSubscribers() {
	fed := make(map[string]bool)
	for _, o := range c.from(operation.Timetable) {
		fed[LogicalID(o.Name)] = true
	}
	for _, o := range c.from(operation.EventBus) {
		id := c.sourceOf(o)
		if id == "" {
			continue
		}
		queue := referred(c.template.Resources[id].get("EventSourceArn"))
		if queue != LogicalID(o.Name)+"Queue" || c.template.Resources[queue].Type != queueType {
			c.fault(id, "EventSourceArn: got %s, want the queue %sQueue", queue, LogicalID(o.Name))
			continue
		}
		c.is(id, "[ReportBatchItemFailures]", "FunctionResponseTypes")
		c.atLeast(id, 2, "ScalingConfig", "MaximumConcurrency")
		// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: six times, at least five attempts
		c.atLeast(queue, 6*int(timeoutOf(o).Seconds()), "VisibilityTimeout")
		c.atLeast(queue, 5, "RedrivePolicy", "maxReceiveCount")
		c.checkDeadLetters(queue, o, "RedrivePolicy", "deadLetterTargetArn")
		c.checkRule(queue, o)
		fed[queue] = true
	}
	for _, id := range c.template.of(ruleType) {
		for _, target := range list(c.template.Resources[id].Properties, "Targets") {
			if !fed[referred(at(target, "Arn"))] {
				c.fault(id, "its target %s feeds no operation", show(at(target, "Arn")))
			}
		}
	}
}

// checkTimetables: one rule calls each operation that has a timetable, as often as it says, and may.
func (c *checker) checkTimetables() {
	for _, o := range c.from(operation.Timetable) {
		id := LogicalID(o.Name)
		var found []string
		for _, rule := range c.template.of(ruleType) {
			for _, target := range list(c.template.Resources[rule].Properties, "Targets") {
				if referred(at(target, "Arn")) == id {
					found = append(found, rule)
				}
			}
		}
		if len(found) != 1 {
			c.fault(id, "%d rules call it, want one", len(found))
			continue
		}
		c.is(found[0], rateOf(o.Every), "ScheduleExpression")
		if bus := c.template.Resources[found[0]].get("EventBusName"); bus != nil {
			c.fault(found[0], "EventBusName: got %s, want none: other buses know no time", show(bus))
		}
		want := map[string]any{
			"Action": "lambda:InvokeFunction", "FunctionName": "!Ref " + id, "Principal": "events.amazonaws.com",
			"SourceArn": "!GetAtt " + found[0] + ".Arn",
		}
		may := slices.ContainsFunc(c.template.of("AWS::Lambda::Permission"), func(permission string) bool {
			return equal(c.template.Resources[permission].Properties, want)
		})
		if !may {
			c.fault(id, "no permission lets the rule call it")
		}
	}
}

// checkDeadLetters: the path names the queue for dead letters, which keeps them as long as it can.
func (c *checker) checkDeadLetters(id string, o operation.Operation, path ...string) {
	letters := LogicalID(o.Name) + "DeadLetters"
	c.is(id, "!GetAtt "+letters+".Arn", path...)
	if c.template.Resources[letters].Type != queueType {
		c.fault(letters, "there is no such queue")
		return
	}
	c.atLeast(letters, twoWeeks, "MessageRetentionPeriod")
}

// checkRule: one rule sends the operation's events, and no others, into the queue.
func (c *checker) checkRule(queue string, o operation.Operation) {
	var found []string
	for _, id := range c.template.of(ruleType) {
		for _, target := range list(c.template.Resources[id].Properties, "Targets") {
			if referred(at(target, "Arn")) != queue {
				continue
			}
			found = append(found, id)
			letters := LogicalID(o.Name) + "DeadLetters"
			if referred(at(target, "DeadLetterConfig", "Arn")) != letters {
				c.fault(id, "what cannot be put into the queue is lost: DeadLetterConfig is not %s", letters)
			}
		}
	}
	if len(found) != 1 {
		c.fault(queue, "%d rules feed it, want one", len(found))
		return
	}
	want, source := make([]string, len(o.Types)), event.Source
	for i, t := range o.Types {
		want[i] = string(t)
		if told, provider := event.ProviderTypes[t]; provider { // which Amazon SES tells on the default bus
			want[i], source = told, event.ProviderSource
		}
	}
	if source == event.Source {
		c.is(found[0], "!Ref EventBus", "EventBusName")
	} else if bus := c.template.Resources[found[0]].get("EventBusName"); bus != nil {
		c.fault(found[0], "EventBusName: got %s, want none, which is the default bus", show(bus))
	}
	c.is(found[0], "["+source+"]", "EventPattern", "source")
	var got []string // in any order: it means nothing to EventBridge
	for _, t := range list(c.template.Resources[found[0]].get("EventPattern", "detail-type")) {
		got = append(got, fmt.Sprint(t))
	}
	slices.Sort(want)
	if slices.Sort(got); !slices.Equal(got, want) {
		c.fault(found[0], "EventPattern.detail-type: got %s, want %s", show(got), show(want))
	}
	if o.Except != "" {
		c.is(found[0], "[{exists: false}]", "EventPattern", "detail", "attributes", o.Except)
	}
	c.checkQueuePolicy(queue, "events.amazonaws.com")
	c.checkQueuePolicy(LogicalID(o.Name)+"DeadLetters", "events.amazonaws.com")
}

// checkQueuePolicy: a policy lets the service send to the queue.
func (c *checker) checkQueuePolicy(queue, service string) {
	for _, id := range c.template.of("AWS::SQS::QueuePolicy") {
		r := c.template.Resources[id]
		for _, s := range statementsIn(r.get("PolicyDocument")) {
			right := `sqs:SendMessage on "!GetAtt ` + queue + `.Arn"`
			attached := slices.Contains(list(r.Properties, "Queues"), any("!Ref "+queue))
			if attached && word(s, "Principal", "Service") == service && rightsIn(s)[right] {
				return
			}
		}
	}
	c.fault(queue, "no policy lets %s send to it", service)
}
