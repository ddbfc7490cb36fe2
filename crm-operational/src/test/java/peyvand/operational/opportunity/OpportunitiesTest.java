package peyvand.operational.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static peyvand.operational.opportunity.OpportunityWorld.TODAY;
import static peyvand.operational.opportunity.OpportunityWorld.closing;
import static peyvand.operational.opportunity.OpportunityWorld.data;
import static peyvand.operational.opportunity.OpportunityWorld.owned;
import static peyvand.operational.opportunity.OpportunityWorld.tagged;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.db.testing.SaleSums;
import peyvand.domain.CompetitorId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.StageId;
import peyvand.domain.Stale;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.Rate;
import peyvand.operational.field.CustomFieldData;
import peyvand.operational.field.CustomFields;
import peyvand.operational.field.CustomFilter;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.FieldKind;
import peyvand.operational.field.Label;

@OpportunityDbTest
class OpportunitiesTest {

    @Autowired
    OpportunityWorld world;

    @Autowired
    Opportunities opportunities;

    @Autowired
    OpportunityQueries queries;

    @Autowired
    PipelineQueries pipelines;

    @Autowired
    OpportunityParties parties;

    @Autowired
    CustomFields fields;

    private Viewer sara;
    private CustomerId anna;
    private List<StageId> stages;

    @BeforeEach
    void shops() {
        sara = world.sara();
        anna = world.customer("Anna", null);
        stages = pipelines.pipeline(world.pipeline()).current().stream()
                .map(Stage::id)
                .toList();
    }

    @Test
    void goThroughTheStagesUntilTheyAreWonAndTellHow() {
        OpportunityId id = world.open(sara, stages.get(0), data(anna, "1200"));
        opportunities.move(sara, id, version(id), stages.get(2));
        opportunities.win(sara, id, version(id));

        OpportunityDetails won = queries.details(sara, id);
        assertThat(won.state()).isEqualTo(OpportunityState.WON);
        assertThat(won.stage()).isEqualTo(stages.get(2));
        assertThat(won.closedOn()).isEqualTo(TODAY);
        assertThat(queries.moves(id, 9))
                .extracting(move -> move.stage().english() + " " + move.state() + " " + move.by())
                .containsExactly("Stage 3 WON Sara", "Stage 3 OPEN Sara", "Stage 1 OPEN Sara");
    }

    @Test
    void areLostForAReasonAndMayOpenAgain() {
        OpportunityId id = world.open(sara, stages.get(1), data(anna, "1200"));
        refused("rule.opportunity.lossReason", () -> opportunities.lose(sara, id, version(id), 0, null));
        long reason = pipelines.lossReasons().get(0).id();
        opportunities.lose(sara, id, version(id), reason, null);
        assertThat(queries.details(sara, id).lossReason())
                .isEqualTo(pipelines.lossReasons().get(0).label());
        refused("rule.opportunity.closed", () -> opportunities.move(sara, id, version(id), stages.get(2)));
        refused("rule.opportunity.closed", () -> opportunities.edit(sara, id, version(id), data(anna, "7")));

        opportunities.reopen(sara, id, version(id), stages.get(0));
        OpportunityDetails open = queries.details(sara, id);
        assertThat(open.state()).isEqualTo(OpportunityState.OPEN);
        assertThat(open.lossReason()).isNull();
        assertThat(open.closedOn()).isNull();
        refused("rule.opportunity.open", () -> opportunities.reopen(sara, id, version(id), stages.get(0)));
    }

