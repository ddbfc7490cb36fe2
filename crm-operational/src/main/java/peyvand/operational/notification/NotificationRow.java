package peyvand.operational.notification;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ActivityId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.LeadId;
import peyvand.domain.OpportunityId;
import peyvand.domain.QuoteId;

/**
 * Something somebody is told of: an activity that begins, an occasion that comes near, a birthday, a hand-over, or what a
 * customer said to a quote.
 *
 * @param activity null for the others
 * @param title of the activity, or the occasion's name; null for the others
 * @param startsAt when the activity begins; null where it takes the whole of {@code day}
 * @param day of the activity or occasion
 * @param handedOver how many customers became theirs and still are; 0 for all others
 * @param handedOverBy the name of who handed them over
 * @param quote about which the customer has decided; null for the others
 * @param lead that became theirs and still is; null for the others
 * @param leads how many became theirs together
 * @param opportunity that became theirs and still is; null for the others
 * @param opportunities how many became theirs together
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
        @Nullable QuoteId quote,
        @Nullable String quoteNumber,
        boolean quoteAccepted,
        @Nullable LeadId lead,
        @Nullable String leadName,
        int leads,
        @Nullable OpportunityId opportunity,
        @Nullable String opportunityName,
        int opportunities,
        int handedOver,
        @Nullable String handedOverBy,
        Instant createdAt,
        boolean read) {}
