package peyvand.analytical.likeness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;

/**
 * A customer who is alike to the members of a target.
 *
 * @param place in the order of likeness, who has bought nothing first
 * @param alike how many in a hundred members are less alike to the others, or as much
 * @param because what says most of it
 */
public record LikenessRow(
        CustomerId id,
        String number,
        String name,
        @Nullable String owner,
        int place,
        boolean prospect,
        int alike,
        List<Because> because) {

    public record Because(Known known, String value) {}
}
