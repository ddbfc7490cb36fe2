package peyvand.operational.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.Customers;

@FieldDbTest
class CustomValuesTest {

    private static final CustomerData ALBORZ = CustomerData.named(CustomerKind.ORGANISATION, "Alborz");

    @Autowired
    FieldWorld world;

    @Autowired
    CustomFields fields;

    @Autowired
    CustomChoices choices;

    @Autowired
    CustomValues values;

    @Autowired
    Customers customers;

    @Autowired
    CustomerQueries queries;

    @Autowired
    JdbcClient jdbc;

    private Viewer sara;
    private CustomerId alborz;

    @BeforeEach
    void aCustomer() {
        sara = world.administrator();
        alborz = world.customer(sara, "Alborz");
    }

    @Test
    void holdsEachKindOfValue() {
        CustomField colour = world.choices(sara, "Colour", "Red", "Green");
        Map<CustomFieldId, @Nullable CustomValue> all = new HashMap<>();
        all.put(world.field(sara, FieldKind.TEXT, "Text"), CustomValue.of("می‌نویسم"));
        all.put(world.field(sara, FieldKind.NUMBER, "Number"), CustomValue.of(new BigDecimal("-12.5000")));
        all.put(world.field(sara, FieldKind.MONEY, "Money"), CustomValue.of(new BigDecimal("123456789012345.1234")));
        all.put(world.field(sara, FieldKind.DATE, "Date"), CustomValue.of(LocalDate.of(2026, 11, 22)));
        all.put(world.field(sara, FieldKind.YES_NO, "Answer"), CustomValue.of(false));
        all.put(colour.id(), CustomValue.chosen(colour.choices().get(1).id()));
        edit(0, all);
        assertThat(values.of(RecordKind.CUSTOMER, alborz.value())).isEqualTo(all);
    }

