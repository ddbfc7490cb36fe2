package peyvand.operational.activity;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.operational.bulk.BulkAction;
import peyvand.operational.bulk.BulkAction.Value;
import peyvand.operational.bulk.BulkExtra;
import peyvand.operational.bulk.BulkOperation;
import peyvand.operational.bulk.BulkOperation.Back;
import peyvand.operational.bulk.BulkOperation.Change;
import peyvand.operational.bulk.BulkOperation.Records;
import peyvand.operational.bulk.BulkOperation.Rule;

/**
 * Gives the owners of many customers a task for each. Who has one of these still open is given no other; taken back are those
 * that nobody has touched.
 */
@Component
public class TasksForMany implements BulkExtra {

    public static final int LONGEST_TITLE = 200;

    private static final int DAY = 10;
    private static final Records CUSTOMERS = new Records("customer", "c", "c.name", "c.id");
    private static final String OWNED =
            "c.archived_at is null and exists (select from staff s where s.id = c.owner_id and s.enabled)";
    private static final String HAS_ONE = """
            exists (select from activity a where a.customer_id = c.id and a.state = 'OPEN' and a.bulk_id is not null)""";
    private static final String GIVE = """
            insert into activity (kind, title, day, owner_id, customer_id, bulk_id, created_by, created_at, updated_at)
            select 'TASK', substr(:value, 12), cast(left(:value, 10) as date), c.owner_id, c.id, r.bulk_id, :by, :now, :now
            from bulk_change_row r join customer c on c.id = r.record_id where r.bulk_id = :bulk""";
    private static final String UNTOUCHED = """
            exists (select from activity a
                    where a.customer_id = c.id and a.state = 'OPEN' and a.bulk_id = :bulk and a.version = 0)""";
    private static final String TAKE = """
            update activity a set state = 'CANCELLED', closed_at = :now, closed_by = :by, updated_at = :now, version = a.version + 1
            from bulk_change_row r
            where r.bulk_id = :bulk and r.undone and a.customer_id = r.record_id and a.bulk_id = r.bulk_id
              and a.state = 'OPEN' and a.version = 0""";

    private final Clock clock;

    TasksForMany(Clock clock) {
        this.clock = clock;
    }

    /** What is to be done, and on which day. */
    public record Task(LocalDate day, String title) {

        /** @throws RuleViolation when it is none */
        public static Task read(String value) {
            try {
                Task task = new Task(
                        LocalDate.parse(value.substring(0, Math.min(DAY, value.length()))),
                        value.substring(Math.min(DAY + 1, value.length())).strip());
                if (!task.title.isEmpty() && task.title.length() <= LONGEST_TITLE) {
                    return task;
                }
            } catch (DateTimeException e) {
                // told below
            }
            throw new RuleViolation("rule.bulk.value", LONGEST_TITLE);
        }

        /** As a change of many keeps it. */
        public String value() {
            return day + " " + title;
        }
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CUSTOMER;
    }

    @Override
    public BulkAction action() {
        return new BulkAction("TASK", Right.EDIT, Value.TASK);
    }

    @Override
    public BulkOperation operation(String value) {
        Task task = Task.read(value);
        Map<String, @Nullable String> told = new LinkedHashMap<>();
        told.put("title", task.title());
        told.put("startOn", task.day().toString());
        return new BulkOperation(
                        CUSTOMERS,
                        new Rule(OWNED, HAS_ONE, "'{}'::jsonb"),
                        Change.elsewhere(GIVE, "TASK_GIVEN"),
                        new Back(UNTOUCHED, Change.elsewhere(TAKE, "TASK_TAKEN_BACK")),
                        before -> told,
                        () -> requireToCome(task),
                        task.value())
                .shared("(select s.name from staff s where s.id = c.owner_id)");
    }

    private void requireToCome(Task task) {
        if (task.day().isBefore(LocalDate.now(clock.withZone(ZoneId.of("UTC"))).minusDays(1))) {
            throw new RuleViolation("rule.bulk.past");
        }
    }
}
