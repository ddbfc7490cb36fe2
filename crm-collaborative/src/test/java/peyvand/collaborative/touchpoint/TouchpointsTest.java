package peyvand.collaborative.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static peyvand.collaborative.touchpoint.ConversationWorld.NOW;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.RuleViolation;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;

@ConversationDbTest
class TouchpointsTest {

    @Autowired
    Touchpoints touchpoints;

    @Autowired
    TouchpointQueries queries;

    @Autowired
    ConversationWorld world;

    Viewer sara;
    CustomerId alborz;

    @BeforeEach
    void aCustomer() {
        sara = world.viewer();
        alborz = world.firm("Alborz", sara);
    }

    @Test
    void keepAllThatIsSaid() {
        ContactId ali = world.contact(alborz, "Ali");
        OrderId order = world.order(alborz, ali, NOW);
        TouchpointData data = new TouchpointData(
                Channel.VISIT,
                Direction.IN,
                ali,
                sara.staff(),
                NOW.minusSeconds(3600),
                "At the fair",
                "He liked the blue one.",
                "Wants an offer",
                25,
                new Learnt("colours", "to buy", "blue", "a darker blue"),
                order,
                world.opportunity(alborz, "Tea for three shops"));

        TouchpointDetails kept = queries.details(sara, touchpoints.log(sara, alborz, data));

        assertThat(kept.data()).isEqualTo(data);
        assertThat(kept.customer()).isEqualTo(alborz);
        assertThat(kept.recordedAt()).isEqualTo(NOW);
        assertThat(kept.replacedBy()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void comeOnEveryChannelInASentence(Channel channel) {
        TouchpointId id = touchpoints.log(sara, alborz, sentence(channel, "Said something"));

        assertThat(queries.details(sara, id).data().at()).isEqualTo(NOW);
        assertThat(world.text("select count(*) from fact_touchpoint where touchpoint_id = " + id))
                .as("a note is no contact")
                .isEqualTo(channel == Channel.NOTE ? "0" : "1");
    }

    @Test
    void areThePersonsOwnWhereTheCustomerIsAPerson() {
        CustomerId anna = world.person("Anna");

        TouchpointId id = touchpoints.log(sara, anna, sentence(Channel.PHONE, "Called"));

        assertThat(queries.details(sara, id).data().contact())
                .isEqualTo(new ContactId(
                        Long.parseLong(world.text("select id from contact where customer_id = " + anna))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update touchpoint set body = 'nicer'",
                "update touchpoint set customer_id = customer_id",
                "delete from touchpoint"
            })
    void areNeverChangedOrRemoved(String statement) {
        touchpoints.log(sara, alborz, sentence(Channel.PHONE, "Called"));

        assertThatThrownBy(() -> world.run(statement))
                .rootCause()
                .hasMessageContaining("permission denied for table touchpoint");
    }

    @Test
    void keepTheirCustomer() {
        touchpoints.log(sara, alborz, sentence(Channel.PHONE, "Called"));

        assertThatThrownBy(() -> world.run("delete from customer where id = " + alborz))
                .hasMessageContaining("touchpoint_customer_id_fkey");
    }

    @Test
    void areCorrectedByANewEntry() {
        TouchpointId wrong = touchpoints.log(sara, alborz, sentence(Channel.PHONE, "Called Ali"));

        TouchpointId right = touchpoints.correct(sara, wrong, sentence(Channel.PHONE, "Called Omid"));

        assertThat(queries.details(sara, wrong).replacedBy()).isEqualTo(right);
        assertThat(queries.details(sara, wrong).data().body()).isEqualTo("Called Ali");
        assertThat(world.text("select string_agg(touchpoint_id::text, ' ') from fact_touchpoint where customer_id = "
                        + alborz))
                .isEqualTo(right.toString());
        refuses("rule.touchpoint.replaced", () -> touchpoints.correct(sara, wrong, sentence(Channel.PHONE, "Again")));
        TouchpointId better = touchpoints.correct(sara, right, sentence(Channel.PHONE, "Called Omid's brother"));
        assertThat(queries.details(sara, right).replacedBy()).isEqualTo(better);
    }

    @Test
    void areWithdrawnWithAReason() {
        TouchpointId wrong = touchpoints.log(sara, alborz, sentence(Channel.PHONE, "Called Zagros"));

        TouchpointId withdrawal = touchpoints.withdraw(sara, wrong, "Was another customer");

        assertThat(queries.details(sara, wrong).replacedBy()).isEqualTo(withdrawal);
        assertThat(queries.details(sara, withdrawal).data().body()).isEqualTo("Was another customer");
        assertThat(world.text("select count(*) from fact_touchpoint where customer_id = " + alborz))
                .isEqualTo("0");
        refuses("rule.touchpoint.replaced", () -> touchpoints.withdraw(sara, wrong, "Again"));
        refuses("rule.touchpoint.empty", () -> touchpoints.withdraw(sara, withdrawal, null));
        refuses("rule.touchpoint.length", () -> touchpoints.withdraw(sara, withdrawal, "x".repeat(501)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> touchpoints.withdraw(world.owner(), withdrawal, "Not mine"));
    }

    @Test
    void refuseWhatCannotBe() {
        CustomerId other = world.firm("Zagros", sara);
        ContactId stranger = world.contact(other, "Stranger");
        OrderId theirs = world.order(other, null, NOW);

        refuses("rule.touchpoint.future", with(NOW.plusMillis(1), "x", null, null, null));
        refuses("rule.touchpoint.past", with(Instant.parse("1899-12-31T23:59:59Z"), "x", null, null, null));
        refuses("rule.touchpoint.empty", with(NOW, null, null, null, null));
        refuses("rule.touchpoint.length", with(NOW, "x".repeat(Touchpoints.LONGEST_BODY + 1), null, null, null));
        refuses("rule.touchpoint.minutes", with(NOW, "x", 1_441, null, null));
        refuses("rule.touchpoint.minutes", with(NOW, "x", -1, null, null));
        refuses("rule.touchpoint.contact", with(NOW, "x", null, stranger, null));
        refuses("rule.touchpoint.contact", with(NOW, "x", null, new ContactId(Long.MAX_VALUE), null));
        refuses("rule.touchpoint.order", with(NOW, "x", null, null, theirs));
        refuses("rule.touchpoint.direction", TouchpointData.now(Channel.PHONE, null, sara.staff(), "x"));
        refuses("rule.touchpoint.direction", TouchpointData.now(Channel.NOTE, Direction.IN, sara.staff(), "x"));
        assertThat(world.text("select count(*) from touchpoint where customer_id = " + alborz))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into touchpoint (customer_id, opportunity_id, at, channel, direction, body, recorded_at) values (%1$s, %2$s, now(), 'PHONE', 'IN', 'x', now())",
                "delete from opportunity where id = %2$s"
            })
    void keepTheirSaleAndAreAboutNoOtherCustomers(String statement) {
        OpportunityId tea = world.opportunity(alborz, "Tea for three shops");
        touchpoints.log(sara, alborz, sentence(Channel.PHONE, "Wants ten").about(tea));
        CustomerId zagros = world.firm("Zagros", sara);

        assertThatThrownBy(() -> world.run(statement.formatted(zagros, tea)))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    @Test
    void areAboutASaleToTheirCustomerAndStaySoWhenItIsPassedOn() {
        CustomerId zagros = world.firm("Zagros", sara);
        OpportunityId tea = world.opportunity(alborz, "Tea for three shops");
        TouchpointId id = touchpoints.log(
                sara, alborz, sentence(Channel.PHONE, "Wants ten").about(tea));

        refuses(
                "rule.touchpoint.opportunity",
                () -> touchpoints.log(
                        sara, zagros, sentence(Channel.PHONE, "Not theirs").about(tea)));

        world.run("update opportunity set customer_id = " + zagros + " where id = " + tea);
        TouchpointId right = touchpoints.correct(
                sara, id, sentence(Channel.PHONE, "Wants twelve").about(tea));
        assertThat(queries.details(sara, right).data().opportunity()).isEqualTo(tea);
        assertThat(world.text("select opportunity_id from fact_touchpoint where touchpoint_id = " + right))
                .isEqualTo(tea.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "values (%1$s, %2$s, now(), 'PHONE', 'IN', 'x', now())",
                "values (%1$s, null, now() + interval '1 hour', 'PHONE', 'IN', 'x', now())",
                "values (%1$s, null, now(), 'PIGEON', 'IN', 'x', now())",
                "values (%1$s, null, now(), 'PHONE', null, 'x', now())",
                "values (%1$s, null, now(), 'PHONE', 'IN', null, now())"
            })
    void areRefusedByTheDatabaseToo(String values) {
        ContactId stranger = world.contact(world.firm("Zagros", sara), "Stranger");

        assertThatThrownBy(() -> world.run(
                        "insert into touchpoint (customer_id, contact_id, at, channel, direction, body, recorded_at) "
                                + values.formatted(alborz, stranger)))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    @Test
    void doNotExistForWhoMayNotSeeTheCustomer() {
        Viewer omid = world.owner();
        TouchpointId id = touchpoints.log(sara, alborz, sentence(Channel.PHONE, "Called"));

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queries.details(omid, id));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> touchpoints.log(omid, alborz, sentence(Channel.PHONE, "Called")));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> touchpoints.correct(omid, id, sentence(Channel.PHONE, "Called")));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> touchpoints.log(sara, new CustomerId(Long.MAX_VALUE), sentence(Channel.PHONE, "x")));
    }

    @Test
    void followTheirCustomerIntoAMerge() {
        ContactId ali = world.contact(alborz, "Ali");
        TouchpointId id = touchpoints.log(sara, alborz, with(NOW, "Called", 5, ali, null));
        CustomerId winner = world.firm("Alborz Trading", sara);
        ContactId alireza = world.contact(winner, "Alireza");
        world.bury("customer", alborz.value(), winner.value());
        world.bury("contact", ali.value(), alireza.value());

        TouchpointDetails kept = queries.details(sara, id);

        assertThat(kept.customer()).isEqualTo(winner);
        assertThat(kept.data().contact()).isEqualTo(alireza);
        assertThat(world.text(
                        "select customer_id || ' ' || contact_id from fact_touchpoint where touchpoint_id = " + id))
                .isEqualTo(winner + " " + alireza);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> touchpoints.log(sara, alborz, sentence(Channel.PHONE, "To the buried one")));
        touchpoints.correct(sara, id, with(NOW, "Called twice", 5, alireza, null));
    }

