package peyvand.analytical.quality;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import peyvand.db.sql.Sql;
import peyvand.domain.RecordKind;

/** What can be wrong with data, each measured as a share of the records of a kind. */
public enum QualityMeasure {
    CUSTOMERS_WITHOUT_OWNER(RecordKind.CUSTOMER, "r.owner_id is null"),
    CUSTOMERS_WITHOUT_HANDLE(RecordKind.CUSTOMER, "not exists (select from handle h where h.customer_id = r.id)"),
    CUSTOMERS_NAMED_BY_ID(RecordKind.CUSTOMER, "(r.name = r.reference or fold(r.name) ~ '^[0-9]+$')"),
    CUSTOMERS_WITHOUT_COUNTRY(RecordKind.CUSTOMER, "r.country is null"),
    CUSTOMERS_IN_UNKNOWN_COUNTRY(RecordKind.CUSTOMER, "r.country !~ '^[A-Z]{2}$'"),
    CUSTOMERS_STALE(
            RecordKind.CUSTOMER,
            "r.updated_at < :two_years_ago and coalesce(r.last_ordered_at, '-infinity') < :two_years_ago"),
    CUSTOMERS_PERHAPS_TWICE(RecordKind.CUSTOMER, """
            (exists (select from duplicate_pair d where d.record_kind = 'CUSTOMER' and d.a_id = r.id and d.dismissed_at is null)
             or exists (select from duplicate_pair d where d.record_kind = 'CUSTOMER' and d.b_id = r.id and d.dismissed_at is null))
            """),
    CONTACTS_WITHOUT_HANDLE(RecordKind.CONTACT, """
            not exists (select from handle h where h.customer_id = r.customer_id
                        and (h.contact_id = r.id or h.contact_id is null and c.kind = 'PERSON'))
            """),
    CONTACTS_WITHOUT_BIRTH_DATE(RecordKind.CONTACT, "r.birth_date is null"),
    PRODUCTS_WITHOUT_CATEGORY(RecordKind.PRODUCT, "r.category_id is null"),
    PRODUCTS_WITH_CODES_ALIKE(
            RecordKind.PRODUCT, "exists (select from product p where fold(p.code) = fold(r.code) and p.id <> r.id)"),
    PRODUCTS_UNSOLD(RecordKind.PRODUCT, """
            r.created_at < :a_year_ago and not exists (
              select from order_line l join sales_order o on o.id = l.order_id
              where l.product_id = r.id and o.kind = 'SALE' and o.state <> 'CANCELLED' and o.ordered_at >= :a_year_ago)
            """),
    ORDERS_WITHOUT_CUSTOMER(RecordKind.ORDER, "r.customer_id is null"),
    RETURNS_NOT_TIED(RecordKind.ORDER, """
            exists (select from order_line l where l.order_id = r.id and l.quantity < 0 and l.returns_line_id is null)
            """);

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final Duration TWO_YEARS = A_YEAR.multipliedBy(2);

    private final RecordKind kind;
    private final String condition;

    QualityMeasure(RecordKind kind, String condition) {
        this.kind = kind;
        this.condition = condition;
    }

    public RecordKind kind() {
        return kind;
    }

    /** The measure as an address names it, such as {@code customers-without-owner}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<QualityMeasure> ofSlug(String slug) {
        return Stream.of(values())
                .filter(measure -> measure.slug().equals(slug))
                .findFirst();
    }

    static String[] names() {
        return Stream.of(values()).map(Enum::name).toArray(String[]::new);
    }

    /** That a record {@code r} is concerned; {@link #bind} adds its values. */
    String condition() {
        return condition;
    }

    void bind(Sql sql, Instant now) {
        if (condition.contains(":two_years_ago")) {
            sql.with("two_years_ago", Timestamp.from(now.minus(TWO_YEARS)));
        }
        if (condition.contains(":a_year_ago")) {
            sql.with("a_year_ago", Timestamp.from(now.minus(A_YEAR)));
        }
    }

    /** Where the records looked at stand, as {@code r}, with their customer as {@code c}. */
    String tables() {
        return switch (kind) {
            case CUSTOMER -> "customer r join customer c on c.id = r.id";
            case CONTACT -> "contact r join customer c on c.id = r.customer_id";
            case PRODUCT -> "product r";
            default -> "sales_order r left join customer c on c.id = r.customer_id";
        };
    }

    /** Which of them are looked at. */
    String lookedAt() {
        return switch (kind) {
            case CUSTOMER, CONTACT -> "r.merged_into_id is null and r.archived_at is null";
            case PRODUCT -> "r.archived_at is null and r.kind in ('GOODS', 'SERVICE')";
            default -> "r.state <> 'CANCELLED'" + (this == RETURNS_NOT_TIED ? " and r.kind = 'RETURN'" : "");
        };
    }
}
