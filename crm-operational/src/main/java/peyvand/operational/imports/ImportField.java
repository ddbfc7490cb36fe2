package peyvand.operational.imports;

import static peyvand.operational.imports.ImportKind.CONTACTS;
import static peyvand.operational.imports.ImportKind.CUSTOMERS;
import static peyvand.operational.imports.ImportKind.LEADS;
import static peyvand.operational.imports.ImportKind.OPPORTUNITIES;
import static peyvand.operational.imports.ImportKind.ORDERS;
import static peyvand.operational.imports.ImportKind.PRODUCTS;
import static peyvand.operational.imports.ImportKind.STAFF;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a column of a file can be. Its name in lower case is its column while a file is staged. */
public enum ImportField {
    ORDER_NUMBER(FieldType.KEY, 60, ORDERS),
    ORDERED_AT(FieldType.DATETIME, 0, ORDERS),
    OPPORTUNITY_REFERENCE(FieldType.KEY, 100, OPPORTUNITIES),
    OPPORTUNITY_NAME(FieldType.TEXT, 200, OPPORTUNITIES),
    PIPELINE(FieldType.TEXT, 60, OPPORTUNITIES),
    /** A stage of the pipeline, or how it ended. */
    OPPORTUNITY_STAGE(FieldType.TEXT, 60, OPPORTUNITIES),
    OPPORTUNITY_STATE(FieldType.CHOICE, 0, OPPORTUNITIES),
    OPPORTUNITY_AMOUNT(FieldType.DECIMAL, 0, OPPORTUNITIES),
    OPENED_ON(FieldType.DATE, 0, OPPORTUNITIES),
    /** When it was decided, or will be. */
    CLOSE_ON(FieldType.DATE, 0, OPPORTUNITIES),
    NEXT_STEP(FieldType.TEXT, 200, OPPORTUNITIES),
    LOSS_REASON(FieldType.TEXT, 60, OPPORTUNITIES),
    STAFF_ROLE(FieldType.CHOICE, 0, STAFF),
    TEAM(FieldType.TEXT, 100, STAFF),
    MANAGER_NAME(FieldType.TEXT, 200, STAFF),
    LEAD_ORGANISATION(FieldType.TEXT, 200, LEADS),
    CUSTOMER_REFERENCE(FieldType.KEY, 100, CUSTOMERS, CONTACTS, ORDERS, OPPORTUNITIES),
    CUSTOMER_NAME(FieldType.TEXT, 200, CUSTOMERS, CONTACTS, ORDERS, OPPORTUNITIES),
    CUSTOMER_KIND(FieldType.CHOICE, 0, CUSTOMERS),
    SECTOR(FieldType.TEXT, 100, CUSTOMERS),
    WEBSITE(FieldType.TEXT, 300, CUSTOMERS, LEADS),
    FOUNDED_YEAR(FieldType.INTEGER, 0, CUSTOMERS),
    EMPLOYEES(FieldType.INTEGER, 0, CUSTOMERS),
    ANNUAL_REVENUE(FieldType.DECIMAL, 0, CUSTOMERS),
    CUSTOMER_TIER(FieldType.TEXT, 60, CUSTOMERS),
    PARENT_NAME(FieldType.TEXT, 200, CUSTOMERS),
    OWNER_EMAIL(FieldType.TEXT, 254, CUSTOMERS, OPPORTUNITIES, LEADS),
    SOURCE(FieldType.TEXT, 100, CUSTOMERS, OPPORTUNITIES, LEADS),
    GIVEN_NAME(FieldType.TEXT, 100, CONTACTS, LEADS),
    FAMILY_NAME(FieldType.TEXT, 200, CONTACTS, LEADS),
    FULL_NAME(FieldType.TEXT, 200, CONTACTS, STAFF, LEADS),
    JOB_TITLE(FieldType.TEXT, 150, CONTACTS, LEADS),
    GENDER(FieldType.CHOICE, 0, CONTACTS),
    BIRTH_DATE(FieldType.DATE, 0, CONTACTS),
    LANGUAGE(FieldType.LANGUAGE, 0, CONTACTS, STAFF, LEADS),
    EMAIL(FieldType.HANDLE, 254, CUSTOMERS, CONTACTS, STAFF, LEADS),
    MOBILE(FieldType.HANDLE, 60, CUSTOMERS, CONTACTS, LEADS),
    PHONE(FieldType.HANDLE, 60, CUSTOMERS, CONTACTS, LEADS),
    FAX(FieldType.HANDLE, 60, CUSTOMERS, CONTACTS),
    TELEGRAM(FieldType.HANDLE, 100, CUSTOMERS, CONTACTS),
    ADDRESS(FieldType.HANDLE, 500, CUSTOMERS, CONTACTS),
    PRODUCT_CODE(FieldType.KEY, 60, PRODUCTS, ORDERS, OPPORTUNITIES),
    PRODUCT_NAME(FieldType.TEXT, 500, PRODUCTS, ORDERS, OPPORTUNITIES),
    CATEGORY(FieldType.TEXT, 100, PRODUCTS),
    PRICE(FieldType.DECIMAL, 0, PRODUCTS),
    PRODUCT_KIND(FieldType.CHOICE, 0, PRODUCTS),
    QUANTITY(FieldType.DECIMAL, 0, ORDERS, OPPORTUNITIES),
    UNIT_PRICE(FieldType.DECIMAL, 0, ORDERS),
    LINE_AMOUNT(FieldType.DECIMAL, 0, ORDERS),
    CURRENCY(FieldType.CURRENCY, 0, PRODUCTS, ORDERS, OPPORTUNITIES),
    CITY(FieldType.TEXT, 100, CUSTOMERS, LEADS),
    COUNTRY(FieldType.COUNTRY, 100, CUSTOMERS, ORDERS, LEADS),
    CHANNEL(FieldType.TEXT, 60, ORDERS),
    ORDER_STATE(FieldType.CHOICE, 0, ORDERS),
    LINE_NOTE(FieldType.TEXT, 500, ORDERS),
    TAGS(FieldType.TAGS, 1000, CUSTOMERS, CONTACTS),
    NOTE(FieldType.TEXT, 4000, CUSTOMERS, CONTACTS, PRODUCTS, OPPORTUNITIES, LEADS);

