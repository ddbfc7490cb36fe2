package peyvand.operational.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import peyvand.operational.imports.Work.Piece;

/**
 * What becomes of the staged rows of one kind of file. A check and a run compare alike, so that a check foretells exactly
 * what a run does.
 *
 * <p>Comparing leaves a temporary table {@code entity}: one row per record with {@code ent_no} (1.., in the order of the
 * file), {@code first_row}, {@code rows}, {@code status} (NEW, UPDATED, UNCHANGED, SKIPPED, REFUSED), {@code target_id};
 * and marks each refused row of {@code stage} with its reason.
 */
abstract sealed class Target
        permits CustomerTarget, ContactTarget, ProductTarget, OrderTarget, LeadTarget, OpportunityTarget, StaffTarget {

    static Target of(ImportKind kind) {
        return switch (kind) {
            case CUSTOMERS -> new CustomerTarget();
            case CONTACTS -> new ContactTarget();
            case PRODUCTS -> new ProductTarget();
            case ORDERS -> new OrderTarget();
            case LEADS -> new LeadTarget();
            case OPPORTUNITIES -> new OpportunityTarget();
            case STAFF -> new StaffTarget();
        };
    }

    abstract void compare(Work work);

    /** How many records come about beside those the rows are of, by count name. */
    Map<String, Long> companions(Work work) {
        return Map.of();
    }

    /** Writes the entities of a piece; counts what came about beside them. */
    abstract Map<String, Long> write(Work work, Piece piece);

    /** What can only be done when all is written; may be done again without harm. */
    void finish(Work work, Progress progress) {}

    /** What the policy forbids is skipped. */
    final void applyPolicy(Work work) {
        ImportPolicy policy = work.job().options().policy();
        if (policy != ImportPolicy.CREATE_AND_UPDATE) {
            String forbidden = policy == ImportPolicy.CREATE_ONLY ? "UPDATED" : "NEW";
            work.sql("update entity set status = 'SKIPPED' where status = :forbidden")
                    .param("forbidden", forbidden)
                    .update();
        }
        work.run("create unique index on entity (ent_no)");
        work.run("analyze entity");
    }

    final Map<String, Long> counts(Work work) {
        Map<String, Long> counts = counts(work, new Piece(1, Integer.MAX_VALUE, 0, 0));
        counts.putAll(companions(work));
        return counts;
    }

    final Map<String, Long> counts(Work work, Piece piece) {
        Map<String, Long> counts = new LinkedHashMap<>();
        work.sql("""
                select status, count(*) as number from entity where ent_no between :first and :last group by status
                """).param("first", piece.first()).param("last", piece.last()).query(row -> {
            counts.put(work.record() + "." + row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** @param rows about so many are in each */
    final List<Piece> pieces(Work work, int rows) {
        return work.sql("""
                select min(ent_no) as first, max(ent_no) as last, max(first_row) as last_row, sum(rows) as rows
                from (select ent_no, first_row, rows, (sum(rows) over (order by ent_no) - rows) / :size as piece
                      from entity where first_row > :checkpoint) e
                group by piece order by piece
                """)
                .param("size", rows)
                .param("checkpoint", work.job().checkpoint())
                .query((row, number) -> new Piece(
                        row.getInt("first"), row.getInt("last"), row.getLong("last_row"), row.getLong("rows")))
                .list();
    }
}
