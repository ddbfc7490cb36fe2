package peyvand.operational.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static peyvand.operational.duplicate.DuplicateKind.CONTACT;
import static peyvand.operational.duplicate.DuplicateKind.CUSTOMER;
import static peyvand.operational.duplicate.DuplicateReason.SAME_EMAIL;
import static peyvand.operational.duplicate.DuplicateReason.SAME_NAME;
import static peyvand.operational.duplicate.DuplicateReason.SAME_PHONE;
import static peyvand.operational.duplicate.DuplicateReason.SIMILAR_NAME;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.HandleKind;
import peyvand.domain.NotFound;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@DuplicateDbTest
@Transactional
class DuplicateSearchTest {

    @Autowired
    DuplicateSearch search;

    @Autowired
    DuplicateQueries queries;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Merges merges;

    @Autowired
    DuplicateWorld world;

    Viewer viewer;

    @BeforeEach
    void signInWhereThereIsNobodyYet() {
        world.jdbc.sql("truncate customer, contact cascade").update();
        viewer = world.viewer();
    }

    @Test
    void findsAnotherSpellingOfANameWhileTyping() {
        long english = world.person("Mohammad", "Rezaei");
        long persian = world.person("محمدرضا", "کریمی");

        assertThat(typing("Muhammad Rezaee")).containsExactly(english + " SIMILAR_NAME");
        assertThat(typing("  mohammad REZAEI")).containsExactly(english + " SIMILAR_NAME");
        assertThat(typing("Mohammad Rezaei")).containsExactly(english + " SAME_NAME");
        assertThat(typing("محمدرضا كريمي")).containsExactly(persian + " SAME_NAME");
        assertThat(typing("محمد‌رضا کریمی")).containsExactly(persian + " SAME_NAME");
        assertThat(typing("Hassan Karimi")).isEmpty();
        assertThat(typing("")).isEmpty();
    }