    /** The fields of which at least one must be mapped for a row of each kind to make sense. */
    private static final List<ImportField> NAMES_A_CUSTOMER = List.of(CUSTOMER_REFERENCE, CUSTOMER_NAME);

    private final FieldType type;
    private final int longest;
    private final Set<ImportKind> of;

    ImportField(FieldType type, int longest, ImportKind... of) {
        this.type = type;
        this.longest = longest;
        this.of = Set.of(of);
    }

    public FieldType type() {
        return type;
    }

    /** The most characters a cell may have; 0 where its type sets the limit. */
    public int longest() {
        return longest;
    }

    public Set<ImportKind> of() {
        return of;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Groups of fields; of each group at least one column must be given. */
    public static List<List<ImportField>> required(ImportKind kind) {
        return switch (kind) {
            case CUSTOMERS -> List.of(NAMES_A_CUSTOMER);
            case CONTACTS -> List.of(List.of(FAMILY_NAME, FULL_NAME));
            case PRODUCTS -> List.of(List.of(PRODUCT_CODE, PRODUCT_NAME));
            case ORDERS -> List.of(List.of(ORDERED_AT), List.of(UNIT_PRICE, LINE_AMOUNT));
            case LEADS -> List.of(List.of(FULL_NAME, FAMILY_NAME, LEAD_ORGANISATION));
            case OPPORTUNITIES -> List.of(List.of(OPPORTUNITY_REFERENCE, OPPORTUNITY_NAME), NAMES_A_CUSTOMER);
            case STAFF -> List.of(List.of(FULL_NAME));
        };
    }
}
