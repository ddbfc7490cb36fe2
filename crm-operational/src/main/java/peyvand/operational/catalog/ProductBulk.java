package peyvand.operational.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import peyvand.db.sql.Sql;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkAction;
import peyvand.operational.bulk.BulkAction.Value;
import peyvand.operational.bulk.BulkActions;
import peyvand.operational.bulk.BulkOperation;
import peyvand.operational.bulk.BulkOperation.Back;
import peyvand.operational.bulk.BulkOperation.Change;
import peyvand.operational.bulk.BulkOperation.Records;
import peyvand.operational.bulk.BulkOperation.Rule;
import peyvand.operational.bulk.Selection;

/** What can be done with many products at once, by the rules that hold for one. */
@Service
public class ProductBulk implements BulkActions {

    private static final Records PRODUCTS = new Records("product", "p", "p.name", "null::bigint");
    private static final int LONGEST_PATH = 300;

    private static final List<BulkAction> ACTIONS = List.of(
            new BulkAction("CATEGORY", Right.EDIT, Value.CATEGORY),
            new BulkAction("ARCHIVE", Right.DELETE, null),
            new BulkAction("RESTORE", Right.DELETE, null));

    private static final String WANTED =
            "(select w.id from category w where fold(category_path(w.id)) = fold(:value) order by w.id limit 1)";
    private static final String THERE = "p.category_id = " + WANTED;

    private final Categories categories;

    ProductBulk(Categories categories) {
        this.categories = categories;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PRODUCT;
    }

    @Override
    public List<BulkAction> all() {
        return ACTIONS;
    }

    public Selection filtered(ProductFilter filter) {
        return columns -> filter.apply(Sql.of("select " + columns + " from product p"));
    }

    @Override
    public Selection picked(Viewer viewer, Collection<Long> ids) {
        return columns -> Sql.of("select " + columns + " from product p where p.id = any (:ids)")
                .with("ids", ids.toArray(Long[]::new));
    }

    @Override
    public Selection changed(Viewer viewer) {
        return columns -> Sql.of("select " + columns + " from product p"
                + " where p.id in (select record_id from bulk_change_row where bulk_id = :bulk)");
    }

    @Override
    public BulkOperation operation(String action, String value) {
        return switch (action) {
            case "CATEGORY" -> into(value.strip());
            case "ARCHIVE" -> BulkOperation.archive(PRODUCTS, "true");
            case "RESTORE" -> BulkOperation.restore(PRODUCTS);
            default -> throw new NotFound(action);
        };
    }

    private BulkOperation into(String path) {
        if (path.isEmpty() || path.length() > LONGEST_PATH) {
            throw new RuleViolation("rule.bulk.value", LONGEST_PATH);
        }
        return new BulkOperation(
                PRODUCTS,
                new Rule(
                        "p.archived_at is null",
                        THERE,
                        "jsonb_build_object('category', category_path(p.category_id), 'id', p.category_id)"),
                new Change(", category_id = " + WANTED, null, "CHANGED"),
                new Back(
                        "p.archived_at is null and " + THERE,
                        new Change(", category_id = cast(r.before ->> 'id' as bigint)", null, "CHANGED")),
                before -> Map.of("category", path),
                () -> categories.named(path),
                path);
    }
}