    @Test
    void countOnTheDayOfTheCompany() {
        world.run("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                select 'Nastaran', 'EUR', 'Asia/Tehran', 'en', min(id), now() from staff on conflict (id) do update set zone = excluded.zone
                """);

        TouchpointId id = touchpoints.log(
                sara, alborz, with(NOW.minus(Duration.ofMinutes(1)), "Late in Tehran", null, null, null));

        assertThat(world.text("select touch_date from fact_touchpoint where touchpoint_id = " + id))
                .isEqualTo("2026-11-21");
    }

    private TouchpointData sentence(Channel channel, String body) {
        return TouchpointData.now(channel, channel == Channel.NOTE ? null : Direction.OUT, sara.staff(), body);
    }

    private TouchpointData with(
            Instant at,
            @Nullable String body,
            @Nullable Integer minutes,
            @Nullable ContactId contact,
            @Nullable OrderId order) {
        return new TouchpointData(
                Channel.PHONE,
                Direction.OUT,
                contact,
                sara.staff(),
                at,
                null,
                body,
                null,
                minutes,
                Learnt.NOTHING,
                order,
                null);
    }

    private void refuses(String rule, TouchpointData data) {
        refuses(rule, () -> touchpoints.log(sara, alborz, data));
    }

    private static void refuses(String rule, org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(attempt).withMessage(rule);
    }
}
