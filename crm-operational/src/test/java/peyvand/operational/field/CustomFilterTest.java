package peyvand.operational.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Cursor;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerFilter;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.CustomerRow;
import peyvand.operational.customer.CustomerSort;
import peyvand.operational.customer.Customers;

@FieldDbTest
class CustomFilterTest {

    private static final int MANY = 10_100;

    @Autowired
    FieldWorld world;

    @Autowired
    Customers customers;

    @Autowired
    CustomerQueries queries;

    @Autowired
    JdbcClient jdbc;

    private Viewer sara;
    private Viewer rep;
    private CustomFieldId number;

    @BeforeEach
    void twoWhoSell() {
        sara = world.administrator();
        rep = world.rep();
        number = world.field(sara, FieldKind.NUMBER, "Number");
    }

    @Test
    void showsAFewPageByPageToWhoMaySeeThem() {
        for (int i = 0; i < 7; i++) {
            customer(i % 2 == 0 ? sara : rep, "Customer " + i, i);
        }
        CustomerFilter filter = from(2);
        assertThat(names(sara, filter))
                .containsExactly("Customer 2", "Customer 3", "Customer 4", "Customer 5", "Customer 6");
        assertThat(names(rep, filter)).containsExactly("Customer 3", "Customer 5");
        assertThat(queries.count(rep, filter).number()).isEqualTo(2);
    }

    @Test
    void showsVeryManyPageByPageToWhoMaySeeThem() {
        jdbc.sql("""
                with made as (
                  insert into customer (kind, name, owner_id, created_at, updated_at)
                  select 'ORGANISATION', to_char(i, 'FM00000'), case when i %% 5000 = 0 then :rep end, now(), now()
                  from generate_series(1, %d) i returning id)
                insert into custom_value (record_kind, record_id, field_id, number_value) select 'CUSTOMER', id, :number, 7 from made
                """.formatted(MANY))
                .param("rep", rep.staff().value())
                .param("number", number.value())
                .update();
        customer(sara, "00000 not one of them", 1);
        assertThat(page(sara, from(2), null).rows())
                .extracting(CustomerRow::name)
                .containsExactly("00001", "00002", "00003");
        assertThat(queries.count(sara, from(2)).capped()).isTrue();
        assertThat(names(rep, from(2))).containsExactly("05000", "10000");
        List<String> all = new ArrayList<>();
        queries.each(sara, from(2), CustomerSort.NAME.sort(), row -> all.add(row.name()));
        assertThat(all).hasSize(MANY).doesNotContain("00000 not one of them");
    }

    private void customer(Viewer owner, String name, int value) {
        CustomerId id = customers.create(
                owner,
                CustomerData.named(CustomerKind.ORGANISATION, name),
                List.of(),
                Map.of(number, CustomValue.of(BigDecimal.valueOf(value))));
        jdbc.sql("update customer set owner_id = :owner where id = :id")
                .param("owner", owner.staff().value())
                .param("id", id.value())
                .update();
    }

    private CustomerFilter from(int least) {
        CustomFilter filter = new CustomFilter(number, null, CustomValue.of(BigDecimal.valueOf(least)), null);
        return new CustomerFilter(null, null, null, null, null, false, false, List.of(filter));
    }

    private Slice<CustomerRow> page(Viewer viewer, CustomerFilter filter, Cursor at) {
        return queries.page(viewer, filter, CustomerSort.NAME.sort(), at, 3);
    }

    private List<String> names(Viewer viewer, CustomerFilter filter) {
        List<String> names = new ArrayList<>();
        Slice<CustomerRow> slice = page(viewer, filter, null);
        slice.rows().forEach(row -> names.add(row.name()));
        while (slice.next() != null) {
            slice = page(viewer, filter, slice.next());
            slice.rows().forEach(row -> names.add(row.name()));
        }
        return names;
    }
}
