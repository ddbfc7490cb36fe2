package peyvand.operational.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static peyvand.operational.duplicate.DuplicateKind.CONTACT;
import static peyvand.operational.duplicate.DuplicateKind.CUSTOMER;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.HandleKind;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;

@DuplicateDbTest
@Transactional
class MergesTest {

    @Autowired
    Merges merges;

    @Autowired
    MergeQueries queries;

    @Autowired
    DuplicateWorld world;

    Viewer viewer;

    @BeforeEach
    void signIn() {
        viewer = world.viewer();
    }

    @Test
    void keepsTheWinnersValuesAndFillsItsGapsFromTheLoser() {
        long winner = world.firm("Alborz Trading");
        long loser = world.firm("Alborz Trading Co");
        set(winner, "city", "Tehran");
        set(loser, "city", "Karaj");
        set(loser, "sector", "Food");
        set(loser, "reference", "CRM-7");

        merge(winner, loser, Map.of());

        assertThat(get(winner, "city")).isEqualTo("Tehran");
        assertThat(get(winner, "sector")).isEqualTo("Food");
        assertThat(get(winner, "reference")).isEqualTo("CRM-7");
        assertThat(get(winner, "name")).isEqualTo("Alborz Trading");
    }

    @Test
    void keepsWhatTheViewerChose() {
        long winner = world.firm("Alborz Trading");
        long loser = world.firm("Alborz Trading Company");
        set(loser, "sector", "Food");
        set(winner, "annual_revenue", 1);
        set(loser, "annual_revenue", 2.5);

        merge(winner, loser, Map.of("name", Side.LOSER, "sector", Side.WINNER, "annualRevenue", Side.LOSER));

        assertThat(get(winner, "name")).isEqualTo("Alborz Trading Company");
        assertThat(get(winner, "sector")).isEqualTo("null");
        assertThat(get(winner, "annual_revenue")).isEqualTo("2.5000");
    }

    @Test
    void leavesTheLoserAsASignpost() {
        long first = world.firm("A");
        long second = world.firm("B");
        long third = world.firm("C");

        merge(second, first, Map.of());
        merge(third, second, Map.of());

        assertThat(queries.survivor(viewer, CUSTOMER, first)).hasValue(third);
        assertThat(queries.survivor(viewer, CUSTOMER, second)).hasValue(third);
        assertThat(queries.survivor(viewer, CUSTOMER, third)).isEmpty();
        assertThat(get(first, "archived_at")).isNotEqualTo("null");
    }

    @Test
    void foretellsWhatAMergeDoes() {
        long winner = world.firm("Alborz");
        long loser = world.firm("Alborz");
        set(loser, "owner_id", world.staff("Omid").value());
        world.order(loser, null, 5);
        world.order(loser, null, 6);
        world.contact(loser, "Ali", "Ahmadi");

        MergePreview preview = queries.preview(viewer, CUSTOMER, winner, loser);

        assertThat(preview.fields())
                .containsExactly(
                        new MergePreview.Field("name", "Alborz", "Alborz", Side.WINNER, false),
                        new MergePreview.Field("owner", null, "Omid", Side.LOSER, true));
        assertThat(preview.rows())
                .containsExactly(
                        new MergePreview.Rows("sales_order", "customer_id", 2),
                        new MergePreview.Rows("contact", "customer_id", 1));
    }

    @Test
    void adaptsTheTotals() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        world.order(winner, null, 5);
        world.order(loser, null, 6);
        world.order(loser, null, 7);

        MergeId id = merge(winner, loser, Map.of());
        assertThat(get(winner, "orders_count")).isEqualTo("3");
        assertThat(get(winner, "net_amount")).isEqualTo("18.0000");
        assertThat(get(loser, "orders_count")).isEqualTo("0");

