package peyvand.web.forecast;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import peyvand.domain.Period;
import peyvand.domain.PipelineId;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;

/**
 * Lists of the opportunities behind the figures of a seller.
 *
 * @param listed the colleagues by whom the list can be filtered
 */
public record OpportunityLinks(@Nullable PipelineId pipeline, LocalDate today, Set<StaffId> listed) {

    private static final String STATE = "opportunityState";

    /** Null where the list cannot be limited to this seller. */
    public @Nullable String won(@Nullable Seller seller, Period period) {
        return link(seller, "WON", "closedFrom", period.first(), "closedTo", period.last());
    }

    public @Nullable String lost(@Nullable Seller seller, Period period) {
        return link(seller, "LOST", "closedFrom", period.first(), "closedTo", period.last());
    }

    /** Open, and to be decided in a period and not before today. */
    @Nullable
    String open(@Nullable Seller seller, Period period) {
        LocalDate first = period.first().isBefore(today) ? today : period.first();
        return link(seller, "OPEN", "closeFrom", first, "closeTo", period.last());
    }

    /** The same with what is overdue. */
    @Nullable
    String openByThen(@Nullable Seller seller, Period period) {
        return link(seller, "OPEN", "closeTo", period.last());
    }

    @Nullable
    String overdue(@Nullable Seller seller) {
        return link(seller, "OPEN", "closeTo", today.minusDays(1));
    }

    @Nullable
    String stale(@Nullable Seller seller) {
        return link(seller, "OPEN", "stale", true);
    }

    /** @param state won or lost */
    @Nullable
    String decidedSince(Seller seller, String state, LocalDate since) {
        return link(seller, state, "closedFrom", since);
    }

    @Nullable
    String undated(@Nullable Seller seller) {
        return link(seller, "OPEN", "undated", true);
    }

    private @Nullable String link(@Nullable Seller seller, String state, Object... filters) {
        if (seller == null || (seller.staff() != null && !listed.contains(seller.staff()))) {
            return null;
        }
        UriComponentsBuilder uri =
                UriComponentsBuilder.fromPath("/opportunities").queryParam(STATE, state);
        if (seller.staff() != null) {
            uri.queryParam("owner", seller.staff());
        }
        if (seller.team() != null) {
            uri.queryParam("team", seller.team());
        }
        if (pipeline != null) {
            uri.queryParam("pipeline", pipeline);
        }
        for (int i = 0; i < filters.length; i += 2) {
            uri.queryParam(filters[i].toString(), filters[i + 1]);
        }
        return uri.toUriString();
    }
}
