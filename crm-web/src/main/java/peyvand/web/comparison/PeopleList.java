package peyvand.web.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.comparison.Contrast.Liking;
import peyvand.analytical.comparison.Pair;
import peyvand.analytical.comparison.PeopleFilter;
import peyvand.analytical.comparison.PeopleFilter.Part;
import peyvand.analytical.comparison.PeopleQueries;
import peyvand.analytical.comparison.PersonRow;
import peyvand.analytical.comparison.Trait;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;
import peyvand.web.list.Money;
import peyvand.web.list.Parameter;

/** The list of customers behind a figure of a comparison. */
@Component
class PeopleList implements Listing<PeopleFilter, PersonRow> {

    static final String PATH = "/segments/compare/people";

    private static final String PART = "comparePart";
    private static final String TRAIT = "compareTrait";
    private static final String VALUE = "compareValue";
    private static final String PRODUCT = "product";
    private static final String CATEGORY = "category";
    private static final int LONGEST_VALUE = 100;

    private final PeopleQueries queries;
    private final SegmentQueries segments;
    private final ProductQueries products;
    private final Asked asked;

    PeopleList(PeopleQueries queries, SegmentQueries segments, ProductQueries products, Asked asked) {
        this.queries = queries;
        this.segments = segments;
        this.products = products;
        this.asked = asked;
    }

    static String link(Pair pair, Part part) {
        return Parameter.link(PATH, parameters(pair, part));
    }

    static String link(Pair pair, Part part, Trait trait, @Nullable String value) {
        List<Parameter> all = parameters(pair, part);
        all.add(new Parameter(TRAIT, trait.name()));
        if (value != null) {
            all.add(new Parameter(VALUE, value));
        }
        return Parameter.link(PATH, all);
    }

    static String link(Pair pair, Part part, Liking liking, boolean category) {
        List<Parameter> all = parameters(pair, part);
        all.add(category ? new Parameter(CATEGORY, Long.toString(liking.id())) : new Parameter(PRODUCT, liking.name()));
        return Parameter.link(PATH, all);
    }

    private static List<Parameter> parameters(Pair pair, Part part) {
        return new ArrayList<>(List.of(
                new Parameter(Asked.A, Asked.of(pair.a())),
                new Parameter(Asked.B, Asked.of(pair.b())),
                new Parameter(PART, part.name())));
    }

    @Override
    public String list() {
        return "comparepeople";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CUSTOMER;
    }

    @Override
    public ListSpec<PersonRow> spec(Ui ui, Set<String> parameters) {
        String currency = ui.baseCurrency();
        List<Field> filters = new ArrayList<>(asked.fields(ui));
        filters.add(Field.choice(PART, Part.class));
        filters.add(Field.choice(TRAIT, Trait.class));
        filters.add(Field.text(VALUE, LONGEST_VALUE));
        filters.add(Field.suggested(PRODUCT, "/products/suggestions"));
        filters.add(Field.choice(
                CATEGORY,
                segments.categories().stream()
                        .map(category -> new Choice(Long.toString(category.id()), category.path()))
                        .toList()));
        return new ListSpec<>(
                list(),
                PATH,
                List.of(
                        Column.of("name", Kind.NAME, PersonRow::name),
                        Column.<PersonRow>of("customerNumber", Kind.CODE, PersonRow::number)
                                .hidden(),
                        Column.of("owner", Kind.TEXT, PersonRow::owner),
                        Column.of("city", Kind.TEXT, PersonRow::city),
                        Column.<PersonRow>of("country", Kind.COUNTRY, PersonRow::country)
                                .hidden(),
                        Column.of("lifeStage", Kind.CHOICE, PersonRow::stage),
                        Column.of("lastOrder", Kind.DATE, PersonRow::lastOn),
                        Column.of("value", Kind.MONEY, row -> money(row.value(), currency))),
                filters,
                List.of("name"),
                row -> "/customers/" + row.id(),
                List.of());
    }

    private static @Nullable Money money(@Nullable Double amount, String currency) {
        return amount == null
                ? null
                : new Money(BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP), currency);
    }

    /** A product that is not known was bought by nobody. */
    @Override
    public PeopleFilter filter(Viewer viewer, Ui ui, Form form) {
        Part part = Objects.requireNonNullElse(form.choice(PART, Part.class), Part.A);
        String category = form.text(CATEGORY);
        String named = form.text(PRODUCT);
        Optional<Long> product = named == null
                ? Optional.empty()
                : products.named(viewer, named).map(found -> found.id().value());
        if (named != null && product.isEmpty()) {
            form.reject(PRODUCT, "baskets.unknownProduct");
        }
        return new PeopleFilter(
                named != null && product.isEmpty() ? null : Asked.pair(form),
                part,
                form.choice(TRAIT, Trait.class),
                form.text(VALUE),
                product.orElse(null),
                category == null ? null : Long.valueOf(category));
    }

    @Override
    public Sort sort(ListRequest<PersonRow> request) {
        return PeopleQueries.BY_NAME;
    }

    @Override
    public ListQueries<PeopleFilter, PersonRow> queries() {
        return queries;
    }
}
