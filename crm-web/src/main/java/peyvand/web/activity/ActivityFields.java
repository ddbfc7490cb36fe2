package peyvand.web.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityData;
import peyvand.operational.activity.ActivityDetails;
import peyvand.operational.activity.ActivityKind;
import peyvand.operational.activity.ActivityPriority;
import peyvand.operational.activity.ActivityQueries;
import peyvand.operational.activity.ActivityQueries.OpportunityChoice;
import peyvand.operational.activity.ActivityQueries.OrderChoice;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.customer.CustomerFields;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;

/** The fields of an activity, between forms and {@link ActivityData}. A whole day has no time. */
@Component
class ActivityFields {

    static final String OPPORTUNITY = "activityOpportunity";

    static final List<Field> QUICK = List.of(
            Field.text("title", 200).asRequired(),
            Field.date("startOn"),
            Field.text("customer", 300).of(FieldType.HIDDEN));

    private static final List<Integer> REMINDERS = List.of(0, 5, 15, 30, 60, 120, 1_440, 2_880, 10_080);
    private static final List<String> TIMES = List.of("startOn", "startTime", "endOn", "endTime");
    private static final int CONTACTS = 100;

    private final CustomerFields customers;
    private final ContactQueries contacts;
    private final ActivityQueries activities;
    private final StaffQueries staff;

    ActivityFields(CustomerFields customers, ContactQueries contacts, ActivityQueries activities, StaffQueries staff) {
        this.customers = customers;
        this.contacts = contacts;
        this.activities = activities;
        this.staff = staff;
    }

    /** Of an activity still to be made. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>(what());
        fields.add(owner().asRequired());
        fields.add(Field.suggested("customer", "/customers/suggestions"));
        fields.add(Field.text("activityOrder", 60));
        fields.add(opportunity());
        fields.add(Field.longText("note"));
        return fields;
    }

    private static Field opportunity() {
        return Field.suggested(OPPORTUNITY, "/opportunities/suggestions");
    }

    /** Whom it can be handed to. */
    Field owner() {
        return Field.choice(
                "activityOwner",
                staff.choices().stream()
                        .map(person -> new Choice(person.id().toString(), person.name()))
                        .toList());
    }

    private List<Field> fields(Viewer viewer, ActivityDetails activity) {
        List<Field> fields = new ArrayList<>(what());
        if (!activity.aboutAHiddenCustomer()) {
            fields.add(Field.suggested("customer", "/customers/suggestions"));
            CustomerId customer = activity.data().customer();
            if (customer != null) {
                fields.add(Field.choice(
                        "activityContact",
                        contacts.of(viewer, customer, CONTACTS).stream()
                                .map(contact -> new Choice(contact.id().toString(), contact.name()))
                                .toList()));
            }
            fields.add(Field.text("activityOrder", 60));
            if (!activity.aboutAHiddenOpportunity()) {
                fields.add(opportunity());
            }
        }
        fields.add(Field.longText("note"));
        return fields;
    }

    private static List<Field> what() {
        return List.of(
                Field.choice("activityKind", ActivityKind.class).asRequired(),
                Field.text("title", 200).asRequired(),
                Field.date("startOn").asRequired(),
                Field.text("startTime", 5).withHint("activity.startTime.hint"),
                Field.date("endOn").withHint("activity.endOn.hint"),
                Field.text("endTime", 5).withHint("activity.endTime.hint"),
                Field.choice(
                        "reminder",
                        REMINDERS.stream()
                                .map(minutes -> new Choice(minutes.toString(), null))
                                .toList()),
                Field.choice("priority", ActivityPriority.class).asRequired());
    }

    /** An empty form for this day. */
    Form empty(Viewer viewer, LocalDate day, Formats formats) {
        return Form.empty(fields(), formats)
                .with("activityKind", ActivityKind.TASK)
                .with("startOn", day)
                .with("priority", ActivityPriority.NORMAL)
                .with("activityOwner", viewer.staff());
    }

    Form form(Viewer viewer, ActivityDetails activity, Formats formats) {
        ActivityData data = activity.data();
        Form form = Form.empty(fields(viewer, activity), formats)
                .version(activity.version())
                .with("activityKind", data.kind())
                .with("title", data.title())
                .with(
                        "reminder",
                        data.reminder() == null ? null : data.reminder().toString())
                .with("priority", data.priority())
                .with("customer", data.customer() == null ? null : customer(activity))
                .with("activityContact", data.contact())
                .with("activityOrder", activity.orderNumber())
                .with(OPPORTUNITY, activity.opportunityName() == null ? null : opportunity(activity))
                .with("note", data.note());
        return time(form, data.time(), formats);
    }

    private static Form time(Form form, ActivityTime time, Formats formats) {
        LocalDate from = time.date(formats.zone());
        LocalDate to =
                time.end() == null ? null : time.end().atZone(formats.zone()).toLocalDate();
        return form.with("startOn", from)
                .with("startTime", formats.time(time.start()))
                .with("endOn", from.equals(to) ? null : to)
                .with("endTime", formats.time(time.end()));
    }

