package peyvand.operational.customer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Visibility;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;

/** Loads records for a change, if the viewer may see them. */
@Repository
class VisibleCustomers {

    private final JdbcClient jdbc;
    private final CustomerRepository customers;
    private final ContactRepository contacts;

    VisibleCustomers(JdbcClient jdbc, CustomerRepository customers, ContactRepository contacts) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.contacts = contacts;
    }

    /** @throws NotFound when there is none that this viewer may see */
    Customer customer(Viewer viewer, CustomerId id) {
        require(viewer, id, id);
        return customers.findById(id.value()).orElseThrow(() -> new NotFound(id));
    }

    /** @throws NotFound when there is none that this viewer may see */
    Contact contact(Viewer viewer, ContactId id) {
        Contact contact = contacts.findById(id.value()).orElseThrow(() -> new NotFound(id));
        require(viewer, contact.customer(), id);
        return contact;
    }

    void require(Viewer viewer, CustomerId customer, Object asked) {
        Visibility.requireCustomer(jdbc, viewer, customer, asked);
    }
}
