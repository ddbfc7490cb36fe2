package peyvand.domain;

import java.util.List;

/** Many contacts were changed at once: what {@link ContactSaved} says of one. */
public record ContactsSaved(List<ContactId> ids) {

    public ContactsSaved {
        ids = List.copyOf(ids);
    }
}
