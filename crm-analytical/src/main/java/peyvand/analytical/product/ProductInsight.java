package peyvand.analytical.product;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a product fares, as of a day. Amounts are in the base currency.
 *
 * @param amount of all that was bought
 * @param yearAmount of the last 365 days; beforeAmount: of the 365 before
 * @param returned amount that was taken back
 * @param stage null: too little is known
 * @param growth purchases lately less those before, as a share of these; null: there were none before
 * @param stretch so many days are lately, and as many before
 * @param instead of a product that declines, the nearest of those that are bought with it and grow; null: there is none
 */
public record ProductInsight(
        LocalDate asOf,
        double amount,
        double yearAmount,
        double beforeAmount,
        double returned,
        double returnedShare,
        int orders,
        int customers,
        LocalDate firstOn,
        LocalDate lastOn,
        @Nullable ProductStage stage,
        @Nullable Double growth,
        int stretch,
        @Nullable Product instead) {}
