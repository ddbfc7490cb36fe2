package peyvand.operational.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.testing.DbTest;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(classes = SearchQueriesTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest
class SearchQueriesTest {

    private static final long OMID = 7001;
    private static final int MOST = 5;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SearchQueries queries;

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @Import(SearchQueries.class)
    static class Application {}

    @BeforeEach
    void somePeopleAndThings() {
        noLeftovers();
        run("""
                insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                values (7001, 'Omid', 'omid.search@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now())
                """);
        customer(7001, "C-7001", "PERSON", "محمد رضایی", "تهران", null);
        customer(7002, "C-7002", "PERSON", "Mohammad Rezaei", "Shiraz", OMID);
        customer(7003, "C-7003", "ORGANISATION", "شرکت کیمیا گستر", "یزد", null);
        customer(7004, "C-7004", "ORGANISATION", "Zagros Optics GmbH", "Berlin", OMID);
        customer(7005, "C-7005", "PERSON", "Reza Ahmadi", null, null);
        customer(7006, "C-7006", "PERSON", "Ahmad Rezazadeh", null, null);
        customer(7007, "C-7007", "PERSON", "Café Über Straße", null, null);
        customer(7008, "C-7008", "ORGANISATION", "می‌خک", null, null);
        run("""
                insert into contact (id, customer_id, given_name, family_name, created_at, updated_at)
                values (7101, 7003, 'پریسا', 'کاظمی', now(), now()), (7102, 7004, 'Nima', 'Karimi', now(), now())
                """);
        run("""
                insert into handle (customer_id, contact_id, kind, value, normal, created_at) values
                  (7001, null, 'MOBILE', '0912 345 6789', '+989123456789', now()),
                  (7003, 7101, 'EMAIL', 'Parisa@Kimia.example', 'parisa@kimia.example', now()),
                  (7004, null, 'PHONE', '+49 30 1234567', '+49301234567', now())
                """);
        run("""
                insert into product (id, code, name, created_at, updated_at)
                values (7201, 'LNS-55A', 'عدسی عینک ۵۵', now(), now()), (7202, '22728', 'Alarm clock pink', now(), now())
                """);
        run("""
                insert into opportunity (id, number, name, customer_id, pipeline_id, stage_id, amount, currency, exchange_rate,
                                         opened_on, stage_since, created_at, updated_at)
                select 7401, 'D-7401', 'عدسی برای سه شعبه', 7004, pipeline_id, id, 1, 'EUR', 1, '2024-03-20', now(), now(), now()
                from stage order by id limit 1
                """);
        run("""
                insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, created_at, updated_at) values
                  (7301, '2024-0017', 'SALE', 'PLACED', 7004, '2024-03-20T10:00:00Z', 'EUR', now(), now()),
                  (7302, 'O-99123', 'SALE', 'PLACED', null, '2024-03-21T10:00:00Z', 'EUR', now(), now()),
                  (7303, 'O-99124', 'SALE', 'PLACED', 7001, '2024-03-21T10:00:00Z', 'EUR', now(), now())
                """);
    }

    private void quote(long id, String number, int revision, String state) {
        run("""
                insert into quote (id, number, revision, state, customer_id, owner_id, language, currency, exchange_rate, quoted_on,
                                   created_at, updated_at)
                values (%d, '%s', %d, '%s', 7004, 7001, 'en', 'EUR', 1, '2024-03-20', now(), now())
                """.formatted(id, number, revision, state));
    }

    @AfterEach
    void noLeftovers() {
        run("delete from quote where id between 7000 and 7999");
        run("delete from opportunity where id between 7000 and 7999");
        run("delete from sales_order where id between 7000 and 7999");
        run("delete from product where id between 7000 and 7999");
        run("delete from handle where customer_id between 7000 and 7999");
        run("delete from contact where id between 7000 and 7999");
        run("delete from customer where id between 7000 and 7999 or id = 70011");
        run("delete from staff where id between 7000 and 7999");
    }

    @ParameterizedTest
    @CsvSource({
        "محمد, CUSTOMER 7001",
        "رضایی, CUSTOMER 7001",
        "رضائی, CUSTOMER 7001",
        "رضايي, CUSTOMER 7001",
        "كيميا, CUSTOMER 7003",
        "ميخك, CUSTOMER 7008",
        "می‌خک, CUSTOMER 7008",
        "میخک, CUSTOMER 7008",
        "mohammad rez, CUSTOMER 7002",
        "REZA AHMADI, CUSTOMER 7005",
        "ahmadi reza, CUSTOMER 7005",
        "cafe uber, CUSTOMER 7007",
        "agros, CUSTOMER 7004",
        "c-7003, CUSTOMER 7003",
        "c-۷۰۰۳, CUSTOMER 7003",
        "09123456789, CUSTOMER 7001",
        "0912 345 67 89, CUSTOMER 7001",
        "۰۹۱۲ ۳۴۵ ۶۷۸۹, CUSTOMER 7001",
        "+98 912 345 6789, CUSTOMER 7001",
        "0098 (912) 345-6789, CUSTOMER 7001",
        "912 345 6789, CUSTOMER 7001",
        "301234567, CUSTOMER 7004",
        "پریسا, CONTACT 7101",
        "پريسا كاظمي, CONTACT 7101",
        "parisa@kimia, CONTACT 7101",
        "lns-55, PRODUCT 7201",
        "عینک, PRODUCT 7201",
        "عدسی ۵۵, PRODUCT 7201",
        "alarm pin, PRODUCT 7202",
        "22728, PRODUCT 7202",
        "2024-0017, ORDER 7301",
        "۲۰۲۴-۰۰۱۷, ORDER 7301",
        "o-99123, ORDER 7302",
        "99123, ORDER 7302",
        "d-7401, OPPORTUNITY 7401",
        "شعبه, OPPORTUNITY 7401",
    })
    void findsARecordHoweverItIsSpelled(String typed, String first) {
        assertThat(found(everybody(), typed)).startsWith(first);
    }

    @Test
    void putsTheVeryWordBeforeItsBeginningBeforeAnyPart() {
        customer(7011, "C-7011", "PERSON", "Barnava Li", null, null);
        customer(7012, "C-7012", "PERSON", "Navardi", null, null);
        customer(7013, "C-7013", "PERSON", "Nava", null, null);

        assertThat(found(everybody(), "nava")).startsWith("CUSTOMER 7013", "CUSTOMER 7012", "CUSTOMER 7011");
    }

    @Test
    void ofSeveralWordsPutsTheWholeOnesFirst() {
        customer(7011, "C-7011", "PERSON", "Ahmadinia Rezapour", null, null);

        assertThat(found(everybody(), "reza ahmadi")).containsExactly("CUSTOMER 7005", "CUSTOMER 7011");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200c",
                "%",
                "_",
                "\\",
                "'",
                "\"",
                "\u0000",
                "q\u0000x",
                "💐",
                "\ud83d",
                "((((((((",
                "++++++",
                "------",
                "' or 1=1 --"
            })
    void bearsOddInput(String typed) {
        assertThat(queries.find(everybody(), typed, MOST)).isEmpty();
    }

    @Test
    void bearsALetterAndABook() {
        assertThat(queries.find(everybody(), "m", MOST)).isNotEmpty();
        assertThat(queries.find(everybody(), "ab cd ef gh ".repeat(1_000), MOST))
                .isEmpty();
        assertThat(queries.find(everybody(), "x".repeat(10_000), MOST)).isEmpty();
    }

    @Test
    void findsWhatIsOnesOwnHoweverManyOthersHaveTheWord() {
        run("""
                insert into customer (id, number, kind, name, created_at, updated_at)
                select n, 'C-' || n, 'PERSON', 'Bahmanyar ' || n, now(), now() from generate_series(7400, 7999) n
                """);
        customer(7021, "C-7021", "PERSON", "Bahmanyar Sohrabi", null, OMID);
        customer(7022, "C-7022", "PERSON", "Bahmanyar Zandi", null, null);
        Viewer omid = ownerAndCollaborator();

        assertThat(found(omid, "bahmanyar")).containsExactly("CUSTOMER 7021");
        assertThat(found(omid, "manya")).containsExactly("CUSTOMER 7021");
        assertThat(found(omid, "ba zan")).isEmpty();

        run("insert into customer_collaborator (customer_id, staff_id, added_at) values (7022, 7001, now())");
        assertThat(found(omid, "ba zan")).containsExactly("CUSTOMER 7022");

        run("update customer set owner_id = null where id = 7021");
        assertThat(found(omid, "bahmanyar")).containsExactly("CUSTOMER 7022");
    }

    @Test
    void aWholeNumberIsNotLookedForAmongTheFiguresOfOthers() {
        run("""
                insert into handle (customer_id, contact_id, kind, value, normal, created_at)
                values (7005, null, 'EMAIL', 'box-lns-55a@example.com', 'box-lns-55a@example.com', now()),
                       (7002, null, 'EMAIL', 'box-c-7001@example.com', 'box-c-7001@example.com', now())
                """);
        customer(70011, "C-70011", "PERSON", "Vida Azar", null, OMID);
        Viewer omid = ownerAndCollaborator();

        assertThat(found(everybody(), "lns-55a")).containsExactly("PRODUCT 7201");
        assertThat(found(everybody(), "ns-55a")).containsExactly("CUSTOMER 7005", "PRODUCT 7201");
        assertThat(found(omid, "c-7002")).containsExactly("CUSTOMER 7002");
        assertThat(found(omid, "c-7001"))
                .as("which is a colleague's, but it begins one of Omid's")
                .containsExactly("CUSTOMER 70011");
        assertThat(found(omid, "-7001")).containsExactly("CUSTOMER 7002", "CUSTOMER 70011");
    }

    @Test
    void findsAQuoteByItsNumberAndItsCustomerUntilALaterOneReplacesIt() {
        quote(7501, "Q-2024-7501", 1, "SENT");
        Viewer omid = ownerAndCollaborator();

        assertThat(found(everybody(), "q-2024-7501")).containsExactly("QUOTE 7501");
        assertThat(found(everybody(), "2024-۷۵۰۱")).containsExactly("QUOTE 7501");
        assertThat(found(omid, "q-2024-7501")).containsExactly("QUOTE 7501");
        assertThat(found(omid, "zagros")).containsExactly("CUSTOMER 7004", "QUOTE 7501");

        run("update customer set name = 'Sabalan Optics' where id = 7004");
        assertThat(found(omid, "zagros")).isEmpty();
        assertThat(found(omid, "sabalan")).containsExactly("CUSTOMER 7004", "QUOTE 7501");

        run("update quote set state = 'SUPERSEDED' where id = 7501");
        quote(7502, "Q-2024-7501", 2, "DRAFT");
        assertThat(found(everybody(), "q-2024-7501")).containsExactly("QUOTE 7502");

        run("update customer set owner_id = null where id = 7004");
        assertThat(found(omid, "q-2024-7501")).isEmpty();
        assertThat(found(omid, "sabalan")).isEmpty();
    }

    private static Viewer ownerAndCollaborator() {
        Scope scope = new Scope(false, Set.of(new StaffId(OMID)), new StaffId(OMID));
        return new Viewer(new StaffId(OMID), "Omid", EnumSet.allOf(Right.class), scope, scope, null);
    }

    @Test
    void showsToEachOnlyWhatTheyMaySee() {
        Viewer omid = new Viewer(
                new StaffId(OMID),
                "Omid",
                EnumSet.allOf(Right.class),
                Scope.ownedBy(Set.of(new StaffId(OMID))),
                Scope.ownedBy(Set.of(new StaffId(OMID))),
                null);

        assertThat(found(omid, "rezaei")).containsExactly("CUSTOMER 7002");
        assertThat(found(omid, "رضایی")).isEmpty();
        assertThat(found(omid, "karimi")).containsExactly("CONTACT 7102");
        assertThat(found(omid, "پریسا")).isEmpty();
        assertThat(found(omid, "2024-0017")).containsExactly("ORDER 7301");
        assertThat(found(omid, "o-9912")).containsExactly("ORDER 7302");
        assertThat(found(omid, "reza ahmadi")).isEmpty();
        assertThat(found(omid, "alarm")).containsExactly("PRODUCT 7202");
        assertThat(found(omid, "d-7401")).containsExactly("OPPORTUNITY 7401");
        run("update customer set owner_id = null where id = 7004");
        assertThat(found(omid, "d-7401")).isEmpty();
    }

    @Test
    void saysWhatTellsARecordFromItsNamesakes() {
        assertThat(queries.find(everybody(), "2024-0017", MOST)).singleElement().satisfies(hit -> {
            assertThat(hit.kind()).isEqualTo(RecordKind.ORDER);
            assertThat(hit.detail()).isEqualTo("Zagros Optics GmbH");
            assertThat(hit.at()).isEqualTo("2024-03-20T10:00:00Z");
        });
        assertThat(queries.find(everybody(), "zagros", MOST)).first().satisfies(hit -> {
            assertThat(hit.code()).isEqualTo("C-7004");
            assertThat(hit.detail()).isEqualTo("Berlin");
        });
    }

    private List<String> found(Viewer viewer, String typed) {
        return queries.find(viewer, typed, MOST).stream()
                .map(hit -> hit.kind() + " " + hit.id())
                .toList();
    }

    private static Viewer everybody() {
        return new Viewer(
                new StaffId(OMID), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    private void customer(long id, String number, String kind, String name, String city, Long owner) {
        jdbc.sql("""
                insert into customer (id, number, kind, name, city, owner_id, created_at, updated_at)
                values (:id, :number, :kind, :name, :city, :owner, now(), now())
                """)
                .param("id", id)
                .param("number", number)
                .param("kind", kind)
                .param("name", name)
                .param("city", city)
                .param("owner", owner)
                .update();
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
