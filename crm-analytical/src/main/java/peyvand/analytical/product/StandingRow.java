package peyvand.analytical.product;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a product in a list fares; see {@link ProductInsight}. */
public record StandingRow(
        Product product,
        @Nullable String category,
        @Nullable ProductStage stage,
        double amount,
        double yearAmount,
        double beforeAmount,
        @Nullable Double growth,
        double returnedShare,
        int orders,
        int customers,
        LocalDate lastOn) {}