    @Test
    void findsAPhoneInAnotherSpellingWhileTyping() {
        long person = world.person("Ali", "Ahmadi");
        world.handle(person, world.self(person), HandleKind.MOBILE, "0912 345 6789");

        assertThat(queries.whileTyping(
                        viewer,
                        CUSTOMER,
                        "",
                        List.of(),
                        List.of(HandleKind.PHONE.normalise("+98 (912) 345-67-89", null)),
                        null))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id()).isEqualTo(person);
                    assertThat(found.reason()).isEqualTo(SAME_PHONE);
                    assertThat(found.handles()).containsExactly("0912 345 6789");
                });
    }

    @Test
    void doesNotFindWhatIsBeingEditedNorWhatIsMergedNorWhatIsHidden() {
        long one = world.firm("Alborz");
        long two = world.firm("Alborz");
        merges.merge(viewer, CUSTOMER, one, 0, two, 0, Map.of());

        assertThat(typing("Alborz")).containsExactly(one + " SAME_NAME");
        assertThat(queries.whileTyping(viewer, CUSTOMER, "Alborz", List.of(), List.of(), one))
                .isEmpty();
        assertThat(queries.whileTyping(
                        world.owner(world.staff("Omid")), CUSTOMER, "Alborz", List.of(), List.of(), null))
                .isEmpty();
    }

    @Test
    void proposesAtMostFiveTheLikeliestFirst() {
        for (int i = 0; i < 8; i++) {
            world.firm("Alborz");
        }
        long likeliest = world.firm("Alborz");
        world.handle(likeliest, null, HandleKind.EMAIL, "info@alborz.example");

        List<Candidate> found =
                queries.whileTyping(viewer, CUSTOMER, "Alborz", List.of("info@alborz.example"), List.of(), null);
        assertThat(found).hasSize(5);
        assertThat(found.get(0).id()).isEqualTo(likeliest);
    }

    @Test
    void findsContactsOfFirmsAndPersonsAsCustomers() {
        long firm = world.firm("Alborz");
        long contact = world.contact(firm, "Ali", "Ahmadi");
        world.person("Ali", "Ahmadi");

        assertThat(queries.whileTyping(viewer, CONTACT, "Ali Ahmadi", List.of(), List.of(), null))
                .extracting(Candidate::id, Candidate::customerName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(contact, "Alborz"));
    }

    @Test
    void listsPairsWithTheStrongestReasonFirst() {
        long one = world.person("Ali", "Ahmadi");
        long two = world.person("Ali", "Ahmady");
        long three = world.firm("Zagros");
        long four = world.firm("Zagros Co.");
        world.handle(one, world.self(one), HandleKind.EMAIL, "ali@example.com");
        world.handle(two, world.self(two), HandleKind.EMAIL, "ALI@example.com");
        world.order(two, null, 5);
        search.findFor(CUSTOMER, List.of(two, four));

        List<DuplicatePair> pairs = pairs();

        assertThat(pairs).extracting(DuplicatePair::reason).containsExactly(SAME_EMAIL, SIMILAR_NAME);
        assertThat(pairs.get(0).a().id()).isEqualTo(one);
        assertThat(pairs.get(0).b().orders()).isOne();
        assertThat(pairs.get(0).b().handles()).containsExactly("ALI@example.com");
        assertThat(pairs.get(1).a().id()).isEqualTo(three);
        assertThat(pairs.get(0).score()).isGreaterThan(0.9).isLessThan(1);
        assertThat(queries.count(viewer, CUSTOMER).number()).isEqualTo(2);
    }

    @Test
    void findsTheSameOneByOneAndAllTogether() {
        for (String name : List.of("Alborz", "Alburz", "Zagros", "Zagros", "شرکت البرز", "البرز")) {
            long firm = world.firm(name);
            world.contact(firm, "Omid", "Karimi");
            world.handle(firm, null, HandleKind.PHONE, "021 8888 000" + firm % 2);
            search.findFor(CUSTOMER, List.of(firm));
        }
        search.findFor(
                CONTACT,
                world.jdbc.sql("select id from contact").query(Long.class).list());
        List<String> oneByOne = written();
        world.jdbc.sql("delete from duplicate_pair").update();

        search.findAll();

        assertThat(written()).isEqualTo(oneByOne).hasSizeGreaterThan(15);
    }

    @Test
    void dropsAPairWhoseReasonVanished() {
        long one = world.firm("Alborz");
        world.firm("Alborz");
        search.findFor(CUSTOMER, List.of(one));
        assertThat(pairs()).extracting(DuplicatePair::reason).containsExactly(SAME_NAME);

        world.jdbc
                .sql("update customer set name = 'Damavand' where id = :id")
                .param("id", one)
                .update();
        search.findFor(CUSTOMER, List.of(one));

        assertThat(pairs()).isEmpty();
    }

    @Test
    void neverProposesADismissedPairAgain() {
        long one = world.firm("Alborz");
        long two = world.firm("Alborz");
        search.findAll();
        duplicates.dismiss(viewer, pairs().get(0).id());

        search.findAll();
        search.findFor(CUSTOMER, List.of(one, two));
        assertThat(pairs()).isEmpty();

        long third = world.firm("Elsewhere");
        merges.merge(viewer, CUSTOMER, third, 0, two, 0, Map.of("name", Side.LOSER));
        assertThat(pairs()).isEmpty();
    }

    @Test
    void skipsWhatTooManyShare() {
        List<Long> firms = new ArrayList<>();
        for (int i = 0; i <= DuplicateSearch.LARGEST_BLOCK; i++) {
            long firm = world.firm("Firm number " + Integer.toString(i * 7919 + 100, 36));
            world.handle(firm, null, HandleKind.EMAIL, "info@portal.example");
            firms.add(firm);
        }
        search.findAll();
        search.findFor(CUSTOMER, firms);
        assertThat(pairs()).noneMatch(pair -> pair.reason() == SAME_EMAIL);

        world.jdbc
                .sql("delete from handle where customer_id = :id")
                .param("id", firms.get(0))
                .update();
        search.findAll();
        assertThat(world.one("select count(*) from duplicate_pair where reason = 'SAME_EMAIL'"))
                .isEqualTo(DuplicateSearch.LARGEST_BLOCK * (DuplicateSearch.LARGEST_BLOCK - 1) / 2);
    }

    @Test
    void pagesThroughPairsOfEqualScoreWithoutLosingOne() {
        for (int i = 0; i < 6; i++) {
            world.firm("Alborz");
        }
        search.findAll();

        List<Long> seen = new ArrayList<>();
        Slice<DuplicatePair> page = queries.page(viewer, CUSTOMER, null, 4);
        while (true) {
            page.rows().forEach(pair -> seen.add(pair.id()));
            if (page.next() == null) {
                break;
            }
            page = queries.page(viewer, CUSTOMER, page.next(), 4);
        }

        assertThat(seen).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void showsAPairOnlyToWhomSeesBothSides() {
        StaffId omid = world.staff("Omid");
        long own = world.firm("Alborz");
        world.firm("Alborz");
        world.jdbc
                .sql("update customer set owner_id = :omid where id = :own")
                .param("omid", omid.value())
                .param("own", own)
                .update();
        search.findAll();

        assertThat(queries.page(world.owner(omid), CUSTOMER, null, 10).rows()).isEmpty();
        long pair = pairs().get(0).id();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> duplicates.dismiss(world.owner(omid), pair));
    }

    private List<String> typing(String name) {
        return queries.whileTyping(viewer, CUSTOMER, name, List.of(), List.of(), null).stream()
                .map(found -> found.id() + " " + found.reason())
                .toList();
    }

    private List<DuplicatePair> pairs() {
        return queries.page(viewer, CUSTOMER, null, 100).rows();
    }

    private List<String> written() {
        return world.jdbc
                .sql("select record_kind || a_id || '-' || b_id || reason || score from duplicate_pair order by 1")
                .query(String.class)
                .list();
    }
}
