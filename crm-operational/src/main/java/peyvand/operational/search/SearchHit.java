package peyvand.operational.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RecordKind;

/**
 * A record that fits what was typed.
 *
 * @param title the name of a customer, contact, lead or product; the number of an order, quote or invoice
 * @param code the number of a customer or lead, the code of a product
 * @param detail the city of a customer; the customer of a contact, order, quote or invoice; the firm of a lead
 * @param at when an order was placed
 */
public record SearchHit(
        RecordKind kind,
        long id,
        String title,
        @Nullable String code,
        @Nullable String detail,
        @Nullable Instant at) {}
