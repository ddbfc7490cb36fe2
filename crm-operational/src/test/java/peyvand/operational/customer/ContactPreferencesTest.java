package peyvand.operational.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.testing.DbTest;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.HandleKind;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(properties = {"db-scheduler.enabled=false", "spring.jpa.hibernate.ddl-auto=none"})
@DbTest
@Transactional
class ContactPreferencesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "peyvand.operational.customer",
                "peyvand.operational.staff",
                "peyvand.operational.audit",
                "peyvand.operational.field"
            })
    @EntityScan("peyvand.operational.customer")
    @EnableJpaRepositories("peyvand.operational.customer")
    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.shared();
        }
    }

    @Autowired
    ContactPreferences preferences;

    @Autowired
    PreferenceQueries queries;

    @Autowired
    Customers customers;

    @Autowired
    Contacts contacts;

    @Autowired
    Handles handles;

    @Autowired
    JdbcClient jdbc;

    Viewer sara;
    CustomerId alborz;
    ContactId ali;

    @BeforeEach
    void aContact() {
        sara = viewer(Scope.EVERYTHING);
        alborz = customers.create(sara, CustomerData.named(CustomerKind.ORGANISATION, "Alborz"), List.of());
        ali = contacts.create(
                sara,
                alborz,
                ContactData.named("Ali Ahmadi"),
                List.of(new HandleData(HandleKind.EMAIL, "ali@alborz.example", null)));
    }

    @Test
    void keepHowAContactWantsToBeReached() {
        ContactPreference wanted = new ContactPreference(
                HandleKind.TELEGRAM,
                List.of(HandleKind.EMAIL, HandleKind.PHONE),
                new QuietHours(LocalTime.of(21, 30), LocalTime.of(9, 0), List.of(DayOfWeek.FRIDAY, DayOfWeek.THURSDAY)),
                ZoneId.of("Europe/Berlin"));

        preferences.edit(sara, ali, 0, wanted);

        ContactPreferenceDetails kept = queries.of(sara, ali);
        assertThat(kept.data()).isEqualTo(wanted);
        assertThat(kept.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(kept.version()).isEqualTo(1);
        assertThat(text(
                        "select changes -> 'fallbackChannels' ->> 'to' from audit_entry where record_kind = 'CONTACT' and record_id = "
                                + ali + " order by id desc limit 1"))
                .isEqualTo("EMAIL, PHONE");
        preferences.edit(sara, ali, 1, new ContactPreference(null, List.of(), null, null));
        assertThat(queries.of(sara, ali).data().quiet()).isNull();
    }

    @Test
    void tryEachChannelOnce() {
        assertThat(new ContactPreference(
                                HandleKind.EMAIL,
                                List.of(HandleKind.PHONE, HandleKind.EMAIL, HandleKind.PHONE),
                                null,
                                null)
                        .fallback())
                .containsExactly(HandleKind.PHONE);
    }

    @Test
    void areNotSavedOverWhatSomebodyElseHasSaved() {
        ContactPreference one = new ContactPreference(HandleKind.EMAIL, List.of(), null, null);
        preferences.edit(sara, ali, 0, one);

        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() ->
                        preferences.edit(sara, ali, 0, new ContactPreference(HandleKind.FAX, List.of(), null, null)));
    }

    @Test
    void doNotExistForWhoMayNotSeeTheCustomer() {
        Viewer omid = viewer(Scope.ownedBy(Set.of(new StaffId(Long.MAX_VALUE))));
        agree("EMAIL", true, "phone", null);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queries.of(omid, ali));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> preferences.edit(omid, ali, 0, new ContactPreference(null, List.of(), null, null)));
        assertThat(queries.consents(omid, ali)).isEmpty();
        assertThat(queries.consents(omid, alborz)).isEmpty();
        assertThat(queries.consents(sara, ali)).hasSize(1);
    }

    @Test
    void areClosedWithAnArchivedContact() {
        jdbc.sql("update contact set archived_at = now() where id = :id")
                .param("id", ali.value())
                .update();

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> preferences.edit(
                        sara,
                        ali,
                        queries.of(sara, ali).version(),
                        new ContactPreference(HandleKind.FAX, List.of(), null, null)))
                .withMessage("rule.contact.archived");
    }

    @Test
    void tellAllThatWasAgreedTheNewestFirstEvenWhenTheHandleIsGone() {
        agree("EMAIL", true, "form on the website", "Newsletter, version 3");
        agree("EMAIL", false, "phone call", null);
        long handle = handle("EMAIL");

        handles.remove(sara, handle);

        assertThat(queries.consents(sara, ali))
                .extracting(ConsentRow::granted, ConsentRow::source, ConsentRow::wording, ConsentRow::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, "phone call", null, "ali@alborz.example"),
                        org.assertj.core.groups.Tuple.tuple(
                                true, "form on the website", "Newsletter, version 3", "ali@alborz.example"));
        handles.add(sara, ali, new HandleData(HandleKind.EMAIL, "ali@alborz.example", null));
        assertThat(jdbc.sql("select count(*) from consent where handle_id = :id")
                        .param("id", handle("EMAIL"))
                        .query(Long.class)
                        .single())
                .as("no row means no")
                .isZero();
    }

    @Test
    void tellWhatWasAgreedForTheHandlesOfAFirmApart() {
        handles.add(sara, alborz, new HandleData(HandleKind.FAX, "+98 21 8877 6655", null));
        handles.consent(sara, handle("FAX"), ConsentPurpose.SERVICE, true, "letter", null);
        agree("EMAIL", true, "phone", null);

        assertThat(queries.consents(sara, alborz)).extracting(ConsentRow::kind).containsExactly(HandleKind.FAX);
        assertThat(queries.consents(sara, ali)).extracting(ConsentRow::kind).containsExactly(HandleKind.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update consent set granted = true", "delete from consent"})
    void leaveWhatWasAgreedAsItWasSaid(String statement) {
        agree("EMAIL", false, "phone", null);

        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .rootCause()
                .hasMessageContaining("permission denied for table consent");
    }

    @Test
    void refuseWordsWithoutEnd() {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> agree("EMAIL", true, "x".repeat(201), null));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> agree("EMAIL", true, "x", "x".repeat(1_001)));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> agree("EMAIL", true, null, null));
    }

    private void agree(
            String kind,
            boolean granted,
            @org.jspecify.annotations.Nullable String source,
            @org.jspecify.annotations.Nullable String wording) {
        handles.consent(sara, handle(kind), ConsentPurpose.MARKETING, granted, source, wording);
    }

    private long handle(String kind) {
        return jdbc.sql("select max(id) from handle where kind = :kind and customer_id = :customer")
                .param("kind", kind)
                .param("customer", alborz.value())
                .query(Long.class)
                .single();
    }

    private String text(String sql) {
        return jdbc.sql(sql).query((row, n) -> String.valueOf(row.getString(1))).single();
    }

    private Viewer viewer(Scope scope) {
        long id = jdbc.sql("""
                insert into staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                values ('Sara', :email, 'x', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) returning id
                """)
                .param("email", "sara" + System.nanoTime() + "@example.com")
                .query(Long.class)
                .single();
        return new Viewer(new StaffId(id), "Sara", EnumSet.allOf(Right.class), scope, scope, null);
    }
}
