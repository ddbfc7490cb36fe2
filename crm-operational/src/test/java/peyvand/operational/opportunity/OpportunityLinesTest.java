package peyvand.operational.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static peyvand.operational.opportunity.OpportunityWorld.data;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.ProductId;
import peyvand.domain.StageId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductData;
import peyvand.operational.catalog.ProductKind;
import peyvand.operational.catalog.Products;
import peyvand.operational.pricing.LineData;
import peyvand.operational.pricing.LineRow;

@OpportunityDbTest
class OpportunityLinesTest {

    @Autowired
    OpportunityWorld world;

    @Autowired
    Opportunities opportunities;

    @Autowired
    OpportunityLines lines;

    @Autowired
    OpportunityQueries queries;

    @Autowired
    PipelineQueries pipelines;

    @Autowired
    Products products;

    private Viewer sara;
    private CustomerId anna;
    private StageId stage;
    private OpportunityId id;
    private ProductId tea;

    @BeforeEach
    void anOpportunity() {
        sara = world.sara();
        anna = world.customer("Anna", null);
        stage = pipelines.pipeline(world.pipeline()).current().get(0).id();
        id = world.open(sara, stage, data(anna, "1200"));
        tea = products.create(
                sara, new ProductData(null, "Tea", ProductKind.GOODS, null, new BigDecimal("2.50"), null, null, null));
    }

    @Test
    void sayWhatAnOpportunityComesTo() {
        lines.add(sara, id, line(tea, "10", null, null));
        lines.add(sara, id, line(null, "3", "100", "10"));
        assertThat(amount()).isEqualByComparingTo("295");
        assertThat(total()).isEqualByComparingTo("295");
        LineRow second = lines.of(id).get(1);
        lines.change(sara, id, second.id(), second.version(), line(null, "1", "100", null));
        assertThat(amount()).isEqualByComparingTo("125");
        lines.remove(sara, id, second.id());
        assertThat(amount()).isEqualByComparingTo("25");
        assertThat(total()).isEqualByComparingTo("25");
        lines.remove(sara, id, lines.of(id).get(0).id());
        assertThat(amount()).isEqualByComparingTo("25");
    }

    @Test
    void leaveNoOtherAmountBesideThem() {
        lines.add(sara, id, line(tea, "10", null, null));
        refused("rule.opportunity.amountOfLines", () -> opportunities.edit(sara, id, version(), data(anna, "7")));
        opportunities.edit(sara, id, version(), data(anna, "25"));
        lines.remove(sara, id, lines.of(id).get(0).id());
        opportunities.edit(sara, id, version(), data(anna, "7"));
        assertThat(amount()).isEqualByComparingTo("7");
    }

    @Test
    void changeOnlyWhileItIsOpen() {
        lines.add(sara, id, line(tea, "10", null, null));
        LineRow line = lines.of(id).get(0);
        opportunities.win(sara, id, version());
        refused("rule.opportunity.closed", () -> lines.add(sara, id, line(tea, "1", null, null)));
        refused("rule.opportunity.closed", () -> lines.change(sara, id, line.id(), 0, line(tea, "1", null, null)));
        refused("rule.opportunity.closed", () -> lines.remove(sara, id, line.id()));
    }

    @Test
    void areRefusedWhereTheySellNothing() {
        refused("rule.line.quantity", () -> lines.add(sara, id, line(tea, "0", null, null)));
        refused("rule.line.quantity", () -> lines.add(sara, id, line(tea, "-1", null, null)));
        refused("rule.line.priceBelowZero", () -> lines.add(sara, id, line(tea, "1", "-1", null)));
        refused("rule.line.discount", () -> lines.add(sara, id, line(tea, "1", null, "100.5")));
        refused("rule.line.price", () -> lines.add(sara, id, line(null, "1", null, null)));
        refused("rule.line.tooBig", () -> lines.add(sara, id, line(tea, "1000000", "1000000000000", null)));
        assertThat(lines.of(id)).isEmpty();
        assertThat(amount()).isEqualByComparingTo("1200");
    }

    @Test
    void refuseTheSecondOfTwoWhoChangeOne() {
        lines.add(sara, id, line(tea, "10", null, null));
        LineRow read = lines.of(id).get(0);
        lines.change(sara, id, read.id(), read.version(), line(tea, "11", null, null));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> lines.change(sara, id, read.id(), read.version(), line(tea, "12", null, null)));
    }

    @Test
    void areChangedOnlyByWhoSeesTheCustomer() {
        Viewer stranger = world.rep("Omid");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> lines.add(stranger, id, line(tea, "10", null, null)));
    }

    @Test
    void tellWhoHasOverwrittenAPrice() {
        lines.add(sara, id, line(tea, "10", "2", null));
        assertThat(audited()).contains("unitPrice", "2.5", "\"2\"");
    }

    @Test
    void areFactsInTheBaseCurrency() {
        lines.add(sara, id, line(tea, "10", null, null));
        assertThat(world.jdbc()
                        .sql("select quantity, base_amount from fact_opportunity_line where opportunity_id = :id"
                                + " and product_id = :product")
                        .param("id", id.value())
                        .param("product", tea.value())
                        .query((row, n) -> List.of(
                                row.getBigDecimal(1).intValue(),
                                row.getBigDecimal(2).intValue()))
                        .single())
                .containsExactly(10, 25);
    }

    private BigDecimal amount() {
        return queries.details(sara, id).data().amount();
    }

    /** What the board says of the stage. */
    private BigDecimal total() {
        return world.jdbc()
                .sql("select sum(amount) from stage_total where stage_id = :stage")
                .param("stage", stage.value())
                .query(BigDecimal.class)
                .single();
    }

    private String audited() {
        return world.jdbc()
                .sql("select changes::text from audit_entry where action = 'LINE_ADDED' and record_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private int version() {
        return queries.details(sara, id).version();
    }

    private static LineData line(
            @Nullable ProductId product, String quantity, @Nullable String price, @Nullable String discount) {
        return new LineData(
                product,
                product == null ? "Delivery" : null,
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                discount == null ? null : new BigDecimal(discount),
                null);
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable doing) {
        assertThatThrownBy(doing).hasMessage(key);
    }
}
