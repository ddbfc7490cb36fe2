package peyvand.collaborative.touchpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.StaffId;

/**
 * What is written down of a contact with a customer.
 *
 * @param contact with whom of theirs; a person is always their own contact
 * @param colleague who had the contact; null where nobody did, as on the web
 * @param at null: now
 * @param direction null for a note, and only there
 * @param body the sentence, or all that was said; may be missing where there is a subject
 * @param order what it was about
 * @param opportunity the sale it was about
 */
public record TouchpointData(
        Channel channel,
        @Nullable Direction direction,
        @Nullable ContactId contact,
        @Nullable StaffId colleague,
        @Nullable Instant at,
        @Nullable String subject,
        @Nullable String body,
        @Nullable String outcome,
        @Nullable Integer minutes,
        Learnt learnt,
        @Nullable OrderId order,
        @Nullable OpportunityId opportunity) {

    /** A sentence about a contact that has just ended. */
    public static TouchpointData now(Channel channel, @Nullable Direction direction, StaffId colleague, String body) {
        return new TouchpointData(
                channel, direction, null, colleague, null, null, body, null, null, Learnt.NOTHING, null, null);
    }

    public TouchpointData at(@Nullable Instant other) {
        return new TouchpointData(
                channel,
                direction,
                contact,
                colleague,
                other,
                subject,
                body,
                outcome,
                minutes,
                learnt,
                order,
                opportunity);
    }

    public TouchpointData with(ContactId other) {
        return new TouchpointData(
                channel, direction, other, colleague, at, subject, body, outcome, minutes, learnt, order, opportunity);
    }

    public TouchpointData about(@Nullable OpportunityId other) {
        return new TouchpointData(
                channel, direction, contact, colleague, at, subject, body, outcome, minutes, learnt, order, other);
    }
}
