package peyvand.operational.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.Role;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import tools.jackson.databind.json.JsonMapper;

/** The people who work here. Passwords are hashed before a transaction begins: no connection waits for them. */
@Service
public class StaffMembers {

    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST_SIGNATURE = 2000;
    private static final Pattern PLAIN_TEXT = Pattern.compile("[\\P{Cntrl}\n\t]*");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Passwords passwords;
    private final CompanyQueries companies;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    StaffMembers(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Passwords passwords,
            CompanyQueries companies,
            AuditLog audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.passwords = passwords;
        this.companies = companies;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    public StaffId add(Viewer viewer, NewStaff person) {
        viewer.require(Right.ADMINISTER, "add staff");
        Company company = companies.company().orElseThrow();
        String hash = passwords.hash(person.password(), person.email());
        return transaction.execute(status -> {
            StaffId id = insert(person.person(), hash, StaffPreferences.usualFor(person.language(), company.zone()));
            audit.record(viewer, "CREATED", RecordKind.STAFF, id.value(), null, created(person.person()));
            return id;
        });
    }

    /**
     * The insert itself, for the first administrator too, whom nobody adds.
     *
     * @param hash of their password; none for who is invited
     */
    StaffId insert(Invitee person, @Nullable String hash, StaffPreferences preferences) {
        try {
            StaffId id = new StaffId(jdbc.sql("""
                    insert into crm.staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                    values (:name, :email, :hash, :language, :calendar, :digits, :zone, :now)
                    returning id
                    """)
                    .param("name", person.name().strip())
                    .param("email", person.email().strip())
                    .param("hash", hash)
                    .param("language", preferences.language().code())
                    .param("calendar", preferences.calendar().name())
                    .param("digits", preferences.digits().name())
                    .param("zone", preferences.zone().getId())
                    .param("now", Timestamp.from(clock.instant()))
                    .query(Long.class)
                    .single());
            giveRoles(id, person.roles());
            return id;
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.staff.emailTaken");
        }
    }

    /** Replaces the roles somebody has; the new ones count from their next request on. */
    public void assign(Viewer viewer, StaffId id, Set<Role> roles) {
        viewer.require(Right.ADMINISTER, "give roles");
        if (id.equals(viewer.staff()) && !roles.contains(Role.ADMINISTRATOR)) {
            throw new RuleViolation("rule.staff.notYourOwnRole");
        }
        transaction.executeWithoutResult(status -> {
            Set<Role> before = roles(id);
            jdbc.sql("delete from crm.staff_role where staff_id = :id")
                    .param("id", id.value())
                    .update();
            giveRoles(id, roles);
            Changes changes = Changes.between(Map.of("roles", names(before)), Map.of("roles", names(roles)));
            if (!changes.isEmpty()) {
                audit.record(viewer, "CHANGED", RecordKind.STAFF, id.value(), null, changes);
            }
        });
    }

    private Set<Role> roles(StaffId id) {
        boolean known = jdbc.sql("select id from crm.staff where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new NotFound(id);
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        jdbc.sql("select role from crm.staff_role where staff_id = :id")
                .param("id", id.value())
                .query(String.class)
                .list()
                .forEach(role -> roles.add(Role.valueOf(role)));
        return roles;
    }

    private void giveRoles(StaffId id, Set<Role> roles) {
        for (Role role : roles) {
            jdbc.sql("insert into crm.staff_role (staff_id, role) values (:id, :role)")
                    .param("id", id.value())
                    .param("role", role.name())
                    .update();
        }
    }

    private static String names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(", "));
    }

    /** From the next request on they are signed out and cannot sign in; what they did stays theirs. */
    public void disable(Viewer viewer, StaffId id) {
        transaction.executeWithoutResult(status -> setEnabled(viewer, id, false));
    }

    public void enable(Viewer viewer, StaffId id) {
        transaction.executeWithoutResult(status -> setEnabled(viewer, id, true));
    }

