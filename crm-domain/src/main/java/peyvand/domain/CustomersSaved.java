package peyvand.domain;

import java.util.List;

/** Many customers were changed at once: what {@link CustomerSaved} says of one. */
public record CustomersSaved(List<CustomerId> ids) {

    public CustomersSaved {
        ids = List.copyOf(ids);
    }
}
