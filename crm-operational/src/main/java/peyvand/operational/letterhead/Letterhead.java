package peyvand.operational.letterhead;

import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.Language;

/** The letterhead of the company, which has one even before anybody has written it. */
public record Letterhead(LetterheadData data, Company company, boolean hasLogo, int version) {

    /** What the company is called on papers. */
    public String name() {
        return data.tradeName() == null ? company.name() : data.tradeName();
    }

    /** Who sells, as it stands on a paper of today. */
    public Issuer issuer() {
        return new Issuer(
                name(),
                data.address(),
                data.phone(),
                data.email(),
                data.website(),
                data.economicCode(),
                data.registrationNumber(),
                data.bankAccount(),
                data.footerEn(),
                data.footerFa());
    }

    public FiscalYears fiscalYears() {
        return new FiscalYears(
                data.fiscalCalendar() == null ? usualCalendar(company) : data.fiscalCalendar(),
                data.fiscalMonth(),
                data.fiscalDay());
    }

    static Calendar usualCalendar(Company company) {
        return company.language() == Language.FA ? Calendar.JALALI : Calendar.GREGORIAN;
    }
}
