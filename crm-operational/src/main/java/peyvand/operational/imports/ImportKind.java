package peyvand.operational.imports;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.Viewer;

/** What the rows of a file are. */
public enum ImportKind {
    CUSTOMERS,
    CONTACTS,
    PRODUCTS,
    ORDERS,
    LEADS,
    OPPORTUNITIES,
    STAFF;

    /** What a column of such a file can be. */
    public List<ImportField> fields() {
        return Arrays.stream(ImportField.values())
                .filter(field -> field.of().contains(this))
                .toList();
    }

    /** The kind of record that the rows are of, and whose custom fields a column can be. */
    RecordKind record() {
        return switch (this) {
            case CUSTOMERS -> RecordKind.CUSTOMER;
            case CONTACTS -> RecordKind.CONTACT;
            case PRODUCTS -> RecordKind.PRODUCT;
            case ORDERS -> RecordKind.ORDER;
            case LEADS -> RecordKind.LEAD;
            case OPPORTUNITIES -> RecordKind.OPPORTUNITY;
            case STAFF -> RecordKind.STAFF;
        };
    }

    /** By what a row finds the record it is about; the first is the usual one. */
    public List<MatchKey> matchKeys() {
        return switch (this) {
            case CUSTOMERS -> List.of(MatchKey.REFERENCE, MatchKey.NAME, MatchKey.EMAIL, MatchKey.MOBILE);
            case CONTACTS -> List.of(MatchKey.EMAIL, MatchKey.MOBILE, MatchKey.NAME);
            case PRODUCTS -> List.of(MatchKey.CODE, MatchKey.NAME);
            case ORDERS -> List.of(MatchKey.NUMBER);
            case LEADS -> List.of(MatchKey.EMAIL, MatchKey.MOBILE, MatchKey.PHONE, MatchKey.NAME);
            case OPPORTUNITIES -> List.of(MatchKey.OPPORTUNITY, MatchKey.NAME);
            case STAFF -> List.of(MatchKey.EMAIL, MatchKey.NAME);
        };
    }

    /** Whether whoever brings in such a file must have this right, beside that to change many records at once. */
    @Nullable
    Right right() {
        return this == STAFF ? Right.ADMINISTER : null;
    }

    /** The kinds of file this viewer may bring in. */
    public static List<ImportKind> of(Viewer viewer) {
        return Arrays.stream(values()).filter(kind -> kind.isFor(viewer)).toList();
    }

    boolean isFor(Viewer viewer) {
        Right right = right();
        return right == null || viewer.may(right);
    }

    /** The first of the keys that a file with these columns holds. */
    public MatchKey usualKey(ImportMapping mapping) {
        return matchKeys().stream()
                .filter(key -> key.in(mapping))
                .findFirst()
                .orElse(matchKeys().get(0));
    }
}
