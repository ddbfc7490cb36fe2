package peyvand.operational.activity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;

/**
 * All that people write about an activity.
 *
 * @param reminder minutes before it begins; null for none
 * @param contact one of the customer's
 * @param order of the customer, or an anonymous one
 * @param opportunity a sale to the customer
 */
public record ActivityData(
        ActivityKind kind,
        String title,
        @Nullable String note,
        ActivityTime time,
        @Nullable Integer reminder,
        ActivityPriority priority,
        @Nullable CustomerId customer,
        @Nullable ContactId contact,
        @Nullable OrderId order,
        @Nullable OpportunityId opportunity) {

    /** A task of which only this is known. */
    public static ActivityData task(String title, ActivityTime time, @Nullable CustomerId customer) {
        return new ActivityData(
                ActivityKind.TASK, title, null, time, null, ActivityPriority.NORMAL, customer, null, null, null);
    }

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("activityKind", kind);
        fields.put("title", title);
        fields.put("note", note);
        fields.put("startOn", time.day() == null ? time.start() : time.day());
        fields.put("endOn", time.end());
        fields.put("reminder", reminder);
        fields.put("priority", priority);
        fields.put("customer", customer);
        fields.put("activityContact", contact);
        fields.put("activityOrder", order);
        fields.put("activityOpportunity", opportunity);
        return fields;
    }
}
