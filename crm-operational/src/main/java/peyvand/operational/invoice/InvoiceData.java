package peyvand.operational.invoice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that people write at the head of a draft.
 *
 * @param dueOn null: on the day of issue
 * @param buyerName as it is to stand on the paper, like address and tax code
 */
public record InvoiceData(
        @Nullable LocalDate dueOn,
        String buyerName,
        @Nullable String buyerAddress,
        @Nullable String buyerTaxCode,
        @Nullable String note) {

    /** Field by field, for the audit log; the names are those of the forms. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("dueOn", dueOn);
        fields.put("buyerName", buyerName);
        fields.put("buyerAddress", buyerAddress);
        fields.put("buyerTaxCode", buyerTaxCode);
        fields.put("note", note);
        return fields;
    }
}
