package peyvand.operational.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import peyvand.db.testing.DbTest;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Refused;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityWorld;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.StaffName;

@SpringBootTest(
        classes = {ActivityWorld.Application.class, RelationshipsTest.More.class},
        properties = {"db-scheduler.enabled=false", "spring.jpa.hibernate.ddl-auto=none"})
@DbTest
class RelationshipsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("peyvand.operational.relationship")
    static class More {}

    @Autowired
    ActivityWorld world;

    @Autowired
    Relationships relationships;

    @Autowired
    RelationshipQueries queries;

    private Viewer sara;
    private Viewer omid;
    private CustomerId omids;
    private CustomerId others;

    @BeforeEach
    void office() {
        sara = world.manager("Sara");
        omid = world.rep("Omid");
        omids = world.customer("Omids customer", omid);
        others = world.customer("Another customer", null);
    }

    @Test
    void keepNotesTheNewestFirst() {
        ContactId mina = world.contact(omids, "Mina");
        relationships.addNote(sara, omids, null, "Likes green tea");
        relationships.addNote(omid, omids, mina, "Has two sons");
        assertThat(bodies(sara, omids)).containsExactly("Has two sons", "Likes green tea");
        assertThat(queries.notes(omid, omids, mina, 10))
                .extracting(NoteRow::body)
                .containsExactly("Has two sons");
        assertThat(queries.notes(omid, omids, mina, 10).get(0).contactName()).isEqualTo("Mina");
    }

    @Test
    void letOnlyItsAuthorChangeANote() {
        long note = relationships.addNote(omid, omids, null, "First");
        assertThatThrownBy(() -> relationships.editNote(sara, note, 0, "Mine")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> relationships.removeNote(sara, note)).isInstanceOf(Refused.class);
        relationships.editNote(omid, note, 0, "Second");
        assertThatThrownBy(() -> relationships.editNote(omid, note, 0, "Third")).isInstanceOf(Stale.class);
        assertThat(bodies(sara, omids)).containsExactly("Second");
        relationships.removeNote(omid, note);
        assertThat(bodies(sara, omids)).isEmpty();
    }

    @Test
    void hideEverythingWithTheCustomer() {
        long note = relationships.addNote(sara, others, null, "Secret");
        ContactId stranger = world.contact(others, "Stranger");
        occasion(sara, others, "Founding day");
        relationships.favour(sara, others, sara.staff());
        long occasion = queries.occasions(sara, others, null, TODAY, 10).get(0).id();

        assertThat(bodies(omid, others)).isEmpty();
        assertThat(queries.occasions(omid, others, null, TODAY, 10)).isEmpty();
        assertThat(queries.favourite(omid, others)).isEmpty();
        assertThatThrownBy(() -> queries.note(omid, note)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> relationships.editNote(omid, note, 0, "x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> relationships.addNote(omid, others, null, "x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> relationships.addNote(omid, omids, stranger, "x"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> occasion(omid, others, "x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> relationships.removeOccasion(omid, occasion)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> relationships.favour(omid, others, omid.staff()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void orderDaysByWhenTheyComeNextBirthdaysAmongThem() {
        ContactId mina = world.contact(omids, "Mina");
        world.jdbc()
                .sql("update contact set birth_date = '1990-12-01' where id = " + mina)
                .update();
        add(omid, "December", LocalDate.of(2010, 12, 24));
        add(omid, "Today", LocalDate.of(2001, 11, 21));
        add(omid, "Yesterday", LocalDate.of(2001, 11, 20));
        assertThat(queries.occasions(omid, omids, null, TODAY, 10))
                .extracting(OccasionRow::label)
                .containsExactly("Today", null, "December", "Yesterday");
        assertThat(queries.occasions(omid, omids, mina, TODAY, 10))
                .extracting(row -> row.next(TODAY))
                .containsExactly(LocalDate.of(2026, 12, 1));
    }

    @Test
    void refuseDaysAndNoticesThatCannotBeMeant() {
        assertThatThrownBy(() -> add(omid, "x", LocalDate.of(1405, 1, 1))).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> add(omid, "x", LocalDate.of(2101, 1, 1))).isInstanceOf(RuleViolation.class);
        Yearly yearly = new Yearly(TODAY, Calendar.JALALI);
        assertThatThrownBy(() -> relationships.addOccasion(omid, omids, null, new OccasionData("x", yearly, 61)))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void nameOneFavouriteColleagueAtMost() {
        relationships.favour(sara, omids, sara.staff());
        relationships.favour(sara, omids, omid.staff());
        assertThat(queries.favourite(sara, omids)).map(StaffName::name).contains("Omid");
        assertThatThrownBy(() -> relationships.favour(sara, omids, new StaffId(999_999_999)))
                .isInstanceOf(RuleViolation.class);
        relationships.favour(sara, omids, null);
        assertThat(queries.favourite(sara, omids)).isEmpty();
    }

    private void add(Viewer viewer, String label, LocalDate day) {
        relationships.addOccasion(viewer, omids, null, new OccasionData(label, new Yearly(day, Calendar.GREGORIAN), 7));
    }

    private void occasion(Viewer viewer, CustomerId customer, String label) {
        relationships.addOccasion(
                viewer, customer, null, new OccasionData(label, new Yearly(TODAY, Calendar.GREGORIAN), 7));
    }

    private List<String> bodies(Viewer viewer, CustomerId customer) {
        return queries.notes(viewer, customer, null, 10).stream()
                .map(NoteRow::body)
                .toList();
    }
}
