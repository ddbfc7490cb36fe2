package peyvand.operational.relationship;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;

/**
 * A day to think of.
 *
 * @param id null for a birthday, which follows from the contact's birth date
 * @param label what day it is; null for a birthday
 */
public record OccasionRow(
        @Nullable Long id,
        @Nullable String label,
        @Nullable ContactId contact,
        @Nullable String contactName,
        Yearly yearly,
        int notice) {

    public LocalDate next(LocalDate today) {
        return yearly.next(today);
    }
}
