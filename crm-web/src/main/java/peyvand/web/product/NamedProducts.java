package peyvand.web.product;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.product.Product;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductChoice;
import peyvand.operational.catalog.ProductQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.list.Parameter;

/** Fields that name products. */
@Component
class NamedProducts {

    private static final String SUGGESTIONS = "/products/suggestions";

    private final ProductQueries products;

    NamedProducts(ProductQueries products) {
        this.products = products;
    }

    static Field field(String name) {
        return Field.suggested(name, SUGGESTIONS);
    }

    /** So many fields whose names end in a number, from 1. */
    static List<Field> fields(String name, int number) {
        return IntStream.rangeClosed(1, number).mapToObj(i -> field(name + i)).toList();
    }

    /** What such fields say of these products. */
    static Stream<Parameter> parameters(String name, List<Product> products) {
        return IntStream.range(0, products.size()).mapToObj(i -> new Parameter(name + (i + 1), label(products.get(i))));
    }

    /** As a field names it, and {@link ProductQueries#named} understands it. */
    static String label(Product product) {
        return product.name() + " (" + product.code() + ")";
    }

    /** The product a field names; null where it names none, which is told beside it where something was typed. */
    @Nullable
    ProductId read(Viewer viewer, Form form, String field) {
        return choice(viewer, form, field).map(ProductChoice::id).orElse(null);
    }

    /** Likewise, with its name. */
    Optional<ProductChoice> choice(Viewer viewer, Form form, String field) {
        String text = form.text(field);
        if (text == null || form.problem(field) != null) {
            return Optional.empty();
        }
        Optional<ProductChoice> named = products.named(viewer, text);
        if (named.isEmpty()) {
            form.reject(field, "baskets.unknownProduct");
        }
        return named;
    }

    /** Those that several fields name. */
    List<ProductId> read(Viewer viewer, Form form, List<Field> fields) {
        return fields.stream()
                .flatMap(field -> choice(viewer, form, field.name()).stream())
                .map(ProductChoice::id)
                .distinct()
                .toList();
    }
}
