package peyvand.operational.imports;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Adds up what a file says and what the database says after it. */
final class Books {

    private static final RowMapper<BigDecimal[]> SUMS =
            (row, number) -> new BigDecimal[] {row.getBigDecimal(1), row.getBigDecimal(2), row.getBigDecimal(3)};

    private Books() {}

    static Reconciliation close(Work work, Reading.Totals totals) {
        boolean orders = work.job().kind() == ImportKind.ORDERS;
        boolean opportunities = work.job().kind() == ImportKind.OPPORTUNITIES;
        String sums = orders
                ? "coalesce(sum(s.quantity), 0), coalesce(sum(s.line_amount), 0)"
                : opportunities ? "0, coalesce(sum(s.opportunity_amount), 0)" : "0, 0";
        BigDecimal[] refused = work.sql("select count(*), " + sums + " from stage s where s.reason is not null")
                .query(SUMS)
                .single();
        BigDecimal[] skipped = work.sql("select count(*), " + sums + " from stage s join entity e on "
                        + (orders ? "e.number = s.order_number" : "e.row_no = s.row_no")
                        + " where e.status = 'SKIPPED'")
                .query(SUMS)
                .single();
        BigDecimal[] database = orders
                ? work.sql("""
                        select count(*), coalesce(sum(l.quantity), 0), coalesce(sum(l.amount), 0)
                        from entity e join order_line l on l.order_id = e.target_id
                        where e.status in ('NEW', 'UPDATED', 'UNCHANGED')
                        """).query(SUMS).single()
                : work.sql("""
                        select count(*), 0, %s from entity e left join %s r on r.id = e.target_id
                        where e.status in ('NEW', 'UPDATED', 'UNCHANGED') and (e.copy or r.id is not null)
                        """.formatted(
                                        opportunities
                                                ? "coalesce(sum(case when e.copy then e.opportunity_amount when e.opportunity_amount is not null then r.amount end), 0)"
                                                : "0",
                                        work.record().name().toLowerCase(Locale.ROOT)))
                        .query(SUMS)
                        .single();
        return new Reconciliation(
                new Reconciliation.Line(BigDecimal.valueOf(totals.rows()), refused[0], skipped[0], database[0]),
                new Reconciliation.Line(totals.quantity(), refused[1], skipped[1], database[1]),
                new Reconciliation.Line(totals.amount(), refused[2], skipped[2], database[2]),
                orders ? returns(work) : null);
    }

    private static Reconciliation.@Nullable Returns returns(Work work) {
        Reconciliation.Returns returns = work.sql("""
                select count(*) as lines, count(l.returns_line_id) as tied
                from entity e join order_line l on l.order_id = e.target_id
                where e.status in ('NEW', 'UPDATED', 'UNCHANGED') and e.kind <> 'ADJUSTMENT' and l.quantity < 0
                """)
                .query((row, number) -> new Reconciliation.Returns(row.getLong("lines"), row.getLong("tied")))
                .single();
        return returns.lines() == 0 ? null : returns;
    }
}
