package peyvand.web.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.CustomFieldId;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.imports.DateOrder;
import peyvand.operational.imports.DecimalMark;
import peyvand.operational.imports.ImportField;
import peyvand.operational.imports.ImportKind;
import peyvand.operational.imports.ImportMapping;
import peyvand.operational.imports.ImportOptions;
import peyvand.operational.imports.ImportPolicy;
import peyvand.operational.imports.MatchKey;
import peyvand.operational.opportunity.Pipeline;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** What the columns of a file are and how they are to be understood, as it stands in the form. */
record MappingForm(ImportMapping mapping, Form options) {

    private static final Pattern DOMAIN = Pattern.compile("([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?\\.)+[a-zA-Z]{2,}");
    private static final Set<ImportKind> PRICED =
            EnumSet.of(ImportKind.ORDERS, ImportKind.PRODUCTS, ImportKind.OPPORTUNITIES);
    private static final int RATE_DIGITS = 11;
    private static final int RATE_DECIMALS = 8;

    static MappingForm of(
            ImportKind kind, List<Pipeline> pipelines, ImportMapping mapping, ImportOptions options, Ui ui) {
        MatchKey match = options.match() == null ? kind.usualKey(mapping) : options.match();
        return new MappingForm(
                mapping,
                Form.empty(fields(kind, pipelines, ui), ui.formats())
                        .with("importMatch", match)
                        .with("importPolicy", options.policy())
                        .with("importDates", options.dates())
                        .with("importDecimals", options.decimals())
                        .with(
                                "importCustomers",
                                options.createPersons() ? CustomerKind.PERSON : CustomerKind.ORGANISATION)
                        .with("importCurrency", options.currency())
                        .with("importRate", options.exchangeRate())
                        .with("importLineText", options.lineText())
                        .with("importPipeline", options.standIns().pipeline())
                        .with("importCustomerOfNone", options.standIns().customer())
                        .with("importMailDomain", options.standIns().mailDomain()));
    }

    static MappingForm read(ImportKind kind, List<Pipeline> pipelines, Ui ui, Map<String, String[]> request) {
        Form form = Form.read(fields(kind, pipelines, ui), ui.formats(), request);
        checkCurrency(form);
        checkRate(form, ui.formats());
        checkDomain(form);
        return new MappingForm(mapping(request.getOrDefault("column", new String[0])), form);
    }

    private static ImportMapping mapping(String[] columns) {
        List<@Nullable ImportField> fields = new ArrayList<>();
        Map<Integer, Long> own = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            Optional<CustomFieldId> custom = CustomFieldId.ofKey(columns[i]);
            if (custom.isPresent()) {
                own.put(i, custom.get().value());
            }
            fields.add(columns[i].isEmpty() || custom.isPresent() ? null : field(columns[i]));
        }
        return new ImportMapping(fields, own);
    }

    private static ImportField field(String name) {
        return Arrays.stream(ImportField.values())
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static void checkCurrency(Form form) {
        if (!form.value("importCurrency").isEmpty()
                && !ImportWords.isCurrency(form.value("importCurrency").toUpperCase(Locale.ROOT))) {
            form.reject("importCurrency", "imports.page.currency.unknown");
        }
    }

    private static void checkRate(Form form, Formats formats) {
        String typed = form.value("importRate");
        if (!typed.isEmpty()
                && formats.readNumber(typed)
                        .filter(rate -> rate.signum() > 0
                                && rate.stripTrailingZeros().scale() <= RATE_DECIMALS
                                && rate.precision() - rate.scale() <= RATE_DIGITS)
                        .isEmpty()) {
            form.reject("importRate", "imports.page.rate.bad");
        }
    }

    private static void checkDomain(Form form) {
        if (!form.value("importMailDomain").isEmpty()
                && !DOMAIN.matcher(form.value("importMailDomain")).matches()) {
            form.reject("importMailDomain", "imports.page.mailDomain.bad");
        }
    }

    ImportOptions options(Formats formats) {
        String rate = options.text("importRate");
        String currency = options.text("importCurrency");
        String lineText = options.text("importLineText");
        String pipeline = options.text("importPipeline"); // null: the first
        MatchKey match = options.choice("importMatch", MatchKey.class); // null: the usual one
        ImportPolicy policy = options.choice("importPolicy", ImportPolicy.class);
        DateOrder dates = options.choice("importDates", DateOrder.class);
        DecimalMark decimals = options.choice("importDecimals", DecimalMark.class);
        return new ImportOptions(
                dates == null ? DateOrder.AUTO : dates,
                decimals == null ? DecimalMark.AUTO : decimals,
                currency == null ? null : currency.toUpperCase(Locale.ROOT),
                rate == null ? BigDecimal.ONE : formats.readNumber(rate).orElseThrow(),
                options.choice("importCustomers", CustomerKind.class) == CustomerKind.PERSON,
                match,
                policy == null ? ImportPolicy.CREATE_AND_UPDATE : policy,
                lineText == null ? ImportOptions.USUAL.lineText() : lineText,
                new ImportOptions.StandIns(
                        pipeline == null ? null : Long.valueOf(pipeline),
                        options.text("importCustomerOfNone"),
                        options.text("importMailDomain")));
    }

    private static List<Field> fields(ImportKind kind, List<Pipeline> pipelines, Ui ui) {
        List<Field> fields = new ArrayList<>();
        if (kind.matchKeys().size() > 1) {
            fields.add(choice("importMatch", "imports.match.", kind.matchKeys(), ui));
        }
        fields.add(choice("importPolicy", "imports.policy.", List.of(ImportPolicy.values()), ui));
        fields.add(choice("importDates", "imports.dates.", List.of(DateOrder.values()), ui));
        fields.add(choice("importDecimals", "imports.decimals.", List.of(DecimalMark.values()), ui));
        if (kind != ImportKind.PRODUCTS && kind != ImportKind.LEADS && kind != ImportKind.STAFF) {
            fields.add(Field.choice("importCustomers", CustomerKind.class).asRequired());
        }
        if (PRICED.contains(kind)) {
            fields.add(Field.text("importCurrency", 3).withHint("imports.page.currency.hint"));
        }
        if (kind == ImportKind.ORDERS || kind == ImportKind.OPPORTUNITIES) {
            fields.add(Field.text("importRate", 20).withHint("imports.page.rate.hint"));
        }
        if (kind == ImportKind.OPPORTUNITIES) {
            fields.add(Field.choice("importPipeline", choices(pipelines, ui)).withHint("imports.page.pipeline.hint"));
            fields.add(Field.text("importCustomerOfNone", 200).withHint("imports.page.customerOfNone.hint"));
        }
        if (kind == ImportKind.STAFF) {
            fields.add(Field.text("importMailDomain", 200).withHint("imports.page.mailDomain.hint"));
        }
        if (kind == ImportKind.ORDERS) {
            fields.add(Field.text("importLineText", 300).withHint("imports.page.lineText.hint"));
        }
        return fields;
    }

    private static List<Choice> choices(List<Pipeline> pipelines, Ui ui) {
        return pipelines.stream()
                .map(one ->
                        new Choice(Long.toString(one.id().value()), one.label().in(ui.getLanguage())))
                .toList();
    }

    private static Field choice(String name, String labels, List<? extends Enum<?>> values, Ui ui) {
        return Field.choice(
                        name,
                        values.stream()
                                .map(value -> new Choice(value.name(), ui.message(labels + value.name())))
                                .toList())
                .asRequired();
    }
}