        merges.undo(viewer, id);
        assertThat(get(winner, "orders_count")).isEqualTo("1");
        assertThat(get(loser, "net_amount")).isEqualTo("13.0000");
    }

    @Test
    void mergesTwoPersonsAsCustomersAndAsContacts() {
        long winner = world.person("Ali", "Ahmadi");
        long loser = world.person("Alireza", "Ahmadi");
        long self = world.self(winner);
        long other = world.self(loser);
        world.handle(winner, self, HandleKind.EMAIL, "ali@example.com");
        world.handle(loser, other, HandleKind.EMAIL, "Ali@Example.com");
        world.handle(loser, other, HandleKind.MOBILE, "0912 345 6789");
        world.order(loser, other, 9);

        MergeId id = merge(winner, loser, Map.of("name", Side.LOSER));

        assertThat(world.one("select count(*) from contact where customer_id = ? and merged_into_id is null", winner))
                .isOne();
        assertThat(world.text("select name from contact where id = ?", self)).isEqualTo("Alireza Ahmadi");
        assertThat(get(winner, "name")).isEqualTo("Alireza Ahmadi");
        assertThat(world.one("select count(*) from handle where contact_id = ? and customer_id = ?", self, winner))
                .isEqualTo(2);
        assertThat(world.one("select contact_id from sales_order where customer_id = ?", winner))
                .isEqualTo(self);
        assertThat(queries.survivor(viewer, CONTACT, other)).hasValue(self);

        merges.undo(viewer, id);
        assertThat(world.text("select name from contact where id = ?", self)).isEqualTo("Ali Ahmadi");
        assertThat(world.one("select count(*) from handle where contact_id = ? and customer_id = ?", other, loser))
                .isEqualTo(2);
    }

    @Test
    void takesAContactsHandlesAlongToTheOtherFirm() {
        long contact = world.contact(world.firm("A"), "Ali", "Ahmadi");
        long oldFirm = world.firm("B");
        long other = world.contact(oldFirm, "Ali", "Ahmadi");
        long handle = world.handle(oldFirm, other, HandleKind.EMAIL, "ali@b.example");

        MergeId id = merges.merge(viewer, CONTACT, contact, 0, other, 0, Map.of());
        assertThat(world.one(
                        "select count(*) from handle h join contact k on k.id = h.contact_id and k.customer_id = h.customer_id where h.id = ? and k.id = ?",
                        handle,
                        contact))
                .isOne();

        merges.undo(viewer, id);
        assertThat(world.one(
                        "select count(*) from handle where id = ? and contact_id = ? and customer_id = ?",
                        handle,
                        other,
                        oldFirm))
                .isOne();
    }

    @Test
    void grantsOnlyWhatBothGrantedForTheSameHandle() {
        long winner = world.person("Ali", "Ahmadi");
        long loser = world.person("Ali", "Ahmadi");
        long one = world.handle(winner, world.self(winner), HandleKind.EMAIL, "ali@example.com");
        long two = world.handle(loser, world.self(loser), HandleKind.EMAIL, "ali@example.com");
        world.handle(winner, world.self(winner), HandleKind.EMAIL, "other@example.com");
        world.consent(one, "SERVICE", true);
        world.consent(two, "SERVICE", true);
        world.consent(one, "RESEARCH", true);

        merge(winner, loser, Map.of());

        assertThat(world.granted(world.self(winner), "SERVICE")).containsEntry("ali@example.com", true);
        assertThat(world.granted(world.self(winner), "RESEARCH"))
                .containsEntry("ali@example.com", false)
                .containsEntry("other@example.com", null);
    }

    @Test
    void carriesARefusalToAllHandlesOfTheKind() {
        long winner = world.person("Ali", "Ahmadi");
        long loser = world.person("Ali", "Ahmadi");
        long kept = world.handle(winner, world.self(winner), HandleKind.EMAIL, "a@example.com");
        long phone = world.handle(winner, world.self(winner), HandleKind.MOBILE, "09123456789");
        long refused = world.handle(loser, world.self(loser), HandleKind.EMAIL, "b@example.com");
        world.consent(kept, "MARKETING", true);
        world.consent(phone, "MARKETING", true);
        world.consent(refused, "MARKETING", true);
        world.consent(refused, "MARKETING", false);

        MergeId id = merge(winner, loser, Map.of());
        assertThat(world.granted(world.self(winner), "MARKETING"))
                .containsEntry("a@example.com", false)
                .containsEntry("b@example.com", false)
                .containsEntry("+989123456789", true);
        assertThat(world.text("select source from consent where handle_id = ? order by id desc limit 1", kept))
                .isEqualTo("merge");

        merges.undo(viewer, id);
        assertThat(world.granted(world.self(winner), "MARKETING")).containsEntry("a@example.com", true);
    }

    @Test
    void doesNotTakeAMissingAnswerForARefusalAtTheNextMerge() {
        long winner = world.person("Ali", "Ahmadi");
        long loser = world.person("Ali", "Ahmadi");
        long third = world.person("Ali", "Ahmadi");
        world.consent(world.handle(winner, world.self(winner), HandleKind.EMAIL, "a@example.com"), "MARKETING", true);
        world.handle(loser, world.self(loser), HandleKind.EMAIL, "a@example.com");
        world.consent(world.handle(third, world.self(third), HandleKind.EMAIL, "c@example.com"), "MARKETING", true);

        merge(winner, loser, Map.of());
        merge(winner, third, Map.of());

        assertThat(world.granted(world.self(winner), "MARKETING"))
                .containsEntry("a@example.com", false)
                .containsEntry("c@example.com", true);
    }

    @Test
    void keepsARefusalGivenSinceTheMergeForBothSidesOfAnEqualHandle() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        long one = world.handle(winner, null, HandleKind.EMAIL, "info@example.com");
        long two = world.handle(loser, null, HandleKind.EMAIL, "info@example.com");
        world.consent(one, "MARKETING", true);
        world.consent(two, "MARKETING", true);
        MergeId id = merge(winner, loser, Map.of());
        world.jdbc
                .sql(
                        "insert into consent (handle_id, purpose, granted, source, recorded_at) values (:h, 'MARKETING', false, 'phone', now() + interval '1 year')")
                .param("h", one)
                .update();

        merges.undo(viewer, id);

        assertThat(world.text("select granted from consent where handle_id = ? order by id desc limit 1", two))
                .isEqualTo("f");
        assertThat(world.text("select granted from consent where handle_id = ? order by id desc limit 1", one))
                .isEqualTo("f");
    }

    @Test
    void addsToTheLedgerOfConsentsAndChangesNothingInIt() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        long one = world.handle(winner, null, HandleKind.EMAIL, "info@example.com");
        long two = world.handle(loser, null, HandleKind.EMAIL, "info@example.com");
        world.consent(one, "MARKETING", true);
        world.consent(two, "MARKETING", false);
        String said = "select string_agg(s::text, '|' order by id) from consent s where source = 'form'";
        String before = world.text(said);

        MergeId id = merge(winner, loser, Map.of());
        assertThat(world.text("select granted from consent where handle_id = ? order by id desc limit 1", one))
                .isEqualTo("f");
        merges.undo(viewer, id);

        assertThat(world.text("select granted from consent where handle_id = ? order by id desc limit 1", one))
                .isEqualTo("t");
        assertThat(world.text(
                        "select s.source || ' ' || r.source from consent s join consent r on r.id = s.restores_id where s.handle_id = ?",
                        one))
                .isEqualTo("merge undone form");
        assertThat(world.text(said)).isEqualTo(before);
    }

    @Test
    void leavesConversationsWhereTheyWereHeldAndFindsThemUnderBoth() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        long contact = world.contact(winner, "Ali", "Ahmadi");
        long other = world.contact(loser, "Ali", "Ahmadi");
        long touchpoint = world.touchpoint(loser, other);
        world.touchpoint(winner, contact);

        MergeId firms = merge(winner, loser, Map.of());
        MergeId contacts = merges.merge(
                viewer,
                CONTACT,
                contact,
                world.version(CONTACT, contact),
                other,
                world.version(CONTACT, other),
                Map.of());
        assertThat(world.one(
                        "select count(*) from touchpoint where customer_id = any (ids_of_customer(?)) and contact_id = any (ids_of_contact(?))",
                        winner,
                        contact))
                .isEqualTo(2);
        assertThat(world.one(
                        "select count(*) from fact_touchpoint where customer_id = ? and contact_id = ?",
                        winner,
                        contact))
                .isEqualTo(2);

        merges.undo(viewer, contacts);
        merges.undo(viewer, firms);
        assertThat(world.one(
                        "select count(*) from touchpoint where id = ? and customer_id = any (ids_of_customer(?))",
                        touchpoint,
                        loser))
                .isOne();
        assertThat(world.one("select count(*) from touchpoint where customer_id = any (ids_of_customer(?))", winner))
                .isOne();
    }

    @Test
    void letsWhoeverWaitsForAnAnswerWaitUnderTheWinner() {
        long winner = world.firm("Alborz Trading");
        long middle = world.firm("Alborz Trading Co");
        long loser = world.firm("Alborz Trading Company");
        for (long firm : List.of(winner, middle, loser)) {
            world.jdbc.sql("""
                            insert into touchpoint (customer_id, at, channel, direction, body, recorded_at)
                            values (:firm, now() - interval '1 hour' * :firm, 'EMAIL', 'IN', 'When?', now())
                            """).param("firm", firm).update();
        }
        assertThat(waiting(winner, middle, loser)).containsExactly(loser, middle, winner);

        MergeId first = merge(middle, loser, Map.of());
        assertThat(waiting(winner, middle, loser)).containsExactly(middle, winner);
        MergeId second = merge(winner, middle, Map.of());
        assertThat(waiting(winner, middle, loser)).containsExactly(winner);

        merges.undo(viewer, second);
        assertThat(waiting(winner, middle, loser)).containsExactly(middle, winner);
        merges.undo(viewer, first);
        assertThat(waiting(winner, middle, loser)).containsExactly(loser, middle, winner);
    }

    /** Those of the customers who wait for an answer, the longest waiting first. */
    private List<Long> waiting(Long... customers) {
        return world.jdbc
                .sql("select customer_id from awaiting_reply where customer_id = any (:customers) order by since")
                .param("customers", customers)
                .query(Long.class)
                .list();
    }

    @Test
    void makesEqualTagsOne() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        world.tag("customer", winner, "vip");
        world.tag("customer", loser, "vip");
        world.tag("customer", loser, "new");

        MergeId id = merge(winner, loser, Map.of());
        assertThat(world.one("select count(*) from customer_tag where customer_id = ?", winner))
                .isEqualTo(2);

        merges.undo(viewer, id);
        assertThat(world.one("select count(*) from customer_tag where customer_id = ?", winner))
                .isOne();
        assertThat(world.one("select count(*) from customer_tag where customer_id = ?", loser))
                .isEqualTo(2);
    }

    @Test
    void takesSalesAlongWithAllThatHangsOnThemAndGivesThemBack() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        long other = world.firm("C");
        long contact = world.contact(loser, "Mina", "Tehrani");
        long sale = world.opportunity(loser, null);
        long brought = world.opportunity(other, loser);
        long task = world.activity(loser, sale);
        world.tag("opportunity", sale, "vip");
        world.jdbc()
                .sql(
                        "insert into opportunity_contact (opportunity_id, contact_id, role) values (:sale, :contact, 'DECIDER')")
                .param("sale", sale)
                .param("contact", contact)
                .update();
        Map<String, String> before = world.checksums();

        MergeId id = merge(winner, loser, Map.of());
        assertThat(world.one("select customer_id from opportunity where id = ?", sale))
                .isEqualTo(winner);
        assertThat(world.one("select version from opportunity where id = ?", sale))
                .as("an old form must not save over it")
                .isOne();
        assertThat(world.one("select partner_id from opportunity where id = ?", brought))
                .isEqualTo(winner);
        assertThat(world.one("select customer_id from activity where id = ?", task))
                .isEqualTo(winner);
        assertThat(world.one("select opportunity_id from activity where id = ?", task))
                .isEqualTo(sale);
        assertThat(world.one("select contact_id from opportunity_contact where opportunity_id = ?", sale))
                .isEqualTo(contact);
        long since = world.activity(winner, sale);

        merges.undo(viewer, id);
        assertThat(world.one("select customer_id from opportunity where id = ?", sale))
                .isEqualTo(loser);
        assertThat(world.one("select customer_id from activity where id = ?", since))
                .as("written since the merge")
                .isEqualTo(winner);
        world.jdbc()
                .sql("delete from activity where id = :id")
                .param("id", since)
                .update();
        assertThat(world.checksums()).isEqualTo(before);
    }

    @Test
    void makesOneOfTwoWhoDecideAboutTheSameSale() {
        long firm = world.firm("A");
        long mina = world.contact(firm, "Mina", "Tehrani");
        long minna = world.contact(firm, "Minna", "Tehrani");
        long sale = world.opportunity(firm, null);
        for (long contact : List.of(mina, minna)) {
            world.jdbc()
                    .sql(
                            "insert into opportunity_contact (opportunity_id, contact_id, role) values (:sale, :contact, 'USER')")
                    .param("sale", sale)
                    .param("contact", contact)
                    .update();
        }
        Map<String, String> before = world.checksums();
        MergeId id = merges.merge(viewer, DuplicateKind.CONTACT, mina, 0, minna, 0, Map.of());
        assertThat(world.one("select count(*) from opportunity_contact where opportunity_id = ?", sale))
                .isOne();
        merges.undo(viewer, id);
        assertThat(world.checksums()).isEqualTo(before);
    }

    @Test
    void neverPutsACustomerAboveItself() {
        long top = world.firm("Top");
        long loser = world.firm("Loser");
        long between = world.firm("Between");
        long winner = world.firm("Winner");
        set(loser, "parent_id", top);
        set(between, "parent_id", loser);
        set(winner, "parent_id", between);

        MergeId id = merge(winner, loser, Map.of());
        assertThat(get(winner, "parent_id")).isEqualTo(Long.toString(top));
        assertThat(get(between, "parent_id")).isEqualTo(Long.toString(winner));

        merges.undo(viewer, id);
        assertThat(get(winner, "parent_id")).isEqualTo(Long.toString(between));
        assertThat(get(between, "parent_id")).isEqualTo(Long.toString(loser));
    }

    @Test
    void hasNoParentWhereTheOnlyOneWasTheLoser() {
        long loser = world.firm("Loser");
        long winner = world.firm("Winner");
        set(winner, "parent_id", loser);

        merge(winner, loser, Map.of());

        assertThat(get(winner, "parent_id")).isEqualTo("null");
    }

    @Test
    void keepsWhatWasWrittenSinceTheMergeWhenItIsUndone() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        set(loser, "city", "Karaj");
        set(loser, "sector", "Food");
        MergeId id = merge(winner, loser, Map.of());
        set(winner, "city", "Shiraz");
        long order = world.order(winner, null, 3);

        merges.undo(viewer, id);

        assertThat(get(winner, "city")).isEqualTo("Shiraz");
        assertThat(get(winner, "sector")).isEqualTo("null");
        assertThat(world.one("select customer_id from sales_order where id = ?", order))
                .isEqualTo(winner);
    }

    @Test
    void fillsGapsInCustomFieldsFromTheLoserAndGivesThemBack() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        long both = textField("Both");
        long one = textField("One");
        say(winner, both, "winner's");
        say(loser, both, "loser's");
        say(loser, one, "only");

        MergeId id = merge(winner, loser, Map.of());
        assertThat(said(winner)).containsExactlyInAnyOrder("winner's", "only");
        assertThat(said(loser)).as("like the columns of its row").containsExactlyInAnyOrder("loser's", "only");

        merges.undo(viewer, id);
        assertThat(said(winner)).containsExactly("winner's");
        assertThat(said(loser)).containsExactlyInAnyOrder("loser's", "only");
    }

    @Test
    void keepsWhatTheViewerChoseInCustomFieldsAndGivesBothBack() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        long both = textField("Both");
        long one = textField("One");
        long mine = textField("Mine");
        say(winner, both, "winner's");
        say(loser, both, "loser's");
        say(loser, one, "only");
        say(winner, mine, "mine");
        MergePreview preview = queries.preview(viewer, CUSTOMER, winner, loser);
        assertThat(preview.own())
                .extracting(own -> own.name() + " " + own.kept() + " " + own.differs())
                .containsExactlyInAnyOrder(
                        "field_" + both + " WINNER true",
                        "field_" + one + " LOSER true",
                        "field_" + mine + " WINNER true");
        assertThat(preview.rows()).as("they are fields, no rows that move").isEmpty();

        Map<String, Side> choices =
                Map.of("field_" + both, Side.LOSER, "field_" + one, Side.WINNER, "field_" + mine, Side.LOSER);
        MergeId id = merge(winner, loser, choices);
        assertThat(said(winner)).containsExactly("loser's");
        assertThat(world.text(
                        "select changes ->> 'field_" + both
                                + "' from audit_entry where action = 'MERGED' and customer_id = ?",
                        winner))
                .isEqualTo("{\"to\": \"loser's\", \"from\": \"winner's\"}");

        merges.undo(viewer, id);
        assertThat(said(winner)).containsExactlyInAnyOrder("winner's", "mine");
        assertThat(said(loser)).containsExactlyInAnyOrder("loser's", "only");
    }

    @Test
    void keepsWhatWasSaidInCustomFieldsSinceTheMergeWhenItIsUndone() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        long changed = textField("Changed");
        long emptied = textField("Emptied");
        say(winner, changed, "before");
        say(winner, emptied, "before");
        say(loser, changed, "loser's");
        MergeId id = merge(winner, loser, Map.of("field_" + changed, Side.LOSER));
        world.jdbc
                .sql("update custom_value set text_value = 'since' where record_id = :id and field_id = :field")
                .param("id", winner)
                .param("field", changed)
                .update();
        world.jdbc
                .sql("delete from custom_value where record_id = :id and field_id = :field")
                .param("id", winner)
                .param("field", emptied)
                .update();

        merges.undo(viewer, id);
        assertThat(said(winner)).containsExactly("since");
        assertThat(said(loser)).containsExactly("loser's");
    }

    @Test
    void emptiesNoRequiredCustomFieldAndAsksAboutNoRetiredOne() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        long required = textField("Required");
        long retired = textField("Retired");
        say(loser, required, "needed");
        say(winner, retired, "kept");
        say(loser, retired, "forgotten");
        world.jdbc
                .sql(
                        "update custom_field set required = id = :required, retired_at = case when id = :retired then now() end"
                                + " where id in (:required, :retired)")
                .param("required", required)
                .param("retired", retired)
                .update();
        assertThat(queries.preview(viewer, CUSTOMER, winner, loser).own())
                .extracting(own -> own.name() + " " + own.kept() + " " + own.differs())
                .containsExactly("field_" + required + " LOSER false");

        merge(winner, loser, Map.of("field_" + required, Side.WINNER, "field_" + retired, Side.LOSER));
        assertThat(said(winner)).containsExactlyInAnyOrder("needed", "kept");
    }

    @Test
    void choosesCustomFieldsOfThePersonsContactToo() {
        long winner = world.person("Ali", "Ahmadi");
        long loser = world.person("Ali", "Ahmady");
        long nickname = textField("CONTACT", "Nickname");
        say("CONTACT", world.self(winner), nickname, "Lion");
        say("CONTACT", world.self(loser), nickname, "Tiger");
        assertThat(queries.preview(viewer, CUSTOMER, winner, loser).own())
                .extracting(MergePreview.Own::name)
                .containsExactly("contact.field_" + nickname);
        long self = world.self(winner);
        MergeId id = merge(winner, loser, Map.of("contact.field_" + nickname, Side.LOSER));
        assertThat(said("CONTACT", self)).containsExactly("Tiger");
        merges.undo(viewer, id);
        assertThat(said("CONTACT", self)).containsExactly("Lion");
        assertThat(said("CONTACT", world.self(loser))).containsExactly("Tiger");
    }

    private long textField(String label) {
        return textField("CUSTOMER", label);
    }

    private long textField(String of, String label) {
        return world.jdbc
                .sql(
                        "insert into custom_field (record_kind, kind, label_en, place) values (:of, 'TEXT', :label, 1) returning id")
                .param("of", of)
                .param("label", label + System.nanoTime())
                .query(Long.class)
                .single();
    }

    private void say(long customer, long field, String text) {
        say("CUSTOMER", customer, field, text);
    }

    private void say(String of, long record, long field, String text) {
        world.jdbc
                .sql(
                        "insert into custom_value (record_kind, record_id, field_id, text_value) values (:of, :id, :field, :text)")
                .param("of", of)
                .param("id", record)
                .param("field", field)
                .param("text", text)
                .update();
    }

    private List<String> said(long customer) {
        return said("CUSTOMER", customer);
    }

    private List<String> said(String of, long record) {
        return world.jdbc
                .sql("select text_value from custom_value where record_kind = :of and record_id = :id")
                .param("of", of)
                .param("id", record)
                .query(String.class)
                .list();
    }

    @Test
    void undoesOnlyTheLatestMergeIntoACustomer() {
        long winner = world.firm("A");
        MergeId first = merge(winner, world.firm("B"), Map.of());
        MergeId second = merge(winner, world.firm("C"), Map.of());

        refuses("rule.merge.laterFirst", () -> merges.undo(viewer, first));
        merges.undo(viewer, second);
        refuses("rule.merge.undone", () -> merges.undo(viewer, second));
        merges.undo(viewer, first);
        assertThat(queries.history(viewer, CUSTOMER, winner)).hasSize(2).allMatch(MergeRow::undone);
    }

    @Test
    void refusesToUndoAMergeWhoseWinnerIsGone() {
        long winner = world.firm("A");
        MergeId first = merge(winner, world.firm("B"), Map.of());
        merge(world.firm("C"), winner, Map.of());

        refuses("rule.merge.winnerMerged", () -> merges.undo(viewer, first));
    }

    @Test
    void refusesToUndoWhereTheReferenceIsTaken() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        set(winner, "reference", "R-1");
        set(loser, "reference", "R-2");
        MergeId id = merge(winner, loser, Map.of());
        set(world.firm("D"), "reference", "R-2");

        refuses("rule.merge.referenceTaken", () -> merges.undo(viewer, id));
    }

    @Test
    void undoesAMergeOfPersonsOnlyAsAWhole() {
        long winner = world.person("Ali", "Ahmadi");
        MergeId id = merge(winner, world.person("Ali", "Ahmadi"), Map.of());
        MergeId part = new MergeId(world.one("select id from merge where part_of_id = ?", id.value()));

        refuses("rule.merge.part", () -> merges.undo(viewer, part));
    }

    @Test
    void refusesWhatCannotBeOne() {
        long firm = world.firm("A");
        long person = world.person("Ali", "Ahmadi");
        long contact = world.contact(firm, "Ali", "Ahmadi");
        long gone = world.firm("B");
        merge(firm, gone, Map.of());

        refuses("rule.merge.self", () -> merge(firm, firm, Map.of()));
        refuses("rule.merge.alreadyMerged", () -> merge(firm, gone, Map.of()));
        refuses("rule.merge.alreadyMerged", () -> merge(gone, firm, Map.of()));
        refuses("rule.merge.firmIntoPerson", () -> merge(person, firm, Map.of()));
        refuses(
                "rule.merge.personAsCustomer",
                () -> merges.merge(viewer, CONTACT, contact, 0, world.self(person), 0, Map.of()));
    }

    @Test
    void refusesAStaleVersion() {
        long winner = world.firm("A");
        long loser = world.firm("B");

        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> merges.merge(viewer, CUSTOMER, winner, 1, loser, 0, Map.of()));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> merges.merge(viewer, CUSTOMER, winner, 0, loser, 1, Map.of()));
    }

    @Test
    void doesNotShowWhatTheViewerMayNotSee() {
        StaffId staff = world.staff("Omid");
        Viewer omid = world.owner(staff);
        long own = world.firm("A");
        set(own, "owner_id", staff.value());
        long foreign = world.firm("B");

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queries.preview(omid, CUSTOMER, own, foreign));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> merges.merge(omid, CUSTOMER, own, 0, foreign, 0, Map.of()));
        MergeId id = merge(foreign, world.firm("C"), Map.of());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> merges.undo(omid, id));
        assertThat(queries.survivor(omid, CUSTOMER, foreign)).isEmpty();
    }

    @Test
    void isToldInTheAuditLog() {
        long winner = world.firm("A");
        long loser = world.firm("B");
        set(loser, "city", "Karaj");

        merges.undo(viewer, merge(winner, loser, Map.of()));

        assertThat(world.jdbc
                        .sql(
                                "select action || ' ' || (changes -> 'city')::text from audit_entry where customer_id = :id order by id")
                        .param("id", winner)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "MERGED {\"to\": \"Karaj\", \"from\": null}", "UNMERGED {\"to\": null, \"from\": \"Karaj\"}");
    }

    private MergeId merge(long winner, long loser, Map<String, Side> choices) {
        return merges.merge(
                viewer,
                CUSTOMER,
                winner,
                world.version(CUSTOMER, winner),
                loser,
                world.version(CUSTOMER, loser),
                choices);
    }

    private static void refuses(String key, ThrowingCallable action) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(action)
                .extracting(RuleViolation::key)
                .isEqualTo(key);
    }

    private void set(long customer, String column, Object value) {
        world.jdbc
                .sql("update customer set " + column + " = :value where id = :id")
                .param("value", value)
                .param("id", customer)
                .update();
    }

    private String get(long customer, String column) {
        return String.valueOf(world.text("select " + column + " from customer where id = ?", customer));
    }
}
