package peyvand.operational.letterhead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.InvoiceId;
import peyvand.domain.QuoteId;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.CompanyQueries;

/** Reads the letterhead. */
@Repository
public class LetterheadQueries {

    private final JdbcClient jdbc;
    private final CompanyQueries companies;

    LetterheadQueries(JdbcClient jdbc, CompanyQueries companies) {
        this.jdbc = jdbc;
        this.companies = companies;
    }

    public Letterhead letterhead() {
        Company company = companies.company().orElseThrow();
        return jdbc.sql(
                        "select l.*, l.logo is not null as has_logo, c.tax_percent from letterhead l cross join company c")
                .query((row, number) ->
                        new Letterhead(data(row), company, row.getBoolean("has_logo"), row.getInt("version")))
                .optional()
                .orElseGet(() -> new Letterhead(LetterheadData.empty(companies.usualTax()), company, false, 0));
    }

    /** The logo, a PNG or JPEG; empty where there is none. */
    public Optional<byte[]> logo() {
        return jdbc.sql("select logo from letterhead where logo is not null")
                .query(byte[].class)
                .optional();
    }

    /** As whom the company issued an invoice that the asker may see; as it is today where that is a draft. */
    public Issuer issuer(InvoiceId id) {
        return issuer("invoice", id.value());
    }

    /** As whom the company sent a quote that the asker may see; as it is today where that is a draft. */
    public Issuer issuer(QuoteId id) {
        return issuer("quote", id.value());
    }

    private Issuer issuer(String paper, long id) {
        return jdbc.sql("select s.* from %s p join issuer s on s.id = p.issuer_id where p.id = :id".formatted(paper))
                .param("id", id)
                .query(LetterheadQueries::issuer)
                .optional()
                .orElseGet(() -> letterhead().issuer());
    }

    private static Issuer issuer(ResultSet row, int number) throws SQLException {
        return new Issuer(
                row.getString("name"),
                row.getString("address"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("website"),
                row.getString("economic_code"),
                row.getString("registration_number"),
                row.getString("bank_account"),
                row.getString("footer_en"),
                row.getString("footer_fa"));
    }

    private static LetterheadData data(ResultSet row) throws SQLException {
        String calendar = row.getString("fiscal_calendar");
        return new LetterheadData(
                row.getString("trade_name"),
                row.getString("address"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("website"),
                row.getString("economic_code"),
                row.getString("registration_number"),
                row.getString("bank_account"),
                row.getString("footer_en"),
                row.getString("footer_fa"),
                row.getBigDecimal("tax_percent"),
                calendar == null ? null : Calendar.valueOf(calendar),
                row.getInt("fiscal_month"),
                row.getInt("fiscal_day"));
    }
}
