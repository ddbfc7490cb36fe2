package peyvand.operational.attachment;

import peyvand.domain.ActivityId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.TouchpointId;

/** The record a file hangs on. */
public record Holder(Kind kind, long id) {

    /** The kinds of record that files hang on. */
    public enum Kind {
        CUSTOMER("customer_id"),
        CONTACT("contact_id"),
        ACTIVITY("activity_id"),
        TOUCHPOINT("touchpoint_id");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    public static Holder of(CustomerId id) {
        return new Holder(Kind.CUSTOMER, id.value());
    }

    public static Holder of(ContactId id) {
        return new Holder(Kind.CONTACT, id.value());
    }

    public static Holder of(ActivityId id) {
        return new Holder(Kind.ACTIVITY, id.value());
    }

    public static Holder of(TouchpointId id) {
        return new Holder(Kind.TOUCHPOINT, id.value());
    }
}
