package peyvand.operational.invoice;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.RuleViolation;

/**
 * Numbers papers without gaps, from one in each fiscal year. Whoever takes a number holds the series until their
 * transaction ends: nobody gets the next one before it is known whether this one was used.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class NumberSeries {

    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A number that nobody else has. */
    record Taken(int fiscalYear, int serial, String number) {}

    /** @throws RuleViolation when a later day has its number already */
    Taken next(InvoiceKind kind, int fiscalYear, LocalDate on) {
        int serial = jdbc.sql("""
                insert into number_series as s (series, fiscal_year, last_number, last_on) values (:series, :year, 1, :on)
                on conflict (series, fiscal_year) do update set last_number = s.last_number + 1, last_on = excluded.last_on
                where s.last_on <= excluded.last_on returning last_number
                """)
                .param("series", kind.name())
                .param("year", fiscalYear)
                .param("on", on)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new RuleViolation("rule.invoice.dayBefore", last(kind, fiscalYear)));
        String number = String.format(Locale.ROOT, "%d-%06d", fiscalYear, serial);
        return new Taken(fiscalYear, serial, kind == InvoiceKind.CREDIT_NOTE ? "CN-" + number : number);
    }

    private LocalDate last(InvoiceKind kind, int fiscalYear) {
        return jdbc.sql("select last_on from number_series where series = :series and fiscal_year = :year")
                .param("series", kind.name())
                .param("year", fiscalYear)
                .query(LocalDate.class)
                .single();
    }
}
