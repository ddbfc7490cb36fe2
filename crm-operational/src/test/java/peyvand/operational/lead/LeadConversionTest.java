package peyvand.operational.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static peyvand.operational.lead.LeadWorld.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.LeadId;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactData;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.Contacts;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.lead.Conversion.Person;
import peyvand.operational.lead.Conversion.Sale;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.PipelineQueries;

@LeadDbTest
class LeadConversionTest {

    private static final Person MINA = new Person("Mina", "Tehrani");

    @Autowired
    LeadWorld world;

    @Autowired
    Leads leads;

    @Autowired
    LeadQueries queries;

    @Autowired
    LeadConversion conversion;

    @Autowired
    LeadDuplicates duplicates;

    @Autowired
    CustomerQueries customers;

    @Autowired
    Contacts contacts;

    @Autowired
    ContactQueries contactQueries;

    @Autowired
    OpportunityQueries opportunities;

    @Autowired
    PipelineQueries pipelines;

    private Viewer sara;
    private Viewer omid;
    private LeadId mina;
    private StageId stage;

    @BeforeEach
    void aLead() {
        world.jdbc().sql("delete from lead").update();
        sara = world.sara();
        omid = world.rep("Omid");
        mina = leads.create(sara, data("Mina Tehrani", omid.staff()));
        stage = pipelines.current().get(0).current().get(0).id();
    }

    @Test
    void makesAFirmAPersonAndASaleOfItAndNothingIsWrittenTwice() {
        Sale sale = new Sale("Green tea", stage, new BigDecimal("1200"), LocalDate.of(2026, 12, 20));
        Converted became = conversion.convert(omid, mina, organisation("Tea of the East", MINA, sale));

        CustomerDetails customer = customers.details(omid, became.customer());
        assertThat(customer.data().name()).isEqualTo("Tea of the East");
        assertThat(customer.data().source()).isEqualTo("Fair");
        assertThat(customer.data().website()).isEqualTo("east.example");
        assertThat(customer.data().city()).isEqualTo("Shiraz");
        assertThat(customer.data().note()).isEqualTo("Green tea");
        assertThat(customer.data().owner()).isEqualTo(omid.staff());
        ContactData contact = contactQueries.details(omid, contact(became)).data();
        assertThat(contact.name()).isEqualTo("Mina Tehrani");
        assertThat(contact.jobTitle()).isEqualTo("Buyer");
        assertThat(contact.language()).isEqualTo("fa");
        assertThat(handles(became.customer(), became.contact()))
                .containsExactly("EMAIL mina.tehrani@east.example", "MOBILE +989125550147");
        assertThat(became.opportunity()).isNotNull();
        OpportunityDetails opportunity = opportunities.details(omid, became.opportunity());
        assertThat(opportunity.data().amount()).isEqualByComparingTo("1200");
        assertThat(opportunity.data().source()).isEqualTo("Fair");
        assertThat(opportunity.data().owner()).isEqualTo(omid.staff());

        LeadDetails lead = queries.details(omid, mina);
        assertThat(lead.state()).isEqualTo(LeadState.CONVERTED);
        assertThat(lead.converted()).isEqualTo(became);
        assertThat(lead.customerName()).isEqualTo("Tea of the East");
        assertThat(queries.of(omid, became.customer(), 5))
                .extracting(LeadRow::id)
                .containsExactly(mina);
        refused("rule.lead.converted", () -> leads.edit(omid, mina, lead.version(), data("x", null)));
        refused("rule.lead.converted", () -> leads.reopen(omid, mina, lead.version()));
    }

    @Test
    void makesAPersonTheirOwnContact() {
        Converted became = conversion.convert(omid, mina, person(MINA));
        assertThat(customers.details(omid, became.customer()).person()).isTrue();
        ContactData self = contactQueries.details(omid, contact(became)).data();
        assertThat(self.givenName()).isEqualTo("Mina");
        assertThat(self.language()).isEqualTo("fa");
        assertThat(handles(became.customer(), became.contact())).hasSize(2);
    }

    @Test
    void takesACustomerThatIsThereAndAddsOnlyWhatWasNotKnown() {
        CustomerId there = world.customer("Tea of the East", omid);
        ContactId known = contacts.create(omid, there, ContactData.named("Mina T"), List.of());
        world.handle(there, known, "EMAIL", "Mina.Tehrani@east.example", "mina.tehrani@east.example");
        Converted became = conversion.convert(omid, mina, existing(there, known));
        assertThat(became).isEqualTo(new Converted(there, known, null));
        assertThat(handles(there, known)).containsExactly("EMAIL mina.tehrani@east.example", "MOBILE +989125550147");
        assertThat(contactQueries.details(omid, known).data().name()).isEqualTo("Mina T");
        assertThat(contactQueries.details(omid, known).data().jobTitle()).isEqualTo("Buyer");
    }