    @Test
    void countsTheVersionOfItsRecordOnAndLeavesTheRestAlone() {
        CustomFieldId text = world.field(sara, FieldKind.TEXT, "Text");
        CustomFieldId number = world.field(sara, FieldKind.NUMBER, "Number");
        edit(0, Map.of(text, CustomValue.of("one"), number, CustomValue.of(BigDecimal.TEN)));
        assertThat(version()).isEqualTo(1);
        edit(1, Map.of(text, CustomValue.of("two")));
        assertThat(version()).isEqualTo(2);
        edit(2, Map.of(text, CustomValue.of("two"), number, CustomValue.of(new BigDecimal("10.0"))));
        assertThat(version()).as("nothing was changed").isEqualTo(2);
        assertThat(values.of(RecordKind.CUSTOMER, alborz.value())).containsEntry(text, CustomValue.of("two"));
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> edit(1, Map.of(text, CustomValue.of("late"))));
    }

    @Test
    void isSaidInTheHistoryOfItsRecordFromAndTo() {
        CustomField colour = world.choices(sara, "Colour", "Red", "Green");
        CustomFieldId number = world.field(sara, FieldKind.NUMBER, "Number");
        edit(0, Map.of(colour.id(), chosen(colour, 0), number, CustomValue.of(new BigDecimal("7.0"))));
        Map<CustomFieldId, @Nullable CustomValue> next = new HashMap<>();
        next.put(colour.id(), chosen(colour, 1));
        next.put(number, null);
        edit(1, next);
        assertThat(jdbc.sql("""
                        select changes ->> :colour from audit_entry where record_kind = 'CUSTOMER' and record_id = :id and action = 'CHANGED' order by id
                        """)
                        .param("colour", colour.key())
                        .param("id", alborz.value())
                        .query(String.class)
                        .list())
                .containsExactly("{\"to\": \"Red\", \"from\": null}", "{\"to\": \"Green\", \"from\": \"Red\"}");
        assertThat(values.of(RecordKind.CUSTOMER, alborz.value())).doesNotContainKey(number);
    }

    @Test
    void mustBeGivenWhereItIsRequired() {
        CustomFieldId text = world.field(sara, FieldKind.TEXT, "Text");
        edit(0, Map.of(text, CustomValue.of("one")));
        fields.edit(sara, text, 0, FieldWorld.required("Text"));
        Map<CustomFieldId, @Nullable CustomValue> empty = new HashMap<>();
        empty.put(text, null);
        refused("rule.field.required", () -> edit(1, empty));
        refused("rule.field.required", () -> world.customer(sara, "Without"));
        customers.create(sara, ALBORZ, List.of(), Map.of(text, CustomValue.of("given")));
        fields.retire(sara, text);
        world.customer(sara, "Nobody asks any more");
    }

    @Test
    void fitsItsField() {
        CustomFieldId text = world.field(sara, FieldKind.TEXT, "Text");
        CustomFieldId answer = world.field(sara, FieldKind.YES_NO, "Answer");
        CustomFieldId ofContacts =
                fields.add(sara, RecordKind.CONTACT, FieldKind.TEXT, FieldWorld.called("Text"), List.of());
        refused("rule.field.value", () -> edit(0, Map.of(text, CustomValue.of(BigDecimal.ONE))));
        refused("rule.field.value", () -> edit(0, Map.of(answer, CustomValue.of("yes"))));
        refused("rule.field.unknown", () -> edit(0, Map.of(ofContacts, CustomValue.of("x"))));
        refused("rule.field.unknown", () -> edit(0, Map.of(new CustomFieldId(987654321), CustomValue.of("x"))));
    }

    @Test
    void isOneOfTheChoicesOfItsOwnFieldThatAreOffered() {
        CustomField colour = world.choices(sara, "Colour", "Red", "Green");
        CustomField size = world.choices(sara, "Size", "Small");
        refused("rule.field.value", () -> edit(0, Map.of(colour.id(), chosen(size, 0))));
        edit(0, Map.of(colour.id(), chosen(colour, 0)));
        choices.retire(sara, colour.id(), colour.choices().get(0).id());
        edit(1, Map.of(colour.id(), chosen(colour, 0)));
        CustomerId other = world.customer(sara, "Damavand");
        refused(
                "rule.field.value",
                () -> customers.edit(sara, other, 0, ALBORZ, Map.of(colour.id(), chosen(colour, 0))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into custom_value (record_kind, record_id, field_id, number_value) values ('CUSTOMER', :id, :text, 1)",
                "insert into custom_value (record_kind, record_id, field_id, text_value) values ('CUSTOMER', :id, :text, '')",
                "insert into custom_value (record_kind, record_id, field_id) values ('CUSTOMER', :id, :text)",
                "insert into custom_value (record_kind, record_id, field_id, text_value) values ('CUSTOMER', 987654321, :text, 'x')",
                "insert into custom_value (record_kind, record_id, field_id, text_value) values ('PRODUCT', :id, :text, 'x')",
                "insert into custom_value (record_kind, record_id, field_id, choice_id) values ('CUSTOMER', :id, :colour, :small)"
            })
    void isHeldToAllThatByTheDatabaseToo(String insert) {
        CustomFieldId text = world.field(sara, FieldKind.TEXT, "Text");
        CustomField colour = world.choices(sara, "Colour", "Red");
        CustomField size = world.choices(sara, "Size", "Small");
        customers.edit(sara, alborz, 0, ALBORZ);
        assertThatThrownBy(() -> jdbc.sql(insert)
                        .param("id", alborz.value())
                        .param("text", text.value())
                        .param("colour", colour.id().value())
                        .param("small", size.choices().get(0).id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void isWrittenOnlyByWhoSeesItsRecord() {
        CustomFieldId text = world.field(sara, FieldKind.TEXT, "Text");
        Viewer rep = world.rep();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> customers.edit(rep, alborz, 0, ALBORZ, Map.of(text, CustomValue.of("mine"))));
        assertThat(values.of(RecordKind.CUSTOMER, alborz.value())).isEmpty();
    }

    @Test
    void goesWithItsRecord() {
        CustomFieldId text = world.field(sara, FieldKind.TEXT, "Text");
        edit(0, Map.of(text, CustomValue.of("one")));
        jdbc.sql("delete from customer where id = :id")
                .param("id", alborz.value())
                .update();
        assertThat(values.of(RecordKind.CUSTOMER, alborz.value())).isEmpty();
    }

    private void edit(int version, Map<CustomFieldId, @Nullable CustomValue> own) {
        customers.edit(sara, alborz, version, ALBORZ, own);
    }

    private int version() {
        return queries.details(sara, alborz).version();
    }

    private static CustomValue chosen(CustomField field, int choice) {
        return CustomValue.chosen(field.choices().get(choice).id());
    }

    private static void refused(String key, ThrowingCallable attempt) {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(attempt).withMessage(key);
    }
}
