package event

import (
	"encoding/json"
	"fmt"
	"time"
)

// ProviderSource is the source of what Amazon SES tells of mails: events of its own form, on the account's default bus.
const ProviderSource = "aws.ses"

// ProviderTypes are the detail types under which SES tells what the types stand for (Amazon SES Developer Guide, "Examples of event data that Amazon
// SES publishes to EventBridge").
var ProviderTypes = map[Type]string{
	MailDelivered:  "Email Delivered",
	MailBounced:    "Email Bounced",
	MailComplained: "Email Complaint Received",
	MailRejected:   "Email Rejected",
}

// providerEvent is the part of SES's event that matters here.
type providerEvent struct {
	Kind string `json:"eventType"`
	Mail struct {
		MessageID   string              `json:"messageId"`
		Timestamp   time.Time           `json:"timestamp"`
		Destination []string            `json:"destination"`
		Tags        map[string][]string `json:"tags"`
	} `json:"mail"`
	Bounce struct {
		Type       string      `json:"bounceType"`
		SubType    string      `json:"bounceSubType"`
		Recipients []recipient `json:"bouncedRecipients"`
	} `json:"bounce"`
	Complaint struct {
		Type       string      `json:"complaintFeedbackType"`
		Recipients []recipient `json:"complainedRecipients"`
	} `json:"complaint"`
	Reject struct {
		Reason string `json:"reason"`
	} `json:"reject"`
}

type recipient struct {
	Address string `json:"emailAddress"`
}

// FromProvider reads what SES tells of a mail. Its address stands in the attributes, as it must be known to send nothing there any more. ok is false for a
// mail that names no company, such as those of Cognito, and for an event of another type.
func FromProvider(detail []byte) (e Event, ok bool, err error) {
	var told providerEvent
	if err := json.Unmarshal(detail, &told); err != nil {
		return Event{}, false, fmt.Errorf("event of the mail provider: %w", err)
	}
	tag := func(name string) string {
		if values := told.Mail.Tags[name]; len(values) > 0 {
			return values[0]
		}
		return ""
	}
	e = Event{Tenant: tag("tenant"), Entity: tag("mail"), At: told.Mail.Timestamp, Attributes: map[string]string{}}
	switch told.Kind {
	case "Delivery":
		e.Type = MailDelivered
	case "Bounce":
		e.Type = MailBounced
		e.Attributes["detail"] = told.Bounce.Type + " " + told.Bounce.SubType
		if told.Bounce.Type == "Permanent" {
			e.Attributes["permanent"] = "true"
		}
		e.Attributes["address"] = first(told.Bounce.Recipients, told.Mail.Destination)
	case "Complaint":
		e.Type = MailComplained
		e.Attributes["detail"] = told.Complaint.Type
		e.Attributes["address"] = first(told.Complaint.Recipients, told.Mail.Destination)
	case "Reject":
		e.Type = MailRejected
		e.Attributes["detail"] = told.Reject.Reason
	}
	e.ID = e.Entity + "-" + string(e.Type)
	return e, e.Type != "" && e.Tenant != "" && e.Entity != "", nil
}

// first returns the recipient that is named, else the one to whom the mail went: each of Kehu's has one.
func first(named []recipient, sent []string) string {
	if len(named) > 0 {
		return named[0].Address
	}
	if len(sent) > 0 {
		return sent[0]
	}
	return ""
}
