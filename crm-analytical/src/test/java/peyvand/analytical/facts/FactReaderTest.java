package peyvand.analytical.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.statistic.Progress;
import peyvand.db.testing.DbTest;

@SpringBootTest(classes = FactReaderTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class FactReaderTest {

    @SpringBootApplication
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-05-10T20:30:00Z"), ZoneOffset.UTC); // 11 May in Tehran
        }
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FactReader reader;

    @BeforeEach
    void aWorldOfFour() {
        run("truncate order_line, sales_order, customer, product, search_entry, search_term cascade");
        run("""
                insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                values (1, 'Staff', 's1@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) on conflict do nothing
                """);
        run("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', 1, now()) on conflict do nothing
                """);
        run("""
                insert into customer (id, number, kind, name, owner_id, created_at, updated_at)
                select i, 'C-' || i, 'ORGANISATION', 'N' || i, 1, now(), now() from unnest(array[5, 7, 9, 11]) i
                """);
        run("""
                insert into product (id, code, name, kind, created_at, updated_at)
                values (1, 'T', 'Tea', 'GOODS', now(), now()), (3, 'C', 'Coffee', 'GOODS', now(), now()),
                       (4, 'P', 'Postage', 'SHIPPING', now(), now())
                """);
    }

    @Test
    void readsPurchasesByCustomerAndDayInTheZoneOfTheCompany() {
        order(1, 9L, "SALE", "PLACED", "2026-05-01T20:29:59Z", "(1, 2, 10), (4, 1, 3)");
        order(2, 9L, "SALE", "PLACED", "2026-04-01T09:00:00Z", "(3, 1, 7)");
        order(3, 5L, "SALE", "FULFILLED", "2026-05-01T20:30:00Z", "(1, 1, 10), (1, 1, 9), (3, 1, 1)");
        order(4, 5L, "SALE", "DRAFT", "2026-05-02T09:00:00Z", "(1, 50, 10)");
        order(5, 5L, "SALE", "CANCELLED", "2026-05-02T09:00:00Z", "(1, 50, 10)");

        Facts facts = read(AsOf.AUTOMATIC);

        assertThat(facts.asOf()).isEqualTo("2026-05-11");
        assertThat(facts.customers()).containsExactly(5, 7, 9, 11);
        assertThat(facts.purchases().first()).containsExactly(0, 1, 1, 3, 3);
        assertThat(facts.purchases().customers()).containsExactly(0, 2, 2);
        assertThat(facts.purchases().days()).containsExactly(day("2026-05-02"), day("2026-04-01"), day("2026-05-01"));
        assertThat(facts.purchases().amounts()).containsExactly(200_000, 70_000, 230_000);
        assertThat(facts.products()).containsExactly(1, 3, 4);
        assertThat(facts.merchandise()).containsExactly(true, true, false);
        assertThat(facts.baskets().customers()).containsExactly(2, 2, 0);
        assertThat(facts.baskets().size()).isEqualTo(3);
        assertThat(facts.baskets().baskets()).containsExactlyInAnyOrder(1, 0, 2, 2, 2);
        assertThat(facts.leftOut().noProducts()).isEqualTo(1);
    }

    @Test
    void keepsApartWhatWasTakenBackGivenAwayOrSoldToNobodyKnown() {
        order(1, 5L, "SALE", "PLACED", "2026-05-01T09:00:00Z", "(1, 2, 10), (3, -1, 4), (3, 5, 0)");
        order(2, 5L, "RETURN", "PLACED", "2026-05-02T09:00:00Z", "(1, -1, 10)");
        order(3, 7L, "RETURN", "PLACED", "2026-05-02T09:00:00Z", "(1, -3, 10)");
        order(4, null, "SALE", "PLACED", "2026-05-03T09:00:00Z", "(1, 1, 10), (3, 1, 4)");
        order(5, 9L, "ADJUSTMENT", "PLACED", "2026-05-03T09:00:00Z", "(1, 1, 99)");
        order(6, 9L, "SALE", "PLACED", "2026-05-03T09:00:00Z", "(3, 1, 0)");
        order(7, 9L, "SALE", "PLACED", "2026-05-12T09:00:00Z", "(3, 1, 5)");

        Facts facts = read(AsOf.AUTOMATIC);

        assertThat(facts.purchases().amounts()).containsExactly(200_000);
        assertThat(facts.returned()).containsExactly(140_000, 300_000, 0, 0);
        assertThat(facts.broughtBack().customers()).containsExactlyInAnyOrder(0, 0, 1);
        assertThat(facts.broughtBack().products()).containsExactlyInAnyOrder(1, 0, 0);
        assertThat(facts.baskets().customers()).containsExactly(0, -1);
        assertThat(facts.leftOut()).isEqualTo(new Facts.LeftOut(1, 1, 2, 0, 3, 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0001",
                "0.01",
                "0.9999",
                "1",
                "9999.9999",
                "10000",
                "10000.0001",
                "20000000",
                "123456789.1234",
                "100000000.0005",
                "700000000000.1234"
            })
    void readsAmountsOfAnySizeInTheBaseCurrency(String amount) {
        for (String rate : List.of("1", "0.00000125", "0.5", "1.08", "415")) {
            order(1, 5L, "SALE", "PLACED", "2026-05-01T09:00:00Z", "(1, 1, " + amount + "), (1, -1, " + amount + ")");
            run("update sales_order set exchange_rate = " + rate + " where id = 1");
            long expected = new BigDecimal(amount)
                    .multiply(new BigDecimal(rate))
                    .movePointRight(4)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            Offset<Long> asDoublesAre = within(rate.equals("1") ? 0 : 1 + (long) (expected * 1e-15));

            Facts facts = read(AsOf.AUTOMATIC);

            assertThat(Arrays.stream(facts.purchases().amounts()).sum()).isCloseTo(expected, asDoublesAre);
            assertThat(facts.returned()[0]).isCloseTo(expected, asDoublesAre);
            run("delete from order_line");
            run("delete from sales_order");
        }
    }

    @Test
    void looksAtOldBooksAsOfTheDayAfterTheLastPurchase() {
        order(1, 5L, "SALE", "PLACED", "2026-03-01T09:00:00Z", "(1, 2, 10)");
        assertThat(read(AsOf.AUTOMATIC).asOf()).isEqualTo("2026-03-02");
        assertThat(read(AsOf.TODAY).asOf()).isEqualTo("2026-05-11");
        order(2, 5L, "SALE", "PLACED", "2026-04-15T09:00:00Z", "(1, 2, 10)");
        assertThat(read(AsOf.AUTOMATIC).asOf()).isEqualTo("2026-05-11");
        assertThat(read(AsOf.LAST_PURCHASE).asOf()).isEqualTo("2026-04-16");
    }

    @Test
    void readsNothingWhereNothingWasBought() {
        Facts facts = read(AsOf.LAST_PURCHASE);
        assertThat(facts.asOf()).isEqualTo("2026-05-11");
        assertThat(facts.purchases().size()).isZero();
        assertThat(facts.baskets().size()).isZero();
        assertThat(facts.purchases().first()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void stopsWhenNobodyWantsItAndLeavesTheConnectionUsable() {
        assertThatThrownBy(() -> reader.read(AsOf.TODAY, share -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(read(AsOf.TODAY).customers()).hasSize(4);
    }

    private Facts read(AsOf asOf) {
        return reader.read(asOf, Progress.UNWATCHED);
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    private void order(int id, @Nullable Long customer, String kind, String state, String at, String lines) {
        jdbc.sql("""
                insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, created_at, updated_at)
                values (:id, 'T-' || :id, :kind, :state, :customer, cast(:at as timestamptz), 'EUR', now(), now())
                """)
                .param("id", id)
                .param("kind", kind)
                .param("state", state)
                .param("customer", customer)
                .param("at", at)
                .update();
        run("""
                insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                select %d, row_number() over (), l.product, l.quantity, l.price, l.quantity * l.price
                from (values %s) l (product, quantity, price)
                """.formatted(id, lines));
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
