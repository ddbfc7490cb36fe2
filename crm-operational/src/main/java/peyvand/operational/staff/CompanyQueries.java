package peyvand.operational.staff;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the company. */
@Repository
public class CompanyQueries {

    private final JdbcClient jdbc;

    CompanyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The company; empty until the first administrator has set it up. */
    public Optional<Company> company() {
        return jdbc.sql("select name, base_currency, zone, language from crm.company")
                .query((row, n) -> new Company(
                        row.getString("name"),
                        row.getString("base_currency"),
                        ZoneId.of(row.getString("zone")),
                        Language.of(row.getString("language"))))
                .optional();
    }

    /** The tax in per cent on what says nothing else. */
    public BigDecimal usualTax() {
        return jdbc.sql("select tax_percent from crm.company")
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO);
    }

    public boolean founded() {
        return jdbc.sql("select exists (select from crm.company)")
                .query(Boolean.class)
                .single();
    }
}
