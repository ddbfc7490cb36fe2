package peyvand.operational.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.operational.opportunity.OpportunityWorld.TODAY;
import static peyvand.operational.opportunity.OpportunityWorld.closing;
import static peyvand.operational.opportunity.OpportunityWorld.data;
import static peyvand.operational.opportunity.OpportunityWorld.owned;
import static peyvand.operational.opportunity.OpportunityWorld.tagged;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.db.sql.Count;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.Viewer;

@OpportunityDbTest
class BoardQueriesTest {

    private static final int SIZE = 3;

    @Autowired
    OpportunityWorld world;

    @Autowired
    BoardQueries boards;

    @Autowired
    PipelineQueries pipelines;

    @Autowired
    Opportunities opportunities;

    @Autowired
    OpportunityQueries queries;

    private Viewer sara;
    private Viewer omid;
    private Pipeline pipeline;
    private final List<OpportunityId> inOrder = new ArrayList<>();

    @BeforeEach
    void someCards() {
        sara = world.sara();
        omid = world.rep("Omid");
        pipeline = pipelines.pipeline(world.pipeline());
        CustomerId his = world.customer("Sabalan", omid);
        CustomerId others = world.customer("Alborz", null);
        Stage first = pipeline.current().get(0);
        for (int day = 1; day <= 5; day++) {
            inOrder.add(world.open(
                    sara, first.id(), owned(closing(data(his, "100"), TODAY.plusDays(day)), omid.staff())));
        }
        inOrder.add(world.open(sara, first.id(), closing(data(others, "1000"), null)));
        OpportunityId won = world.open(sara, first.id(), data(his, "1"));
        opportunities.win(sara, won, 0);
        world.open(sara, pipeline.current().get(2).id(), data(others, "7"));
    }

    @Test
    void haveWhatIsDueFirstOnTopAndTheRestOnDemand() {
        Board board = boards.board(sara, pipeline, BoardQueries.Filter.NONE, SIZE);
        assertThat(board.columns()).hasSize(3);
        Board.Column first = board.columns().get(0);
        assertThat(first.number()).isEqualTo(6);
        assertThat(first.amount()).isEqualByComparingTo("1500");
        assertThat(ids(first)).isEqualTo(inOrder.subList(0, SIZE));
        assertThat(board.columns().get(1).cards()).isEmpty();
        assertThat(board.columns().get(1).number()).isZero();
        assertThat(board.columns().get(2).more()).isNull();

        Board.Column more = boards.more(sara, first.stage(), BoardQueries.Filter.NONE, first.more(), SIZE);
        assertThat(ids(more)).isEqualTo(inOrder.subList(SIZE, 6));
        assertThat(more.more()).isNull();
    }

    @Test
    void showWhoeverSeesLittleTheirsAlone() {
        Board board = boards.board(omid, pipeline, BoardQueries.Filter.NONE, 80);
        assertThat(ids(board.columns().get(0))).isEqualTo(inOrder.subList(0, 5));
        assertThat(board.columns().get(0).number()).isEqualTo(5);
        assertThat(board.columns().get(0).amount()).isEqualByComparingTo("500");
        assertThat(board.columns().get(2).cards()).isEmpty();
    }

    @Test
    void showTheCardsOfSomeUpToADay() {
        BoardQueries.Filter his = new BoardQueries.Filter(Set.of(omid.staff()), null, null, false);
        BoardQueries.Filter soon = new BoardQueries.Filter(null, TODAY.plusDays(2), null, false);
        BoardQueries.Filter both = new BoardQueries.Filter(Set.of(omid.staff()), TODAY.plusDays(4), null, false);
        for (Viewer viewer : List.of(sara, omid)) {
            assertThat(ids(boards.board(viewer, pipeline, his, 80).columns().get(0)))
                    .isEqualTo(inOrder.subList(0, 5));
            assertThat(boards.heads(viewer, pipeline, his).columns().get(0).number())
                    .isEqualTo(5);
            assertThat(ids(boards.board(viewer, pipeline, soon, 80).columns().get(0)))
                    .isEqualTo(inOrder.subList(0, 2));
            assertThat(boards.heads(viewer, pipeline, soon).columns().get(0).amount())
                    .isEqualByComparingTo("200");
            assertThat(ids(boards.board(viewer, pipeline, both, 80).columns().get(0)))
                    .isEqualTo(inOrder.subList(0, 4));
        }
    }

