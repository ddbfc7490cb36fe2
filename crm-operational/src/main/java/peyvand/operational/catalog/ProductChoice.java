package peyvand.operational.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ProductId;

/** A product as a field offers it. */
public record ProductChoice(
        ProductId id,
        String code,
        String name,
        @Nullable BigDecimal price,
        @Nullable String currency) {

    /** The name with the code in parentheses, which tells products of one name apart. */
    public String label() {
        return name + " (" + code + ")";
    }
}
