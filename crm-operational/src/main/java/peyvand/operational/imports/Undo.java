package peyvand.operational.imports;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes back what an import did: records it changed become what they were, records it created go. What somebody changed
 * since, or something else refers to, is kept and counted. May break off anywhere and begin again.
 */
final class Undo {

    private static final int AT_ONCE = 1_000;

    private final Work work;
    private final Progress progress;
    private long done;

    Undo(Work work, Progress progress) {
        this.work = work;
        this.progress = progress;
    }

    /** @return how many records of each kind had to be kept, by count name */
    Map<String, Long> run() throws SQLException {
        restore("LEAD", UndoSql.RESTORE_LEAD);
        deleteCreated("lead", "true", UndoSql.DELETE_LEADS);
        restore("OPPORTUNITY", UndoSql.RESTORE_OPPORTUNITY);
        deleteCreated("opportunity", "true", UndoSql.DELETE_OPPORTUNITIES);
        restore("ORDER", UndoSql.RESTORE_ORDER);
        deleteCreated("sales_order", "true", UndoSql.DELETE_ORDERS);
        restore("CONTACT", UndoSql.RESTORE_CONTACT);
        deleteCreated(
                "contact",
                "exists (select 1 from customer c where c.id = r.customer_id and c.kind = 'ORGANISATION')",
                UndoSql.DELETE_CONTACTS);
        restore("CUSTOMER", UndoSql.RESTORE_CUSTOMER);
        deleteCreated("customer", "true", UndoSql.DELETE_CUSTOMERS);
        restore("PRODUCT", UndoSql.RESTORE_PRODUCT);
        deleteCreated("product", "true", UndoSql.DELETE_PRODUCTS);
        restore("STAFF", UndoSql.RESTORE_STAFF);
        deleteCreated("staff", "r.password_hash is null", UndoSql.DELETE_STAFF);
        UndoSql.LEFTOVERS.forEach(work::run);
        work.connection().commit();
        return kept();
    }

    /** Images are restored one by one where the record still is as the import left it, and then thrown away. */
    private void restore(String kind, List<String> statements) throws SQLException {
        long after = 0;
        List<Long> ids = images(kind, after);
        while (!ids.isEmpty()) {
            List<Long> restorable = work.sql("""
                    select i.record_id from import_before i
                    where i.import_id = :import and i.record_kind = :kind and i.record_id = any (:ids)
                      and i.after_version = (select r.version from %s r where r.id = i.record_id)
                    """.formatted(UndoSql.table(kind)))
                    .param("kind", kind)
                    .param("ids", ids.toArray(Long[]::new))
                    .query(Long.class)
                    .list();
            attempt(restorable, statements);
            after = ids.get(ids.size() - 1);
            ids = images(kind, after);
        }
    }

    private List<Long> images(String kind, long after) {
        return work.sql("""
                select record_id from import_before
                where import_id = :import and record_kind = :kind and record_id > :after order by record_id limit %d
                """.formatted(AT_ONCE))
                .param("kind", kind)
                .param("after", after)
                .query(Long.class)
                .list();
    }

    private void deleteCreated(String table, String condition, List<String> statements) throws SQLException {
        long after = 0;
        List<Long> ids = created(table, condition, after);
        while (!ids.isEmpty()) {
            attempt(ids, statements);
            after = ids.get(ids.size() - 1);
            ids = created(table, condition, after);
        }
    }

    private List<Long> created(String table, String condition, long after) {
        return work.sql("""
                select r.id from %s r where r.import_id = :import and r.version = 0 and r.id > :after and %s order by r.id limit %d
                """.formatted(table, condition, AT_ONCE))
                .param("after", after)
                .query(Long.class)
                .list();
    }

    /** All at once, or where something is in the way, each on its own. */
    private void attempt(List<Long> ids, List<String> statements) throws SQLException {
        if (!ids.isEmpty() && !succeeds(ids, statements) && ids.size() > 1) {
            int half = ids.size() / 2;
            attempt(ids.subList(0, half), statements);
            attempt(ids.subList(half, ids.size()), statements);
            return;
        }
        done += ids.size();
        work.connection().commit();
        progress.at((Long) done, null);
    }

    private boolean succeeds(List<Long> ids, List<String> statements) throws SQLException {
        Savepoint before = work.connection().setSavepoint();
        try {
            for (String statement : statements) {
                JdbcClient.StatementSpec prepared = work.sql(statement).param("ids", ids.toArray(Long[]::new));
                prepared.update();
            }
            return true;
        } catch (DataIntegrityViolationException somethingRefers) {
            work.connection().rollback(before);
            return false;
        }
    }

    private Map<String, Long> kept() {
        Map<String, Long> kept = new LinkedHashMap<>();
        for (String kind : List.of("CUSTOMER", "CONTACT", "PRODUCT", "ORDER", "OPPORTUNITY", "STAFF")) {
            long number = work.sql("""
                    select (select count(*) from %s r where r.import_id = :import)
                      + (select count(*) from import_before where import_id = :import and record_kind = :kind)
                    """.formatted(UndoSql.table(kind)))
                    .param("kind", kind)
                    .query(Long.class)
                    .single();
            if (number > 0) {
                kept.put(kind + ".KEPT", number);
            }
        }
        return kept;
    }
}
