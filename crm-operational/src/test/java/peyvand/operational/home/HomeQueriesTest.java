package peyvand.operational.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import peyvand.domain.CustomerId;
import peyvand.domain.OrderId;
import peyvand.domain.ProductId;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.Viewer;
import peyvand.operational.sales.SalesDbTest;
import peyvand.operational.sales.SalesWorld;

@SalesDbTest
@Import(HomeQueries.class)
class HomeQueriesTest {

    private static final Instant NOW = SalesWorld.NOW;

    @Autowired
    HomeQueries home;

    @Autowired
    SalesWorld world;

    private Viewer sara;
    private Viewer omid;
    private Viewer helper;
    private CustomerId ofOmid;
    private CustomerId ofNobody;
    private CustomerId shared;
    private ProductId tea;

    @BeforeEach
    void shopWithoutOrders() {
        world.jdbc()
                .sql("truncate customer, sales_order, search_term, search_entry cascade")
                .update();
        sara = world.viewer();
        omid = world.owner();
        Viewer other = world.owner();
        helper = new Viewer(
                omid.staff(),
                "Omid",
                EnumSet.allOf(Right.class),
                new Scope(false, Set.of(omid.staff()), omid.staff()),
                new Scope(false, Set.of(omid.staff()), omid.staff()),
                null);
        ofOmid = world.customer("Anna", omid);
        ofNobody = world.customer("Bahar", null);
        shared = world.customer("Chista", other);
        world.jdbc()
                .sql(
                        "insert into customer_collaborator (customer_id, staff_id, added_at) values (:customer, :staff, now())")
                .param("customer", shared.value())
                .param("staff", omid.staff().value())
                .update();
        tea = world.product(sara, "Tea", "2.50");
    }

    @Test
    void tellsWhoSeesFewOfTheOrdersOfTheirCustomersThatCameLast() {
        OrderId first = sold(ofOmid, 9, "1");
        OrderId second = sold(shared, 5, "1");
        OrderId third = sold(ofOmid, 2, "1");
        sold(ofNobody, 1, "1");
        sold(null, 1, "1");

        assertThat(latest(sara)).hasSize(5);
        assertThat(latest(helper)).containsExactly(third, second, first);
        assertThat(latest(omid)).containsExactly(third, first);
        assertThat(home.latestOrders(helper, 1)).extracting(LatestOrder::id).containsExactly(third);
    }

    @Test
    void countsWhatOneSees() {
        sold(ofOmid, 9, "1");
        sold(shared, 5, "1");
        sold(ofNobody, 1, "1");
        sold(null, 1, "1");

        assertThat(home.figures(sara).orders().number()).isEqualTo(4);
        assertThat(home.figures(helper).orders().number())
                .as("a sale without a customer is everybody's")
                .isEqualTo(3);
        assertThat(home.figures(omid).orders().number()).isEqualTo(2);
        assertThat(home.figures(helper).customers().number()).isEqualTo(2);
    }

    @Test
    void countsTheOrdersOfFewForWhoSeesAllCustomersButNotAllOrders() {
        sold(ofOmid, 9, "1");
        sold(ofNobody, 1, "1");
        Viewer narrow = new Viewer(
                omid.staff(), "Omid", omid.rights(), Scope.EVERYTHING, Scope.ownedBy(Set.of(omid.staff())), null);

        assertThat(home.figures(narrow).orders().number()).isEqualTo(1);
        assertThat(home.figures(narrow).customers().number()).isEqualTo(3);
        assertThat(home.latestOrders(narrow, 9)).hasSize(1);
        assertThat(home.nobodyResponsible(narrow, 9)).isEmpty();
    }

    @Test
    void comparesWhatWasSoldWithTheTimeBefore() {
        sold(ofOmid, 3, "4");
        sold(ofOmid, 6, "2");
        sold(ofOmid, 10, "1");
        sold(ofOmid, 15, "100");
        sold(ofNobody, 3, "8");

        List<SalesOfOwner> sales = home.sales(sara, ago(7), NOW);

        assertThat(sales)
                .extracting(SalesOfOwner::owner, each -> each.amount().stripTrailingZeros(), SalesOfOwner::orders)
                .containsExactly(
                        tuple(null, new BigDecimal("2E+1"), 1L), tuple(omid.staff(), new BigDecimal("15"), 2L));
        assertThat(sales.get(1).amountBefore()).isEqualByComparingTo("2.50");
        assertThat(sales.get(1).ordersBefore()).isEqualTo(1);
        assertThat(home.sales(omid, ago(7), NOW))
                .extracting(SalesOfOwner::owner)
                .containsExactly(omid.staff());
    }

    @Test
    void namesThoseWhoUsedToBuyTheLargestFirst() {
        for (CustomerId customer : List.of(ofOmid, shared, ofNobody)) {
            for (int day : List.of(400, 300, 200)) {
                sold(customer, day, customer.equals(shared) ? "5" : "1");
            }
        }
        sold(ofNobody, 20, "1");

        assertThat(home.goneQuiet(sara, 9)).extracting(CareNeeded::id).containsExactly(shared, ofOmid);
        assertThat(home.goneQuiet(helper, 9)).extracting(CareNeeded::id).containsExactly(shared, ofOmid);
        assertThat(home.goneQuiet(omid, 9)).extracting(CareNeeded::id).containsExactly(ofOmid);
        assertThat(home.nobodyResponsible(sara, 9)).extracting(CareNeeded::id).containsExactly(ofNobody);
    }

    @Test
    void countsNewCustomersOfATime() {
        world.jdbc()
                .sql("update customer set created_at = :at where id = :id")
                .param("at", Timestamp.from(ago(10)))
                .param("id", ofOmid.value())
                .update();

        assertThat(home.newCustomers(sara, ago(7), NOW.plusSeconds(1))).isEqualTo(new Compared(2, 1));
        assertThat(home.newCustomers(omid, ago(7), NOW.plusSeconds(1))).isEqualTo(new Compared(0, 1));
    }

    private List<OrderId> latest(Viewer viewer) {
        return home.latestOrders(viewer, 9).stream().map(LatestOrder::id).toList();
    }

    private OrderId sold(@Nullable CustomerId customer, int daysAgo, String quantity) {
        OrderId order = world.sale(sara, customer, tea, quantity);
        world.jdbc()
                .sql("update sales_order set ordered_at = :at where id = :id")
                .param("at", Timestamp.from(ago(daysAgo)))
                .param("id", order.value())
                .update();
        return order;
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
