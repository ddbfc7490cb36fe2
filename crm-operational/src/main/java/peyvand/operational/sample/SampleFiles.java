package peyvand.operational.sample;

import java.util.List;
import java.util.Locale;
import peyvand.operational.imports.ImportField;
import peyvand.operational.imports.ImportKind;
import peyvand.operational.imports.ImportMapping;

/** The files of the sample company, in the order in which they come in, and their columns. */
enum SampleFiles {
    PRODUCTS(
            ImportField.PRODUCT_CODE,
            ImportField.PRODUCT_NAME,
            ImportField.CATEGORY,
            ImportField.PRICE,
            ImportField.CURRENCY),
    CUSTOMERS(
            ImportField.CUSTOMER_REFERENCE,
            ImportField.CUSTOMER_KIND,
            ImportField.CUSTOMER_NAME,
            ImportField.SECTOR,
            ImportField.CITY,
            ImportField.COUNTRY,
            ImportField.SOURCE,
            ImportField.OWNER_EMAIL,
            ImportField.EMAIL,
            ImportField.MOBILE,
            ImportField.PHONE,
            ImportField.TAGS,
            ImportField.EMPLOYEES),
    CONTACTS(
            ImportField.CUSTOMER_REFERENCE,
            ImportField.GIVEN_NAME,
            ImportField.FAMILY_NAME,
            ImportField.JOB_TITLE,
            ImportField.GENDER,
            ImportField.BIRTH_DATE,
            ImportField.EMAIL,
            ImportField.MOBILE),
    ORDERS(
            ImportField.ORDER_NUMBER,
            ImportField.ORDERED_AT,
            ImportField.CUSTOMER_REFERENCE,
            ImportField.PRODUCT_CODE,
            ImportField.QUANTITY,
            ImportField.UNIT_PRICE,
            ImportField.CURRENCY,
            ImportField.COUNTRY,
            ImportField.CHANNEL);

    private final List<ImportField> columns;

    SampleFiles(ImportField... columns) {
        this.columns = List.of(columns);
    }

    ImportKind kind() {
        return ImportKind.valueOf(name());
    }

    ImportMapping mapping() {
        return new ImportMapping(columns.stream().toList());
    }

    List<String> header() {
        return columns.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    String fileName() {
        return "sample-" + name().toLowerCase(Locale.ROOT) + ".csv";
    }

    String of(SampleCompany.Files files) {
        return switch (this) {
            case PRODUCTS -> files.products();
            case CUSTOMERS -> files.customers();
            case CONTACTS -> files.contacts();
            case ORDERS -> files.orders();
        };
    }
}
