package peyvand.operational.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.LeadFormId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.field.Label;
import peyvand.operational.lead.LeadFormData.Asked;
import peyvand.operational.staff.SecretText;

/** The forms on the web by which leads come. Administrators make them; whoever has the address may read one. */
@Service
@Transactional
public class LeadForms {

    /** Beyond so many it is not counted. */
    public static final int MOST_COUNTED = 10_000;

    private static final int MOST = 100;
    private static final int LONGEST_CONSENT = 1_000;

    private static final String SELECT = """
            select f.*, (select count(*) from (select 1 from lead l where l.form_id = f.id limit %d) counted) as leads
            from lead_form f
            """.formatted(MOST_COUNTED);

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    LeadForms(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<LeadForm> all(Viewer viewer) {
        administer(viewer);
        return jdbc.sql(SELECT + "order by f.closed_at is not null, f.id desc limit " + 2 * MOST)
                .query(LeadForms::form)
                .list();
    }

    /** @throws NotFound when there is none */
    @Transactional(readOnly = true)
    public LeadForm form(Viewer viewer, LeadFormId id) {
        administer(viewer);
        return jdbc.sql(SELECT + "where f.id = :id")
                .param("id", id.value())
                .query(LeadForms::form)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** The open form of an address, for anybody. */
    @Transactional(readOnly = true)
    public Optional<LeadForm> open(String key) {
        return jdbc.sql("select f.*, 0 as leads from lead_form f where f.key = :key and f.closed_at is null")
                .param("key", key)
                .query(LeadForms::form)
                .optional();
    }

    public LeadFormId create(Viewer viewer, LeadFormData data) {
        if (all(viewer).stream().filter(form -> !form.closed()).count() >= MOST) {
            throw new RuleViolation("rule.leadForm.most", MOST);
        }
        check(data);
        long id = with(jdbc.sql("""
                insert into lead_form (key, title_en, title_fa, consent_en, consent_fa, source, fields, created_at)
                values (:key, :title_en, :title_fa, :consent_en, :consent_fa, :source, :fields, :now) returning id
                """), data)
                .param("key", SecretText.random())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        record(viewer, "CREATED", id, Changes.between(Map.of(), data.fields()));
        return new LeadFormId(id);
    }

    /** @throws Stale when somebody saved it since the viewer read this version */
    public void edit(Viewer viewer, LeadFormId id, int version, LeadFormData data) {
        LeadForm now = form(viewer, id);
        check(data);
        int changed = with(jdbc.sql("""
                update lead_form set title_en = :title_en, title_fa = :title_fa, consent_en = :consent_en, consent_fa = :consent_fa,
                  source = :source, fields = :fields, version = version + 1
                where id = :id and version = :version
                """), data)
                .param("id", id.value())
                .param("version", version)
                .update();
        Stale.check(id, version, changed == 1 ? version : version + 1);
        record(viewer, "CHANGED", id.value(), Changes.between(now.data().fields(), data.fields()));
    }

    /** Nothing comes by a form that is closed, until it is opened again. */
    public void close(Viewer viewer, LeadFormId id, boolean closed) {
        if (form(viewer, id).closed() == closed) {
            return;
        }
        jdbc.sql("update lead_form set closed_at = :at where id = :id")
                .param("at", closed ? Timestamp.from(clock.instant()) : null)
                .param("id", id.value())
                .update();
        record(viewer, closed ? "RETIRED" : "RESTORED", id.value(), Changes.NONE);
    }

    private static void administer(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "forms of leads");
    }

    private static void check(LeadFormData data) {
        data.title().check(List.of());
        if (!data.asked().contains(Asked.EMAIL) && !data.asked().contains(Asked.PHONE)) {
            throw new RuleViolation("rule.leadForm.reach");
        }
        if (data.consent().text().length() > LONGEST_CONSENT) {
            throw new RuleViolation("rule.leadForm.consent", LONGEST_CONSENT);
        }
    }

    private static StatementSpec with(StatementSpec statement, LeadFormData data) {
        return statement
                .param("title_en", data.title().english())
                .param("title_fa", data.title().persian())
                .param("consent_en", data.consent().english())
                .param("consent_fa", data.consent().persian())
                .param("source", data.source())
                .param("fields", data.asked().stream().map(Asked::name).toArray(String[]::new));
    }

    private void record(Viewer viewer, String action, long id, Changes changes) {
        audit.record(viewer, action, RecordKind.LEAD_FORM, id, null, changes);
    }

    private static LeadForm form(ResultSet row, int number) throws SQLException {
        return new LeadForm(
                new LeadFormId(row.getLong("id")),
                row.getString("key"),
                new LeadFormData(
                        new Label(row.getString("title_en"), row.getString("title_fa")),
                        new Label(row.getString("consent_en"), row.getString("consent_fa")),
                        row.getString("source"),
                        Arrays.stream((String[]) row.getArray("fields").getArray())
                                .map(Asked::valueOf)
                                .toList()),
                row.getObject("closed_at") != null,
                row.getInt("leads"),
                row.getInt("version"));
    }
}