    @Test
    void takesNobodysContactAndNoCustomerThatIsNotSeen() {
        CustomerId theirs = world.customer("Anna", world.rep("Nima"));
        CustomerId own = world.customer("Bita", omid);
        ContactId other = contacts.create(omid, world.customer("Cyrus", omid), ContactData.named("Dara"), List.of());
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> conversion.convert(omid, mina, existing(theirs, null)));
        refused("rule.opportunity.contact", () -> conversion.convert(omid, mina, existing(own, other)));
        refused("rule.lead.customerName", () -> conversion.convert(omid, mina, person(null)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> conversion.convert(world.rep("Nima"), mina, person(MINA)));
        assertThat(queries.details(omid, mina).state()).isEqualTo(LeadState.NEW);
    }

    @Test
    void leavesNothingBehindWhenTheSaleIsRefused() {
        Sale impossible = new Sale("Tea", stage, new BigDecimal("-1"), null);
        refused(
                "rule.opportunity.amount",
                () -> conversion.convert(omid, mina, organisation("Left behind", MINA, impossible)));
        assertThat(count("customer where name = 'Left behind'")).isZero();
        assertThat(queries.details(omid, mina).state()).isEqualTo(LeadState.NEW);
    }

    @Test
    void happensOnceWhoeverAsksAtTheSameTime() throws Exception {
        int threads = 4;
        String firm = "Once " + System.nanoTime();
        CountDownLatch ready = new CountDownLatch(threads);
        List<Callable<Converted>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Viewer who = i % 2 == 0 ? sara : omid;
            all.add(() -> {
                ready.countDown();
                ready.await();
                return conversion.convert(
                        who, mina, organisation(firm, MINA, new Sale(firm, stage, BigDecimal.ONE, null)));
            });
        }
        List<Converted> became = new ArrayList<>();
        var pool = Executors.newFixedThreadPool(threads);
        for (Future<Converted> one : pool.invokeAll(all)) {
            became.add(one.get());
        }
        pool.shutdown();
        assertThat(became).hasSize(threads).containsOnly(became.get(0));
        assertThat(count("customer where name = '" + firm + "'")).isEqualTo(1);
        assertThat(count("opportunity where name = '" + firm + "'")).isEqualTo(1);
    }

    @Test
    void isPreparedByWhomTheLeadMayBeAlready() {
        CustomerId there = world.customer("Tea of the East", omid);
        ContactId known = contacts.create(omid, there, ContactData.named("Mina Tehrani"), List.of());
        LeadId again = leads.create(sara, data("Mina Tehrani", null));
        Viewer nima = world.rep("Nima");

        var found = duplicates.of(
                omid, "Mina Tehrani", "tea of the EAST", "MINA.tehrani@east.example", "+98 912 345 6789", again);
        assertThat(found.customers()).extracting(one -> one.id()).containsExactly(there.value());
        assertThat(found.contacts()).extracting(one -> one.id()).containsExactly(known.value());
        assertThat(found.leads()).extracting(LeadDuplicates.LikelyLead::id).containsExactly(mina);
        var seenByNima = duplicates.of(nima, "Mina Tehrani", "Tea of the East", null, null, null);
        assertThat(seenByNima.customers()).isEmpty();
        assertThat(seenByNima.contacts()).isEmpty();
        assertThat(seenByNima.leads()).extracting(LeadDuplicates.LikelyLead::id).containsExactly(again);
        assertThat(duplicates.of(omid, null, null, "mina@", "09", null).isEmpty())
                .isTrue();
    }

    private static ContactId contact(Converted became) {
        ContactId contact = became.contact();
        assertThat(contact).isNotNull();
        return contact;
    }

    private List<String> handles(CustomerId customer, @Nullable ContactId contact) {
        return world.jdbc()
                .sql(
                        "select kind || ' ' || normal from handle where customer_id = :customer and contact_id = :contact order by 1")
                .param("customer", customer.value())
                .param("contact", contact == null ? null : contact.value())
                .query(String.class)
                .list();
    }

    private int count(String of) {
        return world.jdbc()
                .sql("select count(*) from " + of)
                .query(Integer.class)
                .single();
    }

    private static Conversion organisation(String name, @Nullable Person person, @Nullable Sale sale) {
        return new Conversion(null, null, CustomerKind.ORGANISATION, name, person, sale);
    }

    private static Conversion person(@Nullable Person person) {
        return new Conversion(null, null, CustomerKind.PERSON, null, person, null);
    }

    private static Conversion existing(CustomerId customer, @Nullable ContactId contact) {
        return new Conversion(customer, contact, CustomerKind.ORGANISATION, null, MINA, null);
    }

    private static void refused(String key, ThrowingCallable command) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(command)
                .satisfies(violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