    private void setEnabled(Viewer viewer, StaffId id, boolean enabled) {
        viewer.require(Right.ADMINISTER, "disable or enable staff");
        if (id.equals(viewer.staff())) {
            throw new RuleViolation("rule.staff.notYourself");
        }
        boolean before = jdbc.sql("select enabled from crm.staff where id = :id for update")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound(id));
        jdbc.sql("update crm.staff set enabled = :enabled, version = version + 1 where id = :id")
                .param("enabled", enabled)
                .param("id", id.value())
                .update();
        Changes changes = Changes.between(Map.of("enabled", before), Map.of("enabled", enabled));
        if (!changes.isEmpty()) {
            audit.record(viewer, enabled ? "ENABLED" : "DISABLED", RecordKind.STAFF, id.value(), null, changes);
        }
    }

    public void prefer(Viewer viewer, StaffPreferences preferences) {
        jdbc.sql("""
                update crm.staff
                set language = :language, calendar = :calendar, digits = :digits, zone = :zone, theme = :theme
                where id = :id
                """)
                .param("language", preferences.language().code())
                .param("calendar", preferences.calendar().name())
                .param("digits", preferences.digits().name())
                .param("zone", preferences.zone().getId())
                .param("theme", preferences.theme().name())
                .param("id", viewer.staff().value())
                .update();
    }

    public void preferLanguage(Viewer viewer, Language language) {
        jdbc.sql("update crm.staff set language = :language where id = :id")
                .param("language", language.code())
                .param("id", viewer.staff().value())
                .update();
    }

    /** Sets what stands under the viewer's letters: plain text of several lines. None takes it away. */
    public void sign(Viewer viewer, String signature) {
        String text = signature.replace("\r\n", "\n").strip();
        if (text.length() > LONGEST_SIGNATURE || !PLAIN_TEXT.matcher(text).matches()) {
            throw new RuleViolation("rule.staff.signature", LONGEST_SIGNATURE);
        }
        jdbc.sql("update crm.staff set signature = nullif(:text, '') where id = :id")
                .param("text", text)
                .param("id", viewer.staff().value())
                .update();
    }

    /** Remembers which columns of a list the viewer wants to see, and in what order; none forgets the choice. */
    public void chooseColumns(Viewer viewer, String list, List<String> columns) {
        if (columns.size() > MOST_COLUMNS) {
            throw new RuleViolation("rule.staff.tooManyColumns", MOST_COLUMNS);
        }
        jdbc.sql("""
                update crm.staff
                set list_columns = case when :none then list_columns - :list
                                        else list_columns || jsonb_build_object(:list, cast(:columns as jsonb)) end
                where id = :id
                """)
                .param("none", columns.isEmpty())
                .param("list", list)
                .param("columns", json.writeValueAsString(columns))
                .param("id", viewer.staff().value())
                .update();
    }

    /** Sets a new password for who knows the old one. The caller ends their other sessions. */
    public void changePassword(Viewer viewer, String current, String next) {
        Credentials mine = jdbc.sql("select email, password_hash as hash from crm.staff where id = :id")
                .param("id", viewer.staff().value())
                .query(Credentials.class)
                .single();
        if (!passwords.matches(current, mine.hash())) {
            throw new RuleViolation("rule.password.wrong");
        }
        String hash = passwords.hash(next, mine.email());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update crm.staff set password_hash = :hash, version = version + 1 where id = :id")
                    .param("hash", hash)
                    .param("id", viewer.staff().value())
                    .update();
            audit.record(
                    viewer, "PASSWORD_CHANGED", RecordKind.STAFF, viewer.staff().value(), null, Changes.NONE);
        });
    }

    static Changes created(Invitee person) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", person.name());
        facts.put("email", person.email());
        facts.put("roles", names(person.roles()));
        return Changes.between(Map.of(), facts);
    }

    record Credentials(String email, String hash) {}
}
