package peyvand.operational.letterhead;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on the letterhead, which are the administrator's. */
@Service
@Transactional
public class Letterheads {

    /** What a picture at the head of a paper needs, and more. */
    public static final int MOST_LOGO = 1_000_000;

    private static final long COMPANY = 1;

    private final JdbcClient jdbc;
    private final LetterheadQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    Letterheads(JdbcClient jdbc, LetterheadQueries queries, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param version of the letterhead as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void write(Viewer viewer, int version, LetterheadData data) {
        viewer.require(Right.ADMINISTER, "write the letterhead");
        Letterhead before = queries.letterhead();
        data.check(Letterhead.usualCalendar(before.company()));
        Stale.check("letterhead", version, before.version());
        Changes changes = Changes.between(before.data().fields(), data.fields());
        if (changes.isEmpty()) {
            return;
        }
        int saved = jdbc.sql("""
                insert into letterhead as l (trade_name, address, phone, email, website, economic_code, registration_number,
                       bank_account, footer_en, footer_fa, fiscal_calendar, fiscal_month, fiscal_day, updated_at, version)
                values (:name, :address, :phone, :email, :website, :economic, :registration, :bank, :footerEn, :footerFa,
                        :calendar, :month, :day, :now, 1)
                on conflict (id) do update
                set trade_name = excluded.trade_name, address = excluded.address, phone = excluded.phone,
                    email = excluded.email, website = excluded.website, economic_code = excluded.economic_code,
                    registration_number = excluded.registration_number, bank_account = excluded.bank_account,
                    footer_en = excluded.footer_en, footer_fa = excluded.footer_fa, fiscal_calendar = excluded.fiscal_calendar,
                    fiscal_month = excluded.fiscal_month, fiscal_day = excluded.fiscal_day, updated_at = excluded.updated_at, version = l.version + 1
                where l.version = :version
                """)
                .param("name", data.tradeName())
                .param("address", data.address())
                .param("phone", data.phone())
                .param("email", data.email())
                .param("website", data.website())
                .param("economic", data.economicCode())
                .param("registration", data.registrationNumber())
                .param("bank", data.bankAccount())
                .param("footerEn", data.footerEn())
                .param("footerFa", data.footerFa())
                .param(
                        "calendar",
                        data.fiscalCalendar() == null
                                ? null
                                : data.fiscalCalendar().name())
                .param("month", data.fiscalMonth())
                .param("day", data.fiscalDay())
                .param("now", Timestamp.from(clock.instant()))
                .param("version", version)
                .update();
        Stale.check("letterhead", 1, saved);
        jdbc.sql("update company set tax_percent = :tax")
                .param("tax", data.taxPercent())
                .update();
        audit.record(viewer, "CHANGED", RecordKind.COMPANY, COMPANY, null, changes);
    }

    /** @param picture a PNG or JPEG of at most {@value MOST_LOGO} bytes, drawn anew */
    public void hang(Viewer viewer, byte[] picture) {
        viewer.require(Right.ADMINISTER, "change the logo");
        jdbc.sql("""
                insert into letterhead as l (logo, updated_at, version) values (:logo, :now, 1)
                on conflict (id) do update set logo = excluded.logo, updated_at = excluded.updated_at, version = l.version + 1
                """)
                .param("logo", picture)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(viewer, "LOGO_CHANGED", RecordKind.COMPANY, COMPANY, null, Changes.NONE);
    }

    public void takeDown(Viewer viewer) {
        viewer.require(Right.ADMINISTER, "change the logo");
        int taken = jdbc.sql(
                        "update letterhead set logo = null, updated_at = :now, version = version + 1 where logo is not null")
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (taken > 0) {
            audit.record(viewer, "LOGO_REMOVED", RecordKind.COMPANY, COMPANY, null, Changes.NONE);
        }
    }
}