    @Test
    void areSortedByTheSameTagsAsCustomers() {
        world.jdbc().sql("insert into tag (name) values ('Ramadan')").update();
        OpportunityId id = world.open(sara, stages.get(0), tagged(data(anna, "1"), "RAMADAN", "Fair"));
        OpportunityId other = world.open(sara, stages.get(0), tagged(data(anna, "2"), "fair"));
        assertThat(queries.details(sara, id).data().tags()).containsExactly("Fair", "Ramadan");
        assertThat(listed(sara, ofTag("FAIR"))).containsExactly(id, other);
        assertThat(listed(sara, ofTag("ramadan"))).containsExactly(id);
        assertThat(listed(sara, ofTag("unknown"))).isEmpty();
        assertThat(listed(world.rep("Omid"), ofTag("fair"))).isEmpty();

        opportunities.edit(
                sara, id, version(id), tagged(queries.details(sara, id).data(), "Ramadan"));
        assertThat(listed(sara, ofTag("FAIR"))).containsExactly(other);
        assertThat(world.jdbc()
                        .sql(
                                "select changes -> 'tags' ->> 'to' from audit_entry where record_id = :id and action = 'CHANGED'")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Ramadan");
    }

    @Test
    void areFoundByTeamByDayAndByHowLongTheyStand() {
        Viewer omid = world.rep("Omid");
        Viewer nima = world.rep("Nima");
        CustomerId shared = world.customer("Sabalan", omid);
        OpportunityId his =
                world.open(sara, stages.get(0), closing(owned(data(shared, "1"), omid.staff()), TODAY.plusDays(3)));
        OpportunityId hers = world.open(sara, stages.get(0), closing(owned(data(shared, "2"), nima.staff()), null));
        OpportunityId nobodys = world.open(sara, stages.get(0), data(shared, "3"));
        world.standsSince(nobodys, TODAY.minusDays(30));
        for (Viewer viewer : List.of(sara, omid)) {
            assertThat(listed(viewer, ofTeam(world.team(omid.staff(), nima.staff()))))
                    .containsExactly(his, hers);
            assertThat(listed(viewer, ofTeam(world.team()))).isEmpty();
            assertThat(listed(viewer, decided(null, TODAY.plusDays(3))))
                    .contains(his)
                    .doesNotContain(hers, nobodys);
            assertThat(listed(viewer, decided(TODAY.plusDays(4), null)))
                    .contains(nobodys)
                    .doesNotContain(his, hers);
            assertThat(listed(viewer, new OpportunityFilter(null, null, null, null, null, null, null, true, null)))
                    .contains(nobodys)
                    .doesNotContain(his, hers);
        }
    }

    @Test
    void sayInCustomFieldsWhatTheCompanyAsks() {
        CustomFieldId weight = fields.add(
                sara,
                RecordKind.OPPORTUNITY,
                FieldKind.NUMBER,
                new CustomFieldData(new Label("Weight " + System.nanoTime(), null), new Label(null, null), true),
                List.of());
        refused("rule.field.required", () -> opportunities.create(sara, stages.get(0), data(anna, "1"), Map.of()));
        Viewer omid = world.rep("Omid");
        CustomerId his = world.customer("Sabalan", omid);
        List<OpportunityId> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(opportunities.create(
                    sara,
                    stages.get(0),
                    closing(data(i % 2 == 0 ? anna : his, "1"), TODAY.plusDays(i)),
                    Map.of(weight, CustomValue.of(BigDecimal.valueOf(i)))));
        }
        assertThat(world.open(sara, stages.get(0), data(anna, "1")))
                .as("opened in passing")
                .isNotIn(all);
        CustomFilter heavy = new CustomFilter(weight, null, CustomValue.of(BigDecimal.valueOf(2)), null);
        OpportunityFilter filter = new OpportunityFilter(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                false,
                null,
                List.of(heavy),
                OpportunityFilter.Past.ANY);
        assertThat(listed(sara, filter)).isEqualTo(all.subList(2, 6));
        assertThat(listed(omid, filter)).containsExactly(all.get(3), all.get(5));

        OpportunityData now = queries.details(sara, all.get(0)).data();
        opportunities.edit(sara, all.get(0), 0, now, Map.of(weight, CustomValue.of(BigDecimal.TEN)));
        assertThat(version(all.get(0))).isEqualTo(1);
        assertThat(listed(sara, filter)).contains(all.get(0));
        assertThat(world.jdbc()
                        .sql("select number_value from dim_opportunity_field where opportunity_id = :id")
                        .param("id", all.get(0).value())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("10");
        fields.retire(sara, weight);
    }

    @Test
    void areCountedOfEachOwnerWhereTheyHaveGoneStale() {
        Viewer omid = world.rep("Omid");
        Viewer nika = world.rep("Nika");
        CustomerId his = world.customer("Bahar", omid);
        for (String amount : List.of("100", "20")) {
            stand(world.open(omid, stages.get(0), owned(data(his, amount), omid.staff())), 15);
        }
        stand(world.open(omid, stages.get(1), owned(data(his, "3"), omid.staff())), 13);
        stand(world.open(nika, stages.get(1), owned(data(world.customer("Mehr", nika), "7"), nika.staff())), 40);
        assertThat(queries.staleByOwner(omid))
                .containsExactly(new StaleOfOwner(omid.staff(), 2, new BigDecimal("120.0000")));
        assertThat(queries.staleByOwner(sara))
                .contains(
                        new StaleOfOwner(omid.staff(), 2, new BigDecimal("120.0000")),
                        new StaleOfOwner(nika.staff(), 1, new BigDecimal("7.0000")));
    }

    private void stand(OpportunityId id, int days) {
        world.jdbc()
                .sql("update opportunity set stage_since = stage_since - make_interval(days => :days) where id = :id")
                .param("days", days)
                .param("id", id.value())
                .update();
    }

    private static OpportunityFilter ofTag(String tag) {
        return new OpportunityFilter(null, null, null, null, null, null, null, false, tag);
    }

    private static OpportunityFilter ofTeam(TeamId team) {
        return new OpportunityFilter(null, null, null, null, team, null, null, false, null);
    }

    private static OpportunityFilter decided(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new OpportunityFilter(null, null, null, null, null, from, to, false, null);
    }

    /** By the pages of the list, whose count and file say the same. */
    private List<OpportunityId> listed(Viewer viewer, OpportunityFilter filter) {
        List<OpportunityId> ids =
                queries.page(viewer, filter, OpportunitySort.CLOSE_ON.sort(), null, 99).rows().stream()
                        .map(OpportunityRow::id)
                        .toList();
        assertThat(queries.count(viewer, filter).number()).isEqualTo(ids.size());
        List<OpportunityId> each = new ArrayList<>();
        queries.each(viewer, filter, OpportunitySort.CLOSE_ON.sort(), row -> each.add(row.id()));
        assertThat(each).isEqualTo(ids);
        return ids;
    }

    @Test
    void nameWhoDecidesAndWhoElseIsAfterIt() {
        OpportunityId id = world.open(sara, stages.get(1), data(anna, "1200"));
        ContactId mina = world.contact(anna, "Mina");
        CompetitorId rival = world.competitor("Rival " + System.nanoTime());
        parties.name(sara, id, mina, ContactRole.USER);
        parties.name(sara, id, mina, ContactRole.DECIDER);
        assertThat(parties.people(id))
                .containsExactly(new OpportunityParties.Person(mina, "Mina", ContactRole.DECIDER));
        CustomerId bita = world.customer("Bita", null);
        refused(
                "rule.opportunity.contact",
                () -> parties.name(sara, id, world.contact(bita, "Nobody here"), ContactRole.USER));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> parties.name(world.rep("Omid"), id, mina, ContactRole.USER));

        opportunities.lose(sara, id, version(id), pipelines.lossReasons().get(1).id(), rival);
        assertThat(queries.details(sara, id).lostTo()).startsWith("Rival");
        assertThat(parties.competitors(id)).hasSize(1);
        assertThat(world.jdbc()
                        .sql("select named_date from fact_opportunity_competitor where opportunity_id = :id")
                        .param("id", id.value())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(TODAY);
        opportunities.reopen(sara, id, version(id), stages.get(0));
        assertThat(queries.details(sara, id).lostTo()).isNull();
        parties.forget(sara, id, rival);
        assertThat(parties.competitors(id)).isEmpty();

        opportunities.edit(sara, id, version(id), data(bita, "1200"));
        assertThat(parties.people(id)).as("who are another customer's").isEmpty();
    }

    @Test
    void areRememberedAsTheyReadAtEachTime() {
        OpportunityId id = world.open(sara, stages.get(0), data(anna, "1200"));
        opportunities.move(sara, id, version(id), stages.get(2));
        assertThat(editions(id)).containsExactly("1200.0000 null");

        opportunities.edit(sara, id, version(id), owned(data(anna, "900"), sara.staff()));
        opportunities.edit(sara, id, version(id), owned(closing(data(anna, "900"), null), sara.staff()));
        assertThat(editions(id)).containsExactly("1200.0000 null", "900.0000 " + sara.staff());
    }

    private List<String> editions(OpportunityId id) {
        return world.jdbc()
                .sql(
                        "select base_amount, owner_id from fact_opportunity_edition where opportunity_id = :id order by at, edition_id")
                .param("id", id.value())
                .query((row, n) -> row.getBigDecimal(1) + " " + row.getString(2))
                .list();
    }

    @Test
    void comeToNoStageOfAnotherPipelineNorToARetiredOne() {
        OpportunityId id = world.open(sara, stages.get(0), data(anna, "1200"));
        StageId other = pipelines.pipeline(world.pipeline()).current().get(0).id();
        refused("rule.opportunity.stage", () -> opportunities.move(sara, id, version(id), other));
        world.jdbc()
                .sql("update stage set retired_at = now() where id = :id")
                .param("id", stages.get(1).value())
                .update();
        refused("rule.opportunity.stage", () -> opportunities.move(sara, id, version(id), stages.get(1)));
        refused("rule.opportunity.stage", () -> world.open(sara, stages.get(1), data(anna, "1")));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> opportunities.move(sara, id, version(id), new StageId(-1)));
    }

