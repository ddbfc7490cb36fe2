package peyvand.operational.letterhead;

import org.jspecify.annotations.Nullable;
import peyvand.operational.staff.Language;

/**
 * Who sells, as it stands on a paper: today, or on the day the paper went out.
 *
 * @param footerEn at the foot of each page in English
 * @param footerFa the same in Persian
 */
public record Issuer(
        String name,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String website,
        @Nullable String economicCode,
        @Nullable String registrationNumber,
        @Nullable String bankAccount,
        @Nullable String footerEn,
        @Nullable String footerFa) {

    public @Nullable String footer(Language language) {
        return language == Language.FA ? footerFa : footerEn;
    }
}
