package peyvand.domain;

import java.util.List;

/**
 * Many customers were changed at once, in nothing that one is called or reached by: nobody has to be compared anew, as after {@link
 * CustomerSaved}.
 */
public record CustomersSaved(List<CustomerId> ids) {

    public CustomersSaved {
        ids = List.copyOf(ids);
    }
}
