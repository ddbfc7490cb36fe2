package peyvand.web.bulk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import peyvand.operational.activity.TasksForMany;
import peyvand.operational.activity.TasksForMany.Task;
import peyvand.operational.bulk.BulkAction;
import peyvand.operational.customer.CustomerBulk;
import peyvand.operational.customer.Tiers;
import peyvand.operational.lead.LeadQueries;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.opportunity.StageChoices;

/** What is set in many records, as it is typed. */
@Component
class BulkFields {

    private final StaffQueries staff;
    private final LeadQueries leads;
    private final StageChoices stages;
    private final Tiers tiers;
    private final Clock clock;

    BulkFields(StaffQueries staff, LeadQueries leads, StageChoices stages, Tiers tiers, Clock clock) {
        this.clock = clock;
        this.tiers = tiers;
        this.staff = staff;
        this.leads = leads;
        this.stages = stages;
    }

    /** The name of the action's field; the message {@code field.bulk.<action>} labels it. */
    String name(BulkAction action) {
        return "bulk." + action.name();
    }

    Form empty(BulkAction action, Ui ui) {
        Form form = Form.empty(fields(action, ui), ui.formats());
        if (action.value() == BulkAction.Value.TASK) {
            form.with(name(action), ui.message("bulk.task.usual"))
                    .with(
                            day(action),
                            LocalDate.now(clock.withZone(ui.formats().zone())).plusDays(1));
        }
        return form;
    }

    Form read(BulkAction action, Ui ui, HttpServletRequest http) {
        return Form.read(fields(action, ui), ui.formats(), http.getParameterMap());
    }

    /** Whether the request says what is to be set. */
    boolean asked(BulkAction action, HttpServletRequest http) {
        return action.value() == null || http.getParameter(name(action)) != null;
    }

    /** Plain, as it is stored. */
    String value(BulkAction action, Form form) {
        if (action.value() == null) {
            return "";
        }
        String name = name(action);
        if (form.text(name) == null || form.problem(name) != null) {
            return form.value(name);
        }
        return switch (action.value()) {
            case DAY -> String.valueOf(form.date(name));
            case TASK -> form.dateOrNull(day(action)) + " " + form.value(name);
            case DAYS ->
                Objects.requireNonNull(form.decimal(name)).stripTrailingZeros().toPlainString();
            default -> form.value(name);
        };
    }

    /** What was set, as its reader knows it. */
    String told(BulkAction action, String value, Ui ui) {
        if (action.value() == null) {
            return value;
        }
        return switch (action.value()) {
            case COUNTRY -> ui.formats().country(value);
            case TIER -> told(tiers(tiers.all(), ui), value);
            case DAY -> ui.formats().date(LocalDate.parse(value));
            case TASK -> task(Task.read(value), ui);
            case DAYS -> ui.message("bulk.days", Integer.valueOf(value));
            default -> told(field(name(action), action.value(), ui).choices(), value);
        };
    }

    private static String task(Task task, Ui ui) {
        return ui.message(
                "bulk.task.told", Ui.isolated(task.title()), ui.formats().date(task.day()));
    }

    /** The name of the field for the day on which a task is due. */
    private String day(BulkAction action) {
        return name(action) + "_DAY";
    }

    private static String told(List<Choice> choices, String value) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }

    private static List<Choice> tiers(List<Tiers.Tier> some, Ui ui) {
        List<Choice> choices = new ArrayList<>();
        some.forEach(tier ->
                choices.add(new Choice(tier.id().toString(), tier.label().in(ui.getLanguage()))));
        choices.add(new Choice(CustomerBulk.NO_TIER, ui.message("bulk.tier.none")));
        return choices;
    }

    private List<Field> fields(BulkAction action, Ui ui) {
        BulkAction.Value value = action.value();
        if (value == BulkAction.Value.TASK) {
            return List.of(
                    Field.text(name(action), TasksForMany.LONGEST_TITLE).asRequired(),
                    Field.date(day(action)).asRequired().withHint("bulk.task.day.hint"));
        }
        return value == null
                ? List.of()
                : List.of(field(name(action), value, ui).asRequired());
    }

    private Field field(String name, BulkAction.Value value, Ui ui) {
        return switch (value) {
            case TEXT, COUNTRY, TASK -> Field.text(name, 100);
            case TAG -> Field.text(name, 60);
            case CATEGORY -> Field.suggested(name, "/products/categories");
            case DAY -> Field.date(name);
            case DAYS -> Field.decimal(name).withHint("bulk.days.hint");
            case STAGE -> Field.choice(name, stages.stages(ui));
            case LOSS_REASON -> Field.choice(name, stages.lossReasons(ui));
            case TIER -> Field.choice(name, tiers(tiers.current(), ui));
            case COLLEAGUE ->
                Field.choice(
                        name,
                        staff.choices().stream()
                                .map(person -> new Choice(person.id().toString(), person.name()))
                                .toList());
            case DISQUALIFY_REASON ->
                Field.choice(
                        name,
                        leads.reasons().stream()
                                .map(reason -> new Choice(
                                        Long.toString(reason.id()),
                                        reason.label().in(ui.getLanguage())))
                                .toList());
        };
    }
}