    @Test
    void areMovedByOneOfTwoOnly() {
        OpportunityId id = world.open(sara, stages.get(0), data(anna, "1200"));
        int read = version(id);
        opportunities.move(sara, id, read, stages.get(1));
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> opportunities.move(sara, id, read, stages.get(2)));
        assertThat(queries.details(sara, id).stage()).isEqualTo(stages.get(1));
    }

    @Test
    void askAgainForDaysAndAmountsThatCannotBe() {
        refused(
                "rule.opportunity.closeBeforeOpen",
                () -> world.open(sara, stages.get(0), closing(data(anna, "1"), TODAY.minusDays(1))));
        refused(
                "rule.opportunity.closeFar",
                () -> world.open(sara, stages.get(0), closing(data(anna, "1"), TODAY.plusYears(500))));
        refused("rule.opportunity.amount", () -> world.open(sara, stages.get(0), data(anna, "-1")));
        OpportunityData plain = data(anna, "1");
        refused(
                "rule.opportunity.partner",
                () -> world.open(
                        sara,
                        stages.get(0),
                        new OpportunityData(
                                plain.name(),
                                anna,
                                plain.amount(),
                                Rate.BASE,
                                TODAY,
                                null,
                                null,
                                null,
                                null,
                                anna,
                                null,
                                List.of())));
        refused(
                "rule.order.exchangeRate",
                () -> world.open(
                        sara,
                        stages.get(0),
                        new OpportunityData(
                                plain.name(),
                                anna,
                                plain.amount(),
                                new Rate("USD", null),
                                TODAY,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of())));
    }

    @Test
    void areSeenWithTheirCustomerAndByWhoeverWorksOnThem() {
        Viewer omid = world.rep("Omid");
        Viewer nima = world.rep("Nima");
        CustomerId theirs = world.customer("Sabalan", omid);
        OpportunityId id = world.open(omid, stages.get(0), owned(data(theirs, "10"), omid.staff()));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queries.details(nima, id));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> opportunities.move(nima, id, version(id), stages.get(1)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> world.open(nima, stages.get(0), data(theirs, "10")));
        assertThat(queries.count(nima, OpportunityFilter.NONE).number()).isZero();

        opportunities.edit(omid, id, version(id), owned(data(theirs, "10"), nima.staff()));
        assertThat(queries.details(nima, id).ownerName()).isEqualTo("Nima");
        assertThat(queries.page(nima, OpportunityFilter.NONE, OpportunitySort.CLOSE_ON.sort(), null, 10)
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEqualTo(id));
    }

    @Test
    void goStaleWhereTheyStandTooLong() {
        OpportunityId id = world.open(sara, stages.get(0), data(anna, "10"));
        assertThat(queries.details(sara, id).stale()).isFalse();
        world.jdbc()
                .sql("update opportunity set stage_since = stage_since - interval '15 days' where id = :id")
                .param("id", id.value())
                .update();
        assertThat(queries.details(sara, id).stale()).isTrue();
        opportunities.move(sara, id, version(id), stages.get(1));
        assertThat(queries.details(sara, id).stale()).isFalse();
    }

    @Test
    void needWhoeverOwnsThemWhenStaleOrDueSoon() {
        Viewer omid = world.rep("Omid");
        CustomerId his = world.customer("Sabalan", omid);
        OpportunityData data = owned(data(his, "10"), omid.staff());
        world.open(omid, stages.get(0), closing(data, TODAY.plusDays(8)));
        OpportunityId due = world.open(omid, stages.get(1), closing(data, TODAY.plusDays(7)));
        OpportunityId stale = world.open(omid, stages.get(0), closing(data, null));
        world.open(omid, stages.get(0), closing(data(his, "10"), TODAY));
        world.jdbc()
                .sql("update opportunity set stage_since = stage_since - interval '15 days' where id = :id")
                .param("id", stale.value())
                .update();
        assertThat(queries.needing(omid, TODAY.plusDays(7), 9))
                .extracting(OpportunityRow::id)
                .containsExactly(due, stale);
    }

    @Test
    void addUpToTheTotalsOfTheirStagesAndTheSumsOfReportsWhateverIsDoneAtOnce() throws Exception {
        List<Viewer> owners = List.of(world.rep("Omid"), world.rep("Nima"));
        long reason = pipelines.lossReasons().get(0).id();
        Callable<Void> work = () -> {
            Random random = new Random();
            for (int i = 0; i < 40; i++) {
                OpportunityId id = world.open(
                        sara,
                        stages.get(random.nextInt(3)),
                        owned(
                                data(anna, Integer.toString(random.nextInt(1_000))),
                                owners.get(random.nextInt(2)).staff()));
                opportunities.move(sara, id, version(id), stages.get(random.nextInt(3)));
                switch (random.nextInt(4)) {
                    case 0 -> opportunities.win(sara, id, version(id));
                    case 1 -> opportunities.lose(sara, id, version(id), reason, null);
                    case 2 -> opportunities.edit(sara, id, version(id), data(anna, "77.5"));
                    default -> {}
                }
            }
            return null;
        };
        Callable<Void> reports = () -> {
            for (int i = 0; i < 20; i++) {
                SaleSums.count(world.jdbc(), 7);
                assertThat(SaleSums.differences(world.jdbc())).isEmpty();
            }
            return null;
        };
        var people = Executors.newFixedThreadPool(6);
        try {
            for (Future<Void> done : people.invokeAll(List.of(work, work, work, work, reports, reports))) {
                done.get();
            }
        } finally {
            people.shutdownNow();
        }
        String counted = """
                select string_agg(stage_id || ' ' || owner || ' ' || n || ' ' || amount, ', ' order by stage_id, owner) from (
                  select stage_id, coalesce(owner_id, 0) as owner, count(*) as n, sum(amount) as amount from opportunity
                  where state = 'OPEN' and stage_id = any (:stages) group by 1, 2) t
                """;
        String kept = """
                select string_agg(stage_id || ' ' || owner_id || ' ' || opportunities || ' ' || amount, ', ' order by stage_id, owner_id)
                from stage_total where stage_id = any (:stages) and opportunities <> 0
                """;
        assertThat(text(kept)).isEqualTo(text(counted)).isNotEmpty();
        deleteAllOfAnna();
        assertThat(SaleSums.differences(world.jdbc())).isEmpty();
    }

    /** Moments in between are told as they are: what is added up already, what has changed since, and what is gone. */
    @Test
    void areToldInTheSumsOfReportsAsTheyStandWhateverHappens() {
        Random random = new Random(11);
        long reason = pipelines.lossReasons().get(0).id();
        List<OpportunityId> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            OpportunityId id = all.isEmpty() || random.nextInt(4) == 0
                    ? world.open(
                            sara, stages.get(random.nextInt(3)), data(anna, Integer.toString(random.nextInt(1_000))))
                    : all.get(random.nextInt(all.size()));
            if (!all.contains(id)) {
                all.add(id);
            } else if (queries.details(sara, id).state() != OpportunityState.OPEN) {
                opportunities.reopen(sara, id, version(id), stages.get(random.nextInt(3)));
            } else {
                switch (random.nextInt(6)) {
                    case 0 -> opportunities.win(sara, id, version(id));
                    case 1 -> opportunities.lose(sara, id, version(id), reason, null);
                    case 2 -> opportunities.edit(sara, id, version(id), data(anna, "" + random.nextInt(1_000)));
                    case 3 -> {
                        all.remove(id);
                        delete("id", id.value());
                    }
                    default -> opportunities.move(sara, id, version(id), stages.get(random.nextInt(3)));
                }
            }
            if (random.nextInt(3) == 0) {
                SaleSums.count(world.jdbc(), 1 + random.nextInt(4));
            }
            if (i % 10 == 0) {
                assertThat(SaleSums.differences(world.jdbc())).isEmpty();
            }
        }
        deleteAllOfAnna();
        do {
            assertThat(SaleSums.differences(world.jdbc())).isEmpty();
        } while (SaleSums.count(world.jdbc(), 20) > 0);
    }

    private void deleteAllOfAnna() {
        delete("customer_id", anna.value());
    }

    private void delete(String column, long value) {
        world.jdbc()
                .sql("delete from opportunity where " + column + " = :value")
                .param("value", value)
                .update();
    }

    private String text(String sql) {
        return world.jdbc()
                .sql(sql)
                .param("stages", stages.stream().map(StageId::value).toArray(Long[]::new))
                .query(String.class)
                .single();
    }

    private int version(OpportunityId id) {
        return queries.details(sara, id).version();
    }

    private static void refused(String key, ThrowingCallable call) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(call)
                .satisfies(violation -> assertThat(violation.key()).isEqualTo(key));
    }

    @Test
    void keepTheirAmountInTheirCurrency() {
        OpportunityData plain = data(anna, "100");
        OpportunityId id = world.open(
                sara,
                stages.get(0),
                new OpportunityData(
                        plain.name(),
                        anna,
                        plain.amount(),
                        new Rate("USD", new BigDecimal("0.9")),
                        TODAY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()));
        assertThat(queries.details(sara, id).baseAmount()).isEqualByComparingTo("90");
    }
}
