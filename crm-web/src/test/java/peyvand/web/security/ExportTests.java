package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.domain.RecordKind.COMPETITOR;
import static peyvand.domain.RecordKind.CONTACT;
import static peyvand.domain.RecordKind.CUSTOMER;
import static peyvand.domain.RecordKind.INVOICE;
import static peyvand.domain.RecordKind.LEAD;
import static peyvand.domain.RecordKind.OPPORTUNITY;
import static peyvand.domain.RecordKind.ORDER;
import static peyvand.domain.RecordKind.PRICE_LIST;
import static peyvand.domain.RecordKind.PRODUCT;
import static peyvand.domain.RecordKind.QUOTE;
import static peyvand.domain.RecordKind.STAFF;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.RecordKind;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Routes;
import peyvand.web.testing.WebTest;

/** Whatever leaves the house as a file is told in the audit log. */
@WebTest
class ExportTests {

    private static final Map<String, RecordKind> TOLD_AS = Map.ofEntries(
            Map.entry("/customers", CUSTOMER),
            Map.entry("/contacts", CONTACT),
            Map.entry("/values", CUSTOMER),
            Map.entry("/products", PRODUCT),
            Map.entry("/competitors", COMPETITOR),
            Map.entry("/orders", ORDER),
            Map.entry("/leads", LEAD),
            Map.entry("/opportunities", OPPORTUNITY),
            Map.entry("/quotes", QUOTE),
            Map.entry("/invoices", INVOICE),
            Map.entry("/invoices/handovers/{id}", INVOICE),
            Map.entry("/price-lists/{id}", PRICE_LIST),
            Map.entry("/forecast", OPPORTUNITY),
            Map.entry("/performance", STAFF),
            Map.entry("/reports/funnel", OPPORTUNITY),
            Map.entry("/reports/outcomes", OPPORTUNITY),
            Map.entry("/reports/standing", OPPORTUNITY),
            Map.entry("/reports/products", PRODUCT),
            Map.entry("/baskets", PRODUCT),
            Map.entry("/baskets/products", PRODUCT),
            Map.entry("/baskets/orders", ORDER),
            Map.entry("/baskets/customers", CUSTOMER),
            Map.entry("/segments/moves", CUSTOMER),
            Map.entry("/segments/likeness", CUSTOMER),
            Map.entry("/segments/compare/people", CUSTOMER),
            Map.entry("/pivot", ORDER),
            Map.entry("/pivot/lines", ORDER));

    @Autowired
    Browsers browsers;

    @Autowired
    Routes routes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void areToldWithTheKindOfWhatTheyHold() {
        Browser sara = browsers.administrator();
        Map<String, String> ids = Map.of("/price-lists/{id}", priceList(), "/invoices/handovers/{id}", handover());
        Map<String, List<String>> expected = new TreeMap<>();
        TOLD_AS.forEach((list, kind) -> {
            expected.put(list + "/export.csv", List.of(kind.name()));
            expected.put(list + "/export.xlsx", List.of(kind.name()));
        });
        Map<String, List<String>> told = new TreeMap<>();
        for (Routes.Route route : routes.reads()) {
            if (route.pattern().contains("/export.")) {
                String id = ids.get(route.pattern().replaceAll("/export.*", ""));
                String asked = route.path(String.valueOf(id)) + "?size=7";
                assertThat(sara.get(asked).status()).as(asked).isEqualTo(200);
                told.put(route.pattern(), kindsTold(asked));
            }
        }
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void areNotToldWhereNothingLeaves() {
        Browser sara = browsers.administrator();
        String asked = "/customers/export.csv?sort=nothing" + System.nanoTime();
        assertThat(sara.get(asked).status()).isEqualTo(400);
        assertThat(kindsTold(asked)).isEmpty();
    }

    private String priceList() {
        return jdbc.sql("""
                        insert into crm.price_list (name, currency, valid_from, retired_at, created_at, updated_at)
                        values (:name, 'EUR', date '2020-01-01', now(), now(), now()) returning id
                        """)
                .param("name", "Exported " + System.nanoTime())
                .query(String.class)
                .single();
    }

    private String handover() {
        return jdbc.sql("""
                        insert into crm.invoice_handover (from_on, to_on, staff_id, at)
                        select date '2026-01-01', date '2026-01-31', min(id), now() from crm.staff returning id
                        """).query(String.class).single();
    }

    private List<String> kindsTold(String asked) {
        return jdbc.sql("""
                        select record_kind from crm.audit_entry
                        where action = 'EXPORTED' and changes -> 'what' ->> 'to' = :asked
                        """).param("asked", asked).query(String.class).list();
    }
}
