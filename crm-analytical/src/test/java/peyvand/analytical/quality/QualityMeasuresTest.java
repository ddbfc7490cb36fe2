package peyvand.analytical.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.testing.DbTest;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(classes = QualityMeasuresTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class QualityMeasuresTest {

    private static final long SARA = 1;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    QualityMeasures measures;

    @Autowired
    QualityQueries queries;

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("peyvand.analytical.quality")
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
        }
    }

    @BeforeEach
    void aCompanyWithFlaws() {
        run("""
                truncate import_job, order_line, sales_order, product, category, contact_tag, customer_tag, consent, handle, contact, customer,
                  duplicate_pair, search_entry, search_term, quality_measure, quality_case cascade
                """);
        run("""
                insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                values (1, 'Sara', 'sara@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) on conflict do nothing
                """);
        run("""
                insert into customer (id, number, reference, kind, name, country, owner_id, archived_at, created_at, updated_at) values
                  (1, 'C-1', null, 'ORGANISATION', 'Whole GmbH', 'DE', 1, null, '2026-11-01', '2026-11-01'),
                  (2, 'C-2', '12345', 'PERSON', '12345', null, null, null, '2026-11-01', '2026-11-01'),
                  (3, 'C-3', null, 'PERSON', 'Reza', 'Persia', 1, null, '2020-01-01', '2020-01-01'),
                  (4, 'C-4', null, 'PERSON', 'Archived', null, null, '2026-01-01', '2020-01-01', '2020-01-01')
                """);
        run("""
                insert into contact (id, customer_id, family_name, birth_date, created_at, updated_at) values
                  (1, 1, 'Anna', '1980-05-05', now(), now()), (2, 1, 'Peter', null, now(), now()), (3, 3, 'Reza', '1970-01-01', now(), now())
                """);
        run("""
                insert into handle (customer_id, contact_id, kind, value, normal, created_at) values
                  (1, 1, 'EMAIL', 'anna@x.example', 'anna@x.example', now()), (3, null, 'MOBILE', '0912', '+98912', now())
                """);
        run("insert into category (id, name) values (1, 'Tea')");
        run("""
                insert into product (id, code, name, kind, category_id, created_at, updated_at) values
                  (1, 'a1', 'Tea', 'GOODS', 1, '2024-01-01', now()), (2, 'A1', 'Tea', 'GOODS', null, '2024-01-01', now()),
                  (3, 'NEW', 'New', 'GOODS', 1, '2026-11-01', now()), (4, 'POST', 'Postage', 'SHIPPING', null, '2024-01-01', now())
                """);
        run("""
                insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, created_at, updated_at) values
                  (1, 'O-1', 'SALE', 'PLACED', 1, '2026-10-01', 'EUR', now(), now()), (2, 'O-2', 'SALE', 'PLACED', null, '2024-10-01', 'EUR', now(), now()),
                  (3, 'O-3', 'RETURN', 'PLACED', 1, '2026-10-05', 'EUR', now(), now()), (4, 'O-4', 'RETURN', 'PLACED', 1, '2026-10-06', 'EUR', now(), now())
                """);
        run("""
                insert into order_line (id, order_id, line_no, product_id, quantity, unit_price, amount, returns_line_id) values
                  (1, 1, 1, 1, 5, 1, 5, null), (2, 2, 1, 2, 5, 1, 5, null), (3, 3, 1, 1, -1, 1, -1, 1), (4, 4, 1, 1, -1, 1, -1, null)
                """);
        run("""
                insert into duplicate_pair (record_kind, a_id, b_id, reason, score, found_at) values ('CUSTOMER', 2, 3, 'SAME_NAME', 1, now())
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMERS_WITHOUT_OWNER, 3, 1, 2",
        "CUSTOMERS_WITHOUT_HANDLE, 3, 1, 2",
        "CUSTOMERS_NAMED_BY_ID, 3, 1, 2",
        "CUSTOMERS_WITHOUT_COUNTRY, 3, 1, 2",
        "CUSTOMERS_IN_UNKNOWN_COUNTRY, 3, 1, 3",
        "CUSTOMERS_STALE, 3, 1, 3",
        "CUSTOMERS_PERHAPS_TWICE, 3, 2, 3",
        "CONTACTS_WITHOUT_HANDLE, 3, 1, 2",
        "CONTACTS_WITHOUT_BIRTH_DATE, 3, 1, 2",
        "PRODUCTS_WITHOUT_CATEGORY, 3, 1, 2",
        "PRODUCTS_WITH_CODES_ALIKE, 3, 2, 2",
        "PRODUCTS_UNSOLD, 3, 1, 2",
        "ORDERS_WITHOUT_CUSTOMER, 4, 1, 2",
        "RETURNS_NOT_TIED, 2, 1, 4"
    })
    void countsWhatIsConcerned(QualityMeasure measure, long total, long affected, long first) {
        measures.takeAll();

        Measurement taken = queries.all().stream()
                .filter(one -> one.measure() == measure)
                .findFirst()
                .orElseThrow();
        assertThat(taken.total()).isEqualTo(total);
        assertThat(taken.affected()).isEqualTo(affected);
        assertThat(cases(everybody(), measure)).hasSize((int) affected).startsWith(first);
    }

    @Test
    void forgetsWhatWasMendedSince() {
        measures.takeAll();

        run("update customer set owner_id = 1 where id = 2");

        assertThat(cases(everybody(), QualityMeasure.CUSTOMERS_WITHOUT_OWNER)).isEmpty();
    }

    @Test
    void showsToEachOnlyWhatTheyMaySee() {
        measures.takeAll();
        Viewer restricted = viewer(Scope.ownedBy(Set.of(new StaffId(SARA))));

        assertThat(cases(restricted, QualityMeasure.CUSTOMERS_WITHOUT_HANDLE)).isEmpty();
        assertThat(cases(restricted, QualityMeasure.CUSTOMERS_PERHAPS_TWICE)).containsExactly(3L);
        assertThat(cases(restricted, QualityMeasure.ORDERS_WITHOUT_CUSTOMER)).containsExactly(2L);
        assertThat(cases(restricted, QualityMeasure.CONTACTS_WITHOUT_BIRTH_DATE))
                .containsExactly(2L);
    }

    @Test
    void measuresAgainOnlyWhenItIsDue() {
        measures.takeIfDue();
        run("delete from customer where id = 4");
        run("update quality_measure set total = 99");

        measures.takeIfDue();
        assertThat(queries.all()).allMatch(taken -> taken.total() == 99);

        run("""
                insert into import_job (kind, state, file_name, file_size, file_sha256, format, created_at, finished_at)
                values ('CUSTOMERS', 'DONE', 'x.csv', 1, '', '{}', now(), '2026-11-21T12:00:01Z')
                """);
        measures.takeIfDue();
        assertThat(queries.all()).noneMatch(taken -> taken.total() == 99);
    }

    private List<Long> cases(Viewer viewer, QualityMeasure measure) {
        return queries.cases(viewer, measure, 200).stream().map(QualityCase::id).toList();
    }

    private static Viewer everybody() {
        return viewer(Scope.EVERYTHING);
    }

    private static Viewer viewer(Scope scope) {
        return new Viewer(new StaffId(SARA), "Sara", EnumSet.allOf(Right.class), scope, scope, null);
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
