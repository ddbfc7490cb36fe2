package peyvand.domain;

import java.util.List;

/**
 * Many contacts were changed at once, in nothing that one is called or reached by: nobody has to be compared anew, as after {@link
 * ContactSaved}.
 */
public record ContactsSaved(List<ContactId> ids) {

    public ContactsSaved {
        ids = List.copyOf(ids);
    }
}
