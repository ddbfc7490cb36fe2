package peyvand.operational.lead;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Changes;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.HandleKind;
import peyvand.domain.LeadId;
import peyvand.domain.OpportunityId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.catalog.Rate;
import peyvand.operational.customer.ContactData;
import peyvand.operational.customer.ContactDetails;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.Contacts;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.Customers;
import peyvand.operational.customer.HandleData;
import peyvand.operational.customer.Handles;
import peyvand.operational.lead.Conversion.Person;
import peyvand.operational.lead.Conversion.Sale;
import peyvand.operational.opportunity.Opportunities;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.staff.CompanyQueries;

/** Makes a customer of a lead, once: with the person, how to reach them, and the sale it may begin with. */
@Service
@Transactional
public class LeadConversion {

    private final VisibleLeads visible;
    private final LeadRepository leads;
    private final LeadQueries queries;
    private final Customers customers;
    private final CustomerQueries customerQueries;
    private final Contacts contacts;
    private final ContactQueries contactQueries;
    private final Handles handles;
    private final Opportunities opportunities;
    private final CompanyQueries companies;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    LeadConversion(
            VisibleLeads visible,
            LeadRepository leads,
            LeadQueries queries,
            Customers customers,
            CustomerQueries customerQueries,
            Contacts contacts,
            ContactQueries contactQueries,
            Handles handles,
            Opportunities opportunities,
            CompanyQueries companies,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.visible = visible;
        this.leads = leads;
        this.queries = queries;
        this.customers = customers;
        this.customerQueries = customerQueries;
        this.contacts = contacts;
        this.contactQueries = contactQueries;
        this.handles = handles;
        this.opportunities = opportunities;
        this.companies = companies;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who the lead is from now on. @param contact null where only a firm is known */
    private record Party(CustomerId customer, @Nullable ContactId contact) {}

    /**
     * Whoever comes second, with the same form or another one, waits for the first and is told what it became then.
     *
     * @throws peyvand.domain.NotFound when the viewer sees no such lead, customer or contact
     */
    public Converted convert(Viewer viewer, LeadId id, Conversion to) {
        viewer.require(Right.EDIT, "convert a lead");
        Lead lead = visible.lead(viewer, id);
        Converted already = lead.converted();
        if (already != null) {
            return already;
        }
        lead.requireOpen();
        LeadState before = lead.state();
        Party party = to.customer() == null ? newCustomer(viewer, lead, to) : existing(viewer, lead, to.customer(), to);
        Converted became = new Converted(party.customer, party.contact, sale(viewer, lead, party.customer, to.sale()));
        agreed(viewer, lead, party);
        lead.convert(became, viewer.staff(), clock.instant());
        leads.saveAndFlush(lead);
        audit.record(
                viewer,
                "CONVERTED",
                RecordKind.LEAD,
                id.value(),
                party.customer,
                Changes.between(Map.of("leadState", before), Map.of("leadState", LeadState.CONVERTED)));
        return became;
    }

    private Party newCustomer(Viewer viewer, Lead lead, Conversion to) {
        boolean person = to.kind() == CustomerKind.PERSON;
        String name = person ? (to.person() == null ? null : to.person().name()) : to.organisation();
        if (name == null) {
            throw new RuleViolation("rule.lead.customerName");
        }
        boolean reachedAsSuch = person || to.person() == null;
        LeadData data = lead.data();
        CustomerId customer = customers.create(
                viewer,
                new CustomerData(
                        to.kind(),
                        name,
                        null,
                        null,
                        person ? null : data.website(),
                        null,
                        null,
                        null,
                        data.city(),
                        data.country(),
                        data.source(),
                        data.interest(),
                        null,
                        owner(viewer, data),
                        List.of()),
                reachedAsSuch ? handles(lead) : List.of());
        if (person) {
            return new Party(customer, self(viewer, lead, customer, to.person()));
        }
        return new Party(customer, to.person() == null ? null : newContact(viewer, lead, customer, to.person()));
    }

    private Party existing(Viewer viewer, Lead lead, CustomerId customer, Conversion to) {
        boolean person = customerQueries.details(viewer, customer).person();
        ContactId contact = person
                ? self(viewer, lead, customer, null)
                : to.contact() != null
                        ? theirs(viewer, lead, customer, to.contact())
                        : to.person() == null ? null : newContact(viewer, lead, customer, to.person());
        for (Way way : ways(lead)) {
            addWhereMissing(viewer, customer, contact, way);
        }
        return new Party(customer, contact);
    }

    private ContactId newContact(Viewer viewer, Lead lead, CustomerId customer, Person person) {
        LeadData data = lead.data();
        ContactData contact = new ContactData(
                person.givenName(),
                person.familyName(),
                data.jobTitle(),
                null,
                null,
                data.language(),
                null,
                null,
                List.of());
        return contacts.create(viewer, customer, contact, handles(lead));
    }

    /** The contact that a person is. @param called as what, where they are new */
    private ContactId self(Viewer viewer, Lead lead, CustomerId customer, @Nullable Person called) {
        ContactId self = contactQueries.of(viewer, customer, 1).get(0).id();
        complete(viewer, lead, self, called);
        return self;
    }

    private ContactId theirs(Viewer viewer, Lead lead, CustomerId customer, ContactId contact) {
        if (!contactQueries.details(viewer, contact).customer().equals(customer)) {
            throw new RuleViolation("rule.opportunity.contact");
        }
        complete(viewer, lead, contact, null);
        return contact;
    }

    /** What we did not know of them yet. */
    private void complete(Viewer viewer, Lead lead, ContactId contact, @Nullable Person called) {
        ContactDetails now = contactQueries.details(viewer, contact);
        ContactData known = now.data();
        LeadData data = lead.data();
        ContactData completed = new ContactData(
                called == null ? known.givenName() : called.givenName(),
                called == null ? known.familyName() : called.familyName(),
                known.jobTitle() == null ? data.jobTitle() : known.jobTitle(),
                known.gender(),
                known.birthDate(),
                known.language() == null ? data.language() : known.language(),
                known.preferredChannel(),
                known.note(),
                known.tags());
        if (!completed.equals(known)) {
            contacts.edit(viewer, contact, now.version(), completed);
        }
    }

    private @Nullable OpportunityId sale(Viewer viewer, Lead lead, CustomerId customer, @Nullable Sale sale) {
        if (sale == null) {
            return null;
        }
        LeadData data = lead.data();
        CustomerId partner = data.partner();
        boolean named = partner != null && !partner.equals(customer) && sees(viewer, partner);
        return opportunities.create(
                viewer,
                sale.stage(),
                new OpportunityData(
                        sale.name(),
                        customer,
                        sale.amount(),
                        Rate.BASE,
                        today(),
                        sale.closeOn(),
                        owner(viewer, data),
                        data.source(),
                        null,
                        named ? partner : null,
                        data.interest(),
                        List.of()));
    }

    /** What they agreed to holds for each way in which the lead is reached. */
    private void agreed(Viewer viewer, Lead lead, Party party) {
        List<LeadQueries.Consent> consents = queries.consents(lead.id());
        if (consents.isEmpty()) {
            return;
        }
        for (Way way : ways(lead)) {
            long handle = jdbc.sql("""
                    select id from handle where customer_id = :customer and normal = :normal
                      and contact_id is not distinct from cast(:contact as bigint) order by id limit 1
                    """)
                    .param("customer", party.customer.value())
                    .param("contact", party.contact == null ? null : party.contact.value())
                    .param("normal", way.normal)
                    .query(Long.class)
                    .single();
            consents.forEach(one -> handles.consent(
                    viewer, handle, one.purpose(), true, one.source() + ", " + one.on(), one.wording()));
        }
    }

    private static StaffId owner(Viewer viewer, LeadData data) {
        return data.owner() == null ? viewer.staff() : data.owner();
    }

    /** How the lead is reached, as it was typed and in its normal form. */
    private record Way(HandleData handle, String normal) {}

    private static List<Way> ways(Lead lead) {
        List<Way> ways = new ArrayList<>();
        LeadData data = lead.data();
        if (data.email() != null && lead.emailNormal() != null) {
            ways.add(new Way(new HandleData(HandleKind.EMAIL, data.email(), null), lead.emailNormal()));
        }
        if (data.phone() != null && lead.phoneNormal() != null) {
            HandleKind kind = HandleKind.ofNumber(lead.phoneNormal());
            ways.add(new Way(new HandleData(kind, data.phone(), null), lead.phoneNormal()));
        }
        return ways;
    }

    private static List<HandleData> handles(Lead lead) {
        return ways(lead).stream().map(Way::handle).toList();
    }

    /** A number that is there as a telephone is not added as a mobile. */
    private void addWhereMissing(Viewer viewer, CustomerId customer, @Nullable ContactId contact, Way way) {
        boolean there = jdbc.sql("""
                select exists (select from handle where customer_id = :customer and normal = :normal
                  and contact_id is not distinct from cast(:contact as bigint))
                """)
                .param("customer", customer.value())
                .param("contact", contact == null ? null : contact.value())
                .param("normal", way.normal)
                .query(Boolean.class)
                .single();
        if (there) {
            return;
        }
        if (contact == null) {
            handles.add(viewer, customer, way.handle);
        } else {
            handles.add(viewer, contact, way.handle);
        }
    }

    private boolean sees(Viewer viewer, CustomerId customer) {
        Sql sql = Sql.of(
                        "select 1 from customer c where c.id = :id and c.merged_into_id is null and c.archived_at is null")
                .with("id", customer.value());
        return !Visibility.customers(sql, viewer, "c")
                .on(jdbc)
                .query()
                .listOfRows()
                .isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(), companies.company().orElseThrow().zone());
    }
}
