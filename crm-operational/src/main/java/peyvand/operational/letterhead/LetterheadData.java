package peyvand.operational.letterhead;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;
import peyvand.operational.staff.Calendar;

/**
 * All that an administrator writes for the papers of the company.
 *
 * @param tradeName null for the company's name
 * @param footerEn at the foot of each page in English
 * @param footerFa the same in Persian
 * @param taxPercent of a product that says no other, 0 to 100
 * @param fiscalCalendar null for the one of the company's language
 * @param fiscalMonth the month with which a year of account begins
 */
public record LetterheadData(
        @Nullable String tradeName,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String website,
        @Nullable String economicCode,
        @Nullable String registrationNumber,
        @Nullable String bankAccount,
        @Nullable String footerEn,
        @Nullable String footerFa,
        BigDecimal taxPercent,
        @Nullable Calendar fiscalCalendar,
        int fiscalMonth,
        int fiscalDay) {

    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    static LetterheadData empty(BigDecimal taxPercent) {
        return new LetterheadData(null, null, null, null, null, null, null, null, null, null, taxPercent, null, 1, 1);
    }

    void check(Calendar usual) {
        if (taxPercent.signum() < 0
                || taxPercent.compareTo(MOST) > 0
                || taxPercent.stripTrailingZeros().scale() > 2) {
            throw new RuleViolation("rule.letterhead.tax");
        }
        new FiscalYears(fiscalCalendar == null ? usual : fiscalCalendar, fiscalMonth, fiscalDay);
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("tradeName", tradeName);
        fields.put("paperAddress", address);
        fields.put("phone", phone);
        fields.put("email", email);
        fields.put("website", website);
        fields.put("economicCode", economicCode);
        fields.put("registrationNumber", registrationNumber);
        fields.put("bankAccount", bankAccount);
        fields.put("footerEn", footerEn);
        fields.put("footerFa", footerFa);
        fields.put("defaultTax", taxPercent.stripTrailingZeros().toPlainString());
        fields.put("fiscalCalendar", fiscalCalendar);
        fields.put("fiscalMonth", fiscalMonth);
        fields.put("fiscalDay", fiscalDay);
        return fields;
    }
}
