package peyvand.operational.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.operational.opportunity.OpportunityWorld.TODAY;
import static peyvand.operational.opportunity.OpportunityWorld.closing;
import static peyvand.operational.opportunity.OpportunityWorld.data;
import static peyvand.operational.opportunity.OpportunityWorld.owned;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
        BoardQueries.Filter his = new BoardQueries.Filter(Set.of(omid.staff()), null);
        BoardQueries.Filter soon = new BoardQueries.Filter(null, TODAY.plusDays(2));
        BoardQueries.Filter both = new BoardQueries.Filter(Set.of(omid.staff()), TODAY.plusDays(4));
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

    private static List<OpportunityId> ids(Board.Column column) {
        return column.cards().stream().map(OpportunityRow::id).toList();
    }
}
