package peyvand.operational.customer;

import java.time.ZoneId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;

/**
 * How a contact wants to be reached, with what is needed to change it.
 *
 * @param zone in which their quiet hours are counted: their own or the company's
 * @param version of the contact, under which its preferences are too
 */
public record ContactPreferenceDetails(
        ContactId contact,
        String name,
        CustomerId customer,
        ContactPreference data,
        ZoneId zone,
        boolean archived,
        int version) {}
