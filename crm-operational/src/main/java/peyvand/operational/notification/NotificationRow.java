package peyvand.operational.notification;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ActivityId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;

/**
 * Something somebody is told of: an activity that begins, an occasion that comes near, or a birthday.
 *
 * @param activity null for the two others
 * @param title of the activity, or the occasion's name; null for a birthday
 * @param startsAt when the activity begins; null where it takes the whole of {@code day}
 * @param day of the activity or occasion
 * @param contact whose day it is; null where it is the customer's as such
 */
public record NotificationRow(
        long id,
        @Nullable ActivityId activity,
        @Nullable String title,
        @Nullable Instant startsAt,
        @Nullable LocalDate day,
        @Nullable CustomerId customer,
        @Nullable String customerName,
        @Nullable ContactId contact,
        @Nullable String contactName,
        Instant createdAt,
        boolean read) {}