    @Test
    void showTheCardsOfATagAndThoseGoneStale() {
        tag(inOrder.get(3), "Ramadan");
        tag(inOrder.get(5), "Ramadan");
        world.standsSince(inOrder.get(1), TODAY.minusDays(15));
        world.standsSince(inOrder.get(3), TODAY.minusDays(16));
        world.standsSince(inOrder.get(4), TODAY.minusDays(13));
        BoardQueries.Filter tagged = new BoardQueries.Filter(null, null, "RAMADAN", false);
        BoardQueries.Filter stale = new BoardQueries.Filter(null, null, null, true);
        BoardQueries.Filter both = new BoardQueries.Filter(Set.of(omid.staff()), TODAY.plusDays(9), "ramadan", true);
        BoardQueries.Filter unknown = new BoardQueries.Filter(null, null, "no such word", false);

        assertThat(ids(first(sara, tagged))).containsExactly(inOrder.get(3), inOrder.get(5));
        assertThat(first(sara, tagged).amount()).isEqualByComparingTo("1100");
        assertThat(ids(first(omid, tagged))).containsExactly(inOrder.get(3));
        for (Viewer viewer : List.of(sara, omid)) {
            assertThat(ids(first(viewer, stale))).containsExactly(inOrder.get(1), inOrder.get(3));
            assertThat(first(viewer, stale).number()).isEqualTo(2);
            assertThat(ids(first(viewer, both))).containsExactly(inOrder.get(3));
            assertThat(first(viewer, both).amount()).isEqualByComparingTo("100");
            assertThat(ids(first(viewer, unknown))).isEmpty();
            assertThat(first(viewer, unknown).number()).isZero();
        }
    }

    @Test
    void sayTheSameOfWhatManyAreAndOfWhatFewAre() {
        tag(inOrder.get(2), "Ramadan");
        world.standsSince(inOrder.get(2), TODAY.minusDays(15));
        world.standsSince(inOrder.get(0), TODAY.minusDays(15));
        many(Count.CAP);
        BoardQueries.Filter tagged = new BoardQueries.Filter(null, null, "ramadan", false);
        BoardQueries.Filter stale = new BoardQueries.Filter(null, null, null, true);
        for (BoardQueries.Filter filter : List.of(tagged, stale)) {
            List<Board.Column> columns =
                    boards.board(sara, pipeline, filter, SIZE).columns();
            assertThat(ids(columns.get(0))).contains(inOrder.get(2)).hasSize(filter == stale ? 2 : 1);
            assertThat(columns.get(0).number()).isEqualTo(filter == stale ? 2 : 1);
            assertThat(columns.get(1).cards()).hasSize(SIZE);
            assertThat(columns.get(1).number()).isEqualTo(Count.CAP);
            assertThat(columns.get(1).capped()).isFalse();
        }
        many(1);
        assertThat(boards.heads(sara, pipeline, stale).columns().get(1).capped())
                .isTrue();
        BoardQueries.Filter his = new BoardQueries.Filter(Set.of(omid.staff()), null, "ramadan", true);
        assertThat(ids(first(sara, his))).containsExactly(inOrder.get(2));
    }

    /** Stale ones with the tag, in the second stage. */
    private void many(int number) {
        world.jdbc()
                .sql("""
                with made as (
                  insert into opportunity (name, customer_id, pipeline_id, stage_id, amount, currency, exchange_rate, opened_on, stage_since,
                    created_at, updated_at)
                  select 'One of many', o.customer_id, o.pipeline_id, :stage, 1, 'EUR', 1, o.opened_on, timestamptz '2026-10-01', o.created_at, o.created_at
                  from opportunity o, generate_series(1, :number) where o.id = :like returning id)
                insert into opportunity_tag select made.id, t.id from made, tag t where t.name = 'Ramadan'
                """)
                .param("stage", pipeline.current().get(1).id().value())
                .param("number", number)
                .param("like", inOrder.get(5).value())
                .update();
    }

    private Board.Column first(Viewer viewer, BoardQueries.Filter filter) {
        return boards.board(viewer, pipeline, filter, 80).columns().get(0);
    }

    private void tag(OpportunityId id, String tag) {
        OpportunityDetails now = queries.details(sara, id);
        opportunities.edit(sara, id, now.version(), tagged(now.data(), tag));
    }

    private static List<OpportunityId> ids(Board.Column column) {
        return column.cards().stream().map(OpportunityCard::id).toList();
    }
}
