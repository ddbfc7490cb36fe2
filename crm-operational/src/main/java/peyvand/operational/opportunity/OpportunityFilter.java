package peyvand.operational.opportunity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CompetitorId;
import peyvand.domain.PipelineId;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.TeamId;
import peyvand.operational.field.CustomFilter;

/**
 * Which opportunities a list shows; null means any.
 *
 * @param text part of what it is about, or of its number
 * @param team of whose members
 * @param closeFrom the first day on which they are expected to be decided
 * @param closeTo the last of these days
 * @param undated those only of which no such day is known
 * @param closedFrom the first day on which they were decided
 * @param closedTo the last of these days
 * @param stale those only that stand in their stage for longer than they should
 * @param tag that they have, however it is spelt
 * @param own what they must say in custom fields
 * @param past what must have come of them, and whence they are
 */
public record OpportunityFilter(
        @Nullable String text,
        @Nullable OpportunityState state,
        @Nullable PipelineId pipeline,
        @Nullable StageId stage,
        @Nullable StaffId owner,
        @Nullable TeamId team,
        @Nullable LocalDate closeFrom,
        @Nullable LocalDate closeTo,
        boolean undated,
        @Nullable LocalDate closedFrom,
        @Nullable LocalDate closedTo,
        boolean stale,
        @Nullable String tag,
        List<CustomFilter> own,
        Past past) {

    /**
     * What a report asks for; null means any.
     *
     * @param source where they come from, as it is written
     * @param lossReason why they were lost
     * @param competitor who is after them too
     * @param lostTo who sold them instead
     * @param openedFrom the first day on which they were opened
     * @param openedTo the last of these days
     */
    public record Past(
            @Nullable String source,
            @Nullable Long lossReason,
            @Nullable CompetitorId competitor,
            @Nullable CompetitorId lostTo,
            @Nullable LocalDate openedFrom,
            @Nullable LocalDate openedTo) {

        public static final Past ANY = new Past(null, null, null, null, null, null);
    }

    public OpportunityFilter(
            @Nullable String text,
            @Nullable OpportunityState state,
            @Nullable StageId stage,
            @Nullable StaffId owner,
            @Nullable TeamId team,
            @Nullable LocalDate closeFrom,
            @Nullable LocalDate closeTo,
            boolean stale,
            @Nullable String tag) {
        this(
                text, state, null, stage, owner, team, closeFrom, closeTo, false, null, null, stale, tag, List.of(),
                Past.ANY);
    }

    public static final OpportunityFilter NONE =
            new OpportunityFilter(null, null, null, null, null, null, null, false, null);

    /** Whether nothing but words is asked for. */
    boolean isText() {
        return equals(new OpportunityFilter(text, null, null, null, null, null, null, false, null));
    }

    /** The same, for one page of the list. */
    OpportunityFilter forAPage(JdbcClient jdbc) {
        List<CustomFilter> measured = CustomFilter.forAPage(jdbc, RecordKind.OPPORTUNITY, own);
        return new OpportunityFilter(
                text,
                state,
                pipeline,
                stage,
                owner,
                team,
                closeFrom,
                closeTo,
                undated,
                closedFrom,
                closedTo,
                stale,
                tag,
                measured,
                past);
    }

    boolean isNone() {
        return equals(NONE);
    }
}
