package peyvand.operational.lead;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.StageId;
import peyvand.operational.customer.CustomerKind;

/**
 * What a lead is to become.
 *
 * @param customer one that is there already; null: a new one
 * @param contact somebody at that customer's; null: a new contact, where the lead names a person
 * @param kind of a new customer
 * @param organisation what a new organisation is called
 * @param person what the person is called; null where only a firm is known
 * @param sale the opportunity it begins with; null for none
 */
public record Conversion(
        @Nullable CustomerId customer,
        @Nullable ContactId contact,
        CustomerKind kind,
        @Nullable String organisation,
        @Nullable Person person,
        @Nullable Sale sale) {

    /** The name of a person. */
    public record Person(@Nullable String givenName, String familyName) {

        String name() {
            return givenName == null ? familyName : givenName + " " + familyName;
        }
    }

    /**
     * An opportunity to be opened.
     *
     * @param amount in the base currency
     */
    public record Sale(
            String name,
            StageId stage,
            BigDecimal amount,
            @Nullable LocalDate closeOn) {}
}
