package peyvand.web.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.collaborative.touchpoint.Channel;
import peyvand.collaborative.touchpoint.Direction;
import peyvand.collaborative.touchpoint.Learnt;
import peyvand.collaborative.touchpoint.TouchpointData;
import peyvand.domain.ContactId;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.operational.attachment.Reception;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.attachment.Uploads;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.form.Times;
import peyvand.web.i18n.Formats;

/** The fields in which a touchpoint is written down, between forms and {@link TouchpointData}. */
@Component
class TouchpointFields {

    static final String CHANNEL = "touchChannel";
    static final String TEXT = "touchText";

    private static final String DIRECTION = "touchDirection";
    private static final String DATE = "touchDate";
    private static final String TIME = "touchTime";
    private static final String MINUTES = "touchMinutes";
    private static final String CONTACT = "touchContact";
    private static final String COLLEAGUE = "touchColleague";
    private static final String ORDER = "touchOrder";
    private static final String OPPORTUNITY = "touchOpportunity";
    private static final String SUBJECT = "touchSubject";
    private static final String OUTCOME = "touchOutcome";
    private static final String TOPIC = "touchTopic";
    private static final String INTENT = "touchIntent";
    private static final String PREFERENCE = "touchPreference";
    private static final String IDEA = "touchIdea";

    private static final int LINE = 200;
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final StaffQueries staff;
    private final Clock clock;

    TouchpointFields(StaffQueries staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    /** Of whom and of what one can speak here: choices with their labels. */
    record Choices(List<Choice> contacts, List<Choice> orders, List<Choice> opportunities) {

        static final Choices NONE = new Choices(List.of(), List.of(), List.of());
    }

    List<Field> fields(Choices choices) {
        List<Choice> colleagues = staff.choices().stream()
                .map(colleague -> new Choice(colleague.id().toString(), colleague.name()))
                .toList();
        return List.of(
                Field.choice(CHANNEL, Channel.class).asRequired(),
                Field.longText(TEXT).asRequired(),
                Field.choice(DIRECTION, Direction.class),
                Field.choice(CONTACT, choices.contacts),
                Field.date(DATE).withHint("touchpoint.date.hint"),
                Field.text(TIME, 5).withHint("touchpoint.time.hint"),
                Field.wholeNumber(MINUTES),
                Field.choice(COLLEAGUE, colleagues),
                Field.choice(ORDER, choices.orders),
                Field.choice(OPPORTUNITY, choices.opportunities),
                Field.text(SUBJECT, LINE),
                Field.text(OUTCOME, 500),
                Field.text(TOPIC, LINE),
                Field.text(INTENT, LINE),
                Field.text(PREFERENCE, LINE),
                Field.text(IDEA, LINE),
                Field.files(Uploads.FIELD, Reception.LARGEST).withHint("attachment.hint"));
    }

    Form empty(Choices choices, StaffId viewer, Formats formats) {
        return Form.empty(fields(choices), formats)
                .with(CHANNEL, Channel.PHONE)
                .with(DIRECTION, Direction.OUT)
                .with(COLLEAGUE, viewer);
    }

    Form filled(Choices choices, TouchpointData data, Formats formats) {
        ZonedDateTime at = now(data.at()).atZone(formats.zone());
        return Form.empty(fields(choices), formats)
                .with(CHANNEL, data.channel())
                .with(TEXT, data.body() == null ? data.subject() : data.body())
                .with(DIRECTION, data.direction())
                .with(CONTACT, data.contact())
                .with(DATE, at.toLocalDate())
                .with(TIME, Times.written(at.toLocalTime(), formats))
                .with(MINUTES, data.minutes())
                .with(COLLEAGUE, data.colleague())
                .with(ORDER, data.order())
                .with(OPPORTUNITY, data.opportunity())
                .with(SUBJECT, data.subject())
                .with(OUTCOME, data.outcome())
                .with(TOPIC, data.learnt().topic())
                .with(INTENT, data.learnt().intent())
                .with(PREFERENCE, data.learnt().preference())
                .with(IDEA, data.learnt().idea());
    }

    /**
     * What was typed; null where the form has a problem.
     *
     * @param viewer who had the contact where no other colleague is named
     */
    @Nullable
    TouchpointData data(Form form, StaffId viewer, Formats formats) {
        if (form.hasProblems()) {
            return null;
        }
        Instant at = at(form, formats);
        if (form.hasProblems()) {
            return null;
        }
        Channel channel = Channel.valueOf(form.required(CHANNEL));
        Direction direction = form.choice(DIRECTION, Direction.class);
        return new TouchpointData(
                channel,
                channel == Channel.NOTE ? null : direction == null ? Direction.OUT : direction,
                form.text(CONTACT) == null ? null : ContactId.valueOf(form.required(CONTACT)),
                form.text(COLLEAGUE) == null ? viewer : StaffId.valueOf(form.required(COLLEAGUE)),
                at,
                form.text(SUBJECT),
                form.required(TEXT),
                form.text(OUTCOME),
                form.wholeNumber(MINUTES),
                new Learnt(form.text(TOPIC), form.text(INTENT), form.text(PREFERENCE), form.text(IDEA)),
                form.text(ORDER) == null ? null : OrderId.valueOf(form.required(ORDER)),
                form.text(OPPORTUNITY) == null ? null : OpportunityId.valueOf(form.required(OPPORTUNITY)));
    }

    /** Whether the form still has the time of this touchpoint. */
    boolean sameTime(Form form, TouchpointData data, Formats formats) {
        Form as = filled(Choices.NONE, data, formats);
        return form.value(DATE).equals(as.value(DATE)) && form.value(TIME).equals(as.value(TIME));
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.touchpoint.future", "rule.touchpoint.past" -> DATE;
            case "rule.touchpoint.minutes" -> MINUTES;
            case "rule.touchpoint.contact" -> CONTACT;
            case "rule.touchpoint.order" -> ORDER;
            case "rule.touchpoint.opportunity" -> OPPORTUNITY;
            default -> violation.key().startsWith("rule.attachment.") ? Uploads.FIELD : TEXT;
        };
    }

    /** A day alone is its noon, or now if it is today; a time alone is today's. */
    private @Nullable Instant at(Form form, Formats formats) {
        LocalDate date = form.date(DATE);
        LocalTime time = Times.read(form, TIME);
        ZonedDateTime now = clock.instant().atZone(formats.zone());
        if (date == null && time == null || now.toLocalDate().equals(date) && time == null) {
            return null;
        }
        return (date == null ? now.toLocalDate() : date)
                .atTime(time == null ? NOON : time)
                .atZone(formats.zone())
                .toInstant();
    }

    private Instant now(@Nullable Instant at) {
        return at == null ? clock.instant().truncatedTo(ChronoUnit.MINUTES) : at;
    }
}
