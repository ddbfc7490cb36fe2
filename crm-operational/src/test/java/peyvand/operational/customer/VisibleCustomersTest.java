package peyvand.operational.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.testing.DbTest;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Whose customers somebody sees, however they look at them. */
@SpringBootTest(classes = VisibleCustomersTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest
@Transactional
class VisibleCustomersTest {

    private static final CustomerFilter ALL = new CustomerFilter(null, null, null, null, null, false, false);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CustomerQueries queries;

    private StaffId omid;
    private StaffId parisa;
    private StaffId nima;

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @Import(CustomerQueries.class)
    static class Application {}

    @BeforeEach
    void threeColleaguesWithSevenCustomersEach() {
        omid = staff("Omid");
        parisa = staff("Parisa");
        nima = staff("Nima");
        for (int i = 0; i < 7; i++) {
            customer("Omid's " + i, omid, i);
            customer("Parisa's " + i, parisa, i);
            customer("Nima's " + i, nima, i);
            customer("Nobody's " + i, null, i);
        }
    }

    @ParameterizedTest
    @EnumSource(CustomerSort.class)
    void showsOneTheirOwnPageByPageInEitherDirection(CustomerSort sort) {
        assertThat(pages(viewer(omid, Set.of(omid)), sort)).hasSize(7).allMatch(name -> name.startsWith("Omid"));
    }

    @ParameterizedTest
    @EnumSource(CustomerSort.class)
    void showsATeamTheCustomersOfAllInOneOrder(CustomerSort sort) {
        Viewer team = viewer(omid, Set.of(omid, parisa));
        List<String> names = pages(team, sort);
        assertThat(names).hasSize(14).noneMatch(name -> name.startsWith("Nima") || name.startsWith("Nobody"));
        if (sort == CustomerSort.NAME) {
            assertThat(names).isSorted();
        }
    }

    @Test
    void showsACollaboratorTheCustomerTheyHelpWithOnce() {
        CustomerId helped = id("Nima's 3");
        CustomerId own = id("Omid's 3");
        collaborate(helped, omid);
        collaborate(own, omid);
        Viewer viewer = viewer(omid, Set.of(omid));

        assertThat(pages(viewer, CustomerSort.NAME))
                .hasSize(8)
                .doesNotHaveDuplicates()
                .contains("Nima's 3");
        assertThat(queries.count(viewer, ALL).number()).isEqualTo(8);
        assertThat(queries.details(viewer, helped).data().name()).isEqualTo("Nima's 3");

        jdbc.sql("delete from customer_collaborator where customer_id = :id")
                .param("id", helped.value())
                .update();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queries.details(viewer, helped));
    }

    @Test
    void hidesWhatNobodyOwnsFromWhoSeesTheirOwn() {
        CustomerId nobodys = id("Nobody's 1");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> queries.details(viewer(omid, Set.of(omid)), nobodys));
        List<String> exported = new ArrayList<>();
        queries.each(viewer(omid, Set.of(omid)), ALL, CustomerSort.NAME.sort(), row -> exported.add(row.name()));
        assertThat(exported).hasSize(7);
    }

    private List<String> pages(Viewer viewer, CustomerSort sort) {
        List<String> forth = new ArrayList<>();
        Cursor cursor = null;
        Slice<CustomerRow> page;
        do {
            page = queries.page(viewer, ALL, sort.sort(), cursor, 3);
            page.rows().forEach(row -> forth.add(row.name()));
            cursor = page.next();
        } while (cursor != null);
        List<String> back =
                new ArrayList<>(page.rows().stream().map(CustomerRow::name).toList());
        for (cursor = page.previous(); cursor != null; cursor = page.previous()) {
            page = queries.page(viewer, ALL, sort.sort(), cursor, 3);
            back.addAll(0, page.rows().stream().map(CustomerRow::name).toList());
        }
        assertThat(back).isEqualTo(forth);
        return forth;
    }

    private static Viewer viewer(StaffId staff, Set<StaffId> owners) {
        Scope scope = new Scope(false, owners, staff);
        return new Viewer(staff, "Omid", EnumSet.allOf(Right.class), scope, scope, null);
    }

    private StaffId staff(String name) {
        return new StaffId(jdbc.sql("""
                insert into staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                values (:name, :name || '.visible@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) returning id
                """).param("name", name).query(Long.class).single());
    }

    private void customer(String name, StaffId owner, int days) {
        jdbc.sql("""
                insert into customer (kind, name, owner_id, net_amount, last_ordered_at, created_at, updated_at)
                values ('ORGANISATION', :name, :owner, :days * 10, now() - :days * interval '1 day',
                        now() - :days * interval '1 day', now())
                """)
                .param("name", name)
                .param("owner", owner == null ? null : owner.value(), java.sql.Types.BIGINT)
                .param("days", days)
                .update();
    }

    private CustomerId id(String name) {
        return new CustomerId(jdbc.sql("select id from customer where name = :name")
                .param("name", name)
                .query(Long.class)
                .single());
    }

    private void collaborate(CustomerId customer, StaffId staff) {
        jdbc.sql(
                        "insert into customer_collaborator (customer_id, staff_id, added_at) values (:customer, :staff, now())")
                .param("customer", customer.value())
                .param("staff", staff.value())
                .update();
    }
}
