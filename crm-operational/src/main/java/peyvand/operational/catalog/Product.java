package peyvand.operational.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.ProductId;
import peyvand.domain.RuleViolation;

@Entity
@DynamicUpdate
class Product {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String code;
    private String name;

    @Enumerated(EnumType.STRING)
    private ProductKind kind;

    @Column(name = "category_id")
    private @Nullable Long category;

    private @Nullable BigDecimal price;
    private @Nullable String currency;
    private @Nullable BigDecimal taxPercent;
    private @Nullable String note;
    private @Nullable Instant archivedAt;
    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Product() {}

    Product(String code, ProductData data, @Nullable Long category, Instant at) {
        this.code = code;
        this.name = data.name();
        this.kind = data.kind();
        this.createdAt = at;
        this.updatedAt = at;
        write(data, category);
    }

    ProductId id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return new ProductId(id);
    }

    int version() {
        return version;
    }

    @Nullable
    Long category() {
        return category;
    }

    /**
     * @param categoryNow the path of its present category
     * @return what it changed; nothing is touched when all is as it was
     */
    Changes edit(ProductData data, @Nullable Long newCategory, @Nullable String categoryNow, Instant at) {
        if (archivedAt != null) {
            throw new RuleViolation("rule.product.archived");
        }
        ProductData wanted = data.code() == null ? data.withCode(code) : data;
        Changes changes = Changes.between(data(categoryNow).fields(), wanted.fields());
        if (!changes.isEmpty()) {
            write(wanted, newCategory);
            updatedAt = at;
        }
        return changes;
    }

    /** Counts the version on, for what is kept beside the row. */
    void touch(Instant at) {
        updatedAt = at.isAfter(updatedAt) ? at : updatedAt.plusMillis(1);
    }

    void archive(Instant at) {
        if (archivedAt == null) {
            archivedAt = at;
            updatedAt = at;
        }
    }

    void restore(Instant at) {
        archivedAt = null;
        updatedAt = at;
    }

    private ProductData data(@Nullable String categoryNow) {
        return new ProductData(code, name, kind, categoryNow, price, currency, taxPercent, note);
    }

    private void write(ProductData data, @Nullable Long newCategory) {
        if (data.code() != null) {
            code = data.code();
        }
        name = data.name();
        kind = data.kind();
        category = newCategory;
        price = data.price();
        currency = data.currency();
        taxPercent = data.taxPercent();
        note = data.note();
    }
}
