package peyvand.analytical.quality;

import org.jspecify.annotations.Nullable;
import peyvand.domain.RecordKind;

/**
 * A record that is concerned.
 *
 * @param title the name of a customer, contact or product; the number of an order
 * @param detail the number of a customer, the customer of a contact or order, the code of a product
 */
public record QualityCase(
        RecordKind kind, long id, String title, @Nullable String detail) {}
