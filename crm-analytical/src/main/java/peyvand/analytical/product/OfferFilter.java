package peyvand.analytical.product;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ProductId;

/**
 * To whom a product could be offered: who has bought these and not that one.
 *
 * @param bought ever, in whatever orders; none: nobody is shown
 * @param offered what they have not bought, and have not refused; null: that does not matter
 */
public record OfferFilter(List<ProductId> bought, @Nullable ProductId offered) {

    public OfferFilter {
        bought = bought.stream().distinct().toList();
    }
}
