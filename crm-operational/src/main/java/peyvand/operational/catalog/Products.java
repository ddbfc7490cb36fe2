package peyvand.operational.catalog;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CustomFieldId;
import peyvand.domain.NotFound;
import peyvand.domain.ProductId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.CustomValues;
import peyvand.operational.staff.CompanyQueries;

/** The commands on products. Products are everybody's: who may sign in may see and change them. */
@Service
@Transactional
public class Products {

    private final ProductRepository products;
    private final Categories categories;
    private final CompanyQueries companies;
    private final CustomValues values;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Products(
            ProductRepository products,
            Categories categories,
            CompanyQueries companies,
            CustomValues values,
            JdbcClient jdbc,
            AuditLog audit,
            Clock clock) {
        this.products = products;
        this.categories = categories;
        this.companies = companies;
        this.values = values;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public ProductId create(Viewer viewer, ProductData data) {
        return create(viewer, data, Map.of());
    }

    /** @param own what the product says in custom fields */
    public ProductId create(Viewer viewer, ProductData data, Map<CustomFieldId, @Nullable CustomValue> own) {
        String code = data.code() == null ? freeCode() : data.code();
        Product product = save(new Product(code, priced(data), categories.named(data.category()), clock.instant()));
        values.begin(RecordKind.PRODUCT, product.id().value(), own);
        audit.record(viewer, "CREATED", RecordKind.PRODUCT, product.id().value(), null, Changes.NONE);
        return product.id();
    }

    /**
     * @param version of the product as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, ProductId id, int version, ProductData data) {
        edit(viewer, id, version, data, Map.of());
    }

    /**
     * @param version of the product as the viewer read it
     * @param own what the product is to say in some custom fields, null for nothing; what it says in others stays
     * @throws Stale when somebody saved it since
     */
    public void edit(
            Viewer viewer, ProductId id, int version, ProductData data, Map<CustomFieldId, @Nullable CustomValue> own) {
        Product product = product(id);
        Stale.check(id, version, product.version());
        Long category = categories.named(data.category());
        ProductData wanted = new ProductData(
                data.code(),
                data.name(),
                data.kind(),
                categories.path(category),
                data.price(),
                data.currency(),
                data.taxPercent(),
                data.note());
        Changes changes = product.edit(priced(wanted), category, categories.path(product.category()), clock.instant())
                .and(values.change(RecordKind.PRODUCT, id.value(), own));
        if (!changes.isEmpty()) {
            product.touch(clock.instant());
            save(product);
            audit.record(viewer, "CHANGED", RecordKind.PRODUCT, id.value(), null, changes);
        }
    }

    public void archive(Viewer viewer, ProductId id) {
        product(id).archive(clock.instant());
        audit.record(viewer, "ARCHIVED", RecordKind.PRODUCT, id.value(), null, Changes.NONE);
    }

    public void restore(Viewer viewer, ProductId id) {
        product(id).restore(clock.instant());
        audit.record(viewer, "RESTORED", RecordKind.PRODUCT, id.value(), null, Changes.NONE);
    }

    private Product product(ProductId id) {
        return products.findById(id.value()).orElseThrow(() -> new NotFound(id));
    }

    private ProductData priced(ProductData data) {
        return data.pricedIn(companies.company().orElseThrow().baseCurrency());
    }

    /** The next number that no product has; files may have brought codes of the same shape. */
    private String freeCode() {
        while (true) {
            String code = jdbc.sql("select 'P-' || nextval('product_number')")
                    .query(String.class)
                    .single();
            if (jdbc.sql("select 1 from product where code = :code")
                    .param("code", code)
                    .query()
                    .listOfRows()
                    .isEmpty()) {
                return code;
            }
        }
    }

    private Product save(Product product) {
        try {
            return products.saveAndFlush(product);
        } catch (DataIntegrityViolationException e) {
            throw translate(e);
        }
    }

    private static RuntimeException translate(DataIntegrityViolationException e) {
        @Nullable String message = e.getMostSpecificCause().getMessage();
        return message != null && message.contains("product_code_key")
                ? new RuleViolation("rule.product.codeTaken")
                : e;
    }
}
