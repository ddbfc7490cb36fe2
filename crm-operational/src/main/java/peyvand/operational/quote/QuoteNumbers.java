package peyvand.operational.quote;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.domain.JalaliDate;
import peyvand.operational.staff.Language;

/** Numbers quotes within each year of the company's calendar: {@code Q-2026-0007}, {@code Q-1405-0007}. */
@Component
class QuoteNumbers {

    private final JdbcClient jdbc;

    QuoteNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number, which nobody else gets; who asks at the same time waits. */
    String next(LocalDate today, Language ofCompany) {
        int year = ofCompany == Language.FA ? JalaliDate.of(today).year() : today.getYear();
        int number = jdbc.sql("""
                insert into quote_year as y (year, last) values (:year, 1)
                on conflict (year) do update set last = y.last + 1 returning last
                """).param("year", year).query(Integer.class).single();
        return String.format(Locale.ROOT, "Q-%d-%04d", year, number);
    }
}
