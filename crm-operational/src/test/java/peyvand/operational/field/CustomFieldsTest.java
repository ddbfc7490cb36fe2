package peyvand.operational.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomFieldId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;

@FieldDbTest
class CustomFieldsTest {

    @Autowired
    FieldWorld world;

    @Autowired
    CustomFields fields;

    @Autowired
    CustomChoices choices;

    @Autowired
    CustomFieldQueries queries;

    @Autowired
    JdbcClient jdbc;

    private Viewer sara;

    @BeforeEach
    void anAdministrator() {
        sara = world.administrator();
    }

    @Test
    void standsInTheOtherLanguageWhereALabelIsMissing() {
        assertThat(new Label("Colour", "رنگ").in("fa")).isEqualTo("رنگ");
        assertThat(new Label("Colour", null).in("fa")).isEqualTo("Colour");
        assertThat(new Label(null, "رنگ").in("en")).isEqualTo("رنگ");
        assertThat(new Label("Colour", "رنگ").text()).isEqualTo("Colour / رنگ");
    }

    @Test
    void belongsToTheAdministrator() {
        Viewer rep = world.rep();
        CustomField colour = world.choices(sara, "Colour", "Red");
        long red = colour.choices().get(0).id();
        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> world.field(rep, FieldKind.TEXT, "Size"),
                () -> fields.edit(rep, colour.id(), 0, FieldWorld.called("Tint")),
                () -> fields.retire(rep, colour.id()),
                () -> fields.bringBack(rep, colour.id()),
                () -> fields.move(rep, colour.id(), true),
                () -> choices.add(rep, colour.id(), new Label("Blue", null)),
                () -> choices.rename(rep, colour.id(), red, 0, new Label("Blue", null)),
                () -> choices.retire(rep, colour.id(), red),
                () -> choices.bringBack(rep, colour.id(), red),
                () -> choices.move(rep, colour.id(), red, true))) {
            assertThatExceptionOfType(Refused.class).isThrownBy(attempt);
        }
    }

    @Test
    void hasALabelOfItsOwnAmongThoseOfItsKindOfRecord() {
        fields.add(
                sara,
                RecordKind.CUSTOMER,
                FieldKind.TEXT,
                new CustomFieldData(new Label("Colour", "رنگ"), new Label(null, null), false),
                List.of());
        refused("rule.field.labelTaken", () -> world.field(sara, FieldKind.TEXT, "COLOUR"));
        refused("rule.field.labelTaken", () -> world.field(sara, FieldKind.TEXT, "رَنگ"));
        refused(
                "rule.field.label",
                () -> fields.add(
                        sara,
                        RecordKind.CUSTOMER,
                        FieldKind.TEXT,
                        new CustomFieldData(new Label(null, null), new Label(null, null), false),
                        List.of()));
        refused("rule.field.longLabel", () -> world.field(sara, FieldKind.TEXT, "x".repeat(61)));
        assertThat(fields.add(sara, RecordKind.CONTACT, FieldKind.TEXT, FieldWorld.called("Colour"), List.of()))
                .isNotNull();
    }

    @Test
    void isChangedByOneAtATimeAndSaidInTheAuditLog() {
        CustomFieldId colour = world.field(sara, FieldKind.TEXT, "Colour");
        fields.edit(sara, colour, 0, FieldWorld.required("Tint"));
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> fields.edit(sara, colour, 0, FieldWorld.called("Hue")));
        CustomField now = queries.field(colour);
        assertThat(now.label().english()).isEqualTo("Tint");
        assertThat(now.data().required()).isTrue();
        assertThat(told(colour))
                .containsExactly(
                        "CREATED fieldOf: null CUSTOMER, fieldKind: null TEXT, fieldEnglish: null Colour",
                        "CHANGED fieldEnglish: Colour Tint, fieldRequired: null true");
    }

    @Test
    void standsInTheOrderOneGivesIt() {
        CustomFieldId first = world.field(sara, FieldKind.TEXT, "First");
        CustomFieldId second = world.field(sara, FieldKind.TEXT, "Second");
        CustomFieldId third = world.field(sara, FieldKind.TEXT, "Third");
        fields.retire(sara, second);
        fields.move(sara, third, true);
        fields.move(sara, third, true);
        assertThat(inUse()).containsExactly(third, first);
        fields.move(sara, third, false);
        assertThat(inUse()).containsExactly(first, third);
    }

    @Test
    void isFiftyOfAKindOfRecordAtMost() {
        for (int i = 0; i < CustomFields.MOST; i++) {
            world.field(sara, FieldKind.NUMBER, "Number " + i);
        }
        refused("rule.field.tooMany", () -> world.field(sara, FieldKind.NUMBER, "One more"));
        CustomFieldId first = inUse().get(0);
        fields.retire(sara, first);
        CustomFieldId another = world.field(sara, FieldKind.NUMBER, "One more");
        refused("rule.field.tooMany", () -> fields.bringBack(sara, first));
        fields.retire(sara, another);
        fields.bringBack(sara, first);
        assertThat(inUse()).contains(first);
    }

    @Test
    void offersChoicesThatAreAddedRenamedOrderedAndRetired() {
        CustomField colour = world.choices(sara, "Colour", "Red", "Green");
        long red = colour.choices().get(0).id();
        long blue = choices.add(sara, colour.id(), new Label("Blue", "آبی"));
        choices.rename(sara, colour.id(), red, 0, new Label("Crimson", null));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> choices.rename(sara, colour.id(), red, 0, new Label("Scarlet", null)));
        choices.move(sara, colour.id(), blue, true);
        choices.retire(sara, colour.id(), red);
        assertThat(labels(colour.id(), choice -> !choice.retired())).containsExactly("Blue", "Green");
        assertThat(labels(colour.id(), CustomChoice::retired)).containsExactly("Crimson");
        choices.bringBack(sara, colour.id(), red);
        assertThat(labels(colour.id(), choice -> !choice.retired())).contains("Crimson");
        refused("rule.field.labelTaken", () -> choices.add(sara, colour.id(), new Label("آبی", null)));
    }

    @Test
    void offersAHundredChoicesAtMost() {
        CustomField colour = world.choices(sara, "Colour");
        for (int i = 0; i < CustomChoices.MOST; i++) {
            choices.add(sara, colour.id(), new Label("Shade " + i, null));
        }
        refused("rule.field.tooManyChoices", () -> choices.add(sara, colour.id(), new Label("One more", null)));
    }

    @Test
    void knowsNoChoiceOfAnotherField() {
        CustomField colour = world.choices(sara, "Colour", "Red");
        CustomField size = world.choices(sara, "Size", "Small");
        long small = size.choices().get(0).id();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> choices.retire(sara, colour.id(), small));
        CustomFieldId text = world.field(sara, FieldKind.TEXT, "Text");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> choices.add(sara, text, new Label("Red", null)));
    }

    private List<CustomFieldId> inUse() {
        return queries.of(RecordKind.CUSTOMER).stream()
                .filter(field -> !field.retired())
                .map(CustomField::id)
                .toList();
    }

    private List<String> labels(CustomFieldId field, Predicate<CustomChoice> which) {
        return queries.field(field).choices().stream()
                .filter(which)
                .map(choice -> choice.label().in("en"))
                .toList();
    }

    private List<String> told(CustomFieldId field) {
        return jdbc.sql("""
                select action || ' ' || (
                  select string_agg(concat(c.key, ': ', coalesce(c.value ->> 'from', 'null'), ' ', c.value ->> 'to'), ', ' order by o.at)
                  from jsonb_each(a.changes) c join unnest(array['fieldOf', 'fieldKind', 'fieldEnglish', 'fieldRequired'])
                    with ordinality o (key, at) on o.key = c.key)
                from audit_entry a where record_kind = 'CUSTOM_FIELD' and record_id = :id order by id
                """).param("id", field.value()).query(String.class).list();
    }

    private static void refused(String key, ThrowingCallable attempt) {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(attempt).withMessage(key);
    }
}