    /**
     * What a form without problems says.
     *
     * @param now the activity as it is; null for a new one
     * @return null where a further problem came up
     */
    @Nullable
    ActivityData data(Form form, @Nullable ActivityDetails now, Viewer viewer, Formats formats) {
        ActivityTime time = time(form, now, formats);
        Links links = links(form, now, viewer);
        if (time == null || form.hasProblems()) {
            return null;
        }
        String reminder = form.text("reminder");
        return new ActivityData(
                Objects.requireNonNull(form.choice("activityKind", ActivityKind.class)),
                form.required("title"),
                form.text("note"),
                time,
                reminder == null ? null : Integer.valueOf(reminder),
                Objects.requireNonNull(form.choice("priority", ActivityPriority.class)),
                links.customer,
                links.contact,
                links.order,
                links.opportunity);
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.activity.endOfMeeting", "rule.activity.endBeforeStart", "rule.activity.tooLong" -> "endTime";
            case "rule.activity.farOff" -> "startOn";
            case "rule.activity.order" -> "activityOrder";
            case "rule.activity.opportunity" -> OPPORTUNITY;
            case "rule.activity.contact", "rule.activity.keepCustomer" -> "customer";
            case "rule.activity.owner" -> "activityOwner";
            default -> "title";
        };
    }

    /** A time that was not retyped stays what it is: in the night the clocks go back, one time of day is two moments. */
    private static @Nullable ActivityTime time(Form form, @Nullable ActivityDetails now, Formats formats) {
        if (now != null) {
            Form before = time(Form.empty(form.fields(), formats), now.data().time(), formats);
            if (TIMES.stream().allMatch(name -> form.value(name).equals(before.value(name)))) {
                return now.data().time();
            }
        }
        LocalTime from = time(form, "startTime", formats);
        LocalTime to = time(form, "endTime", formats);
        if (to != null && from == null) {
            form.reject("startTime", "activity.startTime.missing");
        }
        if (to == null && form.text("endOn") != null) {
            form.reject("endTime", "activity.endTime.missing");
        }
        if (form.hasProblems()) {
            return null;
        }
        LocalDate day = Objects.requireNonNull(form.date("startOn"));
        if (from == null) {
            return ActivityTime.on(day);
        }
        Instant start = moment(day, from, formats.zone());
        LocalDate last = Objects.requireNonNullElse(form.date("endOn"), day);
        return new ActivityTime(null, start, to == null ? null : moment(last, to, formats.zone()));
    }

    private static @Nullable LocalTime time(Form form, String name, Formats formats) {
        String typed = form.text(name);
        if (typed == null) {
            return null;
        }
        return formats.readTime(typed).orElseGet(() -> {
            form.reject(name, "activity.time");
            return null;
        });
    }

    private static Instant moment(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private record Links(
            @Nullable CustomerId customer,
            @Nullable ContactId contact,
            @Nullable OrderId order,
            @Nullable OpportunityId opportunity) {}

    /** What the form cannot show to its user stays as it is. */
    private Links links(Form form, @Nullable ActivityDetails now, Viewer viewer) {
        if (now != null && now.aboutAHiddenCustomer()) {
            return new Links(
                    now.data().customer(),
                    now.data().contact(),
                    now.data().order(),
                    now.data().opportunity());
        }
        CustomerId typed = customer(form, now, viewer);
        OrderChoice order = order(form, viewer);
        OpportunityChoice opportunity = opportunity(form, viewer);
        CustomerId customer = typed != null
                ? typed
                : opportunity != null ? opportunity.customer() : order == null ? null : order.customer();
        OpportunityId hidden =
                now != null && now.aboutAHiddenOpportunity() ? now.data().opportunity() : null;
        boolean same = now != null && Objects.equals(now.data().customer(), customer);
        String contact = form.text("activityContact");
        return new Links(
                customer,
                contact == null || !same ? null : ContactId.valueOf(contact),
                order == null ? null : order.id(),
                opportunity == null ? hidden : opportunity.id());
    }

    /** Who stands there already is not looked up again. */
    private @Nullable CustomerId customer(Form form, @Nullable ActivityDetails now, Viewer viewer) {
        String typed = form.text("customer");
        if (typed == null) {
            return null;
        }
        if (now != null && now.data().customer() != null && typed.equals(customer(now))) {
            return now.data().customer();
        }
        return customers.named(form, "customer", viewer);
    }

    private @Nullable OrderChoice order(Form form, Viewer viewer) {
        String number = form.text("activityOrder");
        if (number == null) {
            return null;
        }
        return activities.order(viewer, number).orElseGet(() -> {
            form.reject("activityOrder", "activity.order.unknown");
            return null;
        });
    }

    /** By its number, which stands in parentheses after the name where it was suggested. */
    @Nullable
    OpportunityChoice opportunity(Form form, Viewer viewer) {
        String typed = form.has(OPPORTUNITY) ? form.text(OPPORTUNITY) : null;
        if (typed == null) {
            return null;
        }
        String number = typed.endsWith(")") ? typed.substring(typed.lastIndexOf('(') + 1, typed.length() - 1) : typed;
        return activities.opportunity(viewer, number.strip()).orElseGet(() -> {
            form.reject(OPPORTUNITY, "activity.opportunity.unknown");
            return null;
        });
    }

    private static String opportunity(ActivityDetails activity) {
        return activity.opportunityName() + " (" + activity.opportunityNumber() + ")";
    }

    private static String customer(ActivityDetails activity) {
        return activity.customerName() + " (" + activity.customerNumber() + ")";
    }

    static StaffId owner(Form form) {
        return StaffId.valueOf(form.required("activityOwner"));
    }

    /** The fields by which a list can be narrowed. */
    List<Field> filters() {
        Choice everybody = new Choice("all", null);
        return List.of(
                Field.choice(
                        "tab",
                        Stream.of("overdue", "today", "upcoming", "done")
                                .map(tab -> new Choice(tab, null))
                                .toList()),
                Field.choice(
                        "activityOwner",
                        Stream.concat(Stream.of(everybody), owner().choices().stream())
                                .toList()),
                Field.choice("activityKind", ActivityKind.class),
                Field.suggested("customer", "/customers/suggestions"),
                opportunity());
    }
}
