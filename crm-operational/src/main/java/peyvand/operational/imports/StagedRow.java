package peyvand.operational.imports;

import static peyvand.operational.imports.ImportField.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as lines of the temporary table {@code stage}, one row after the other. */
final class StagedRow {

    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final int SCALE = 4;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<ImportField> HANDLES = Arrays.stream(ImportField.values())
            .filter(f -> f.type() == FieldType.HANDLE)
            .toList();

    private final Job job;
    private final List<ImportField> fields;
    private final @Nullable CellReader[] readers;
    private final Synonyms synonyms;
    private final CellReader.Read[] cells = new CellReader.Read[ImportField.values().length];
    private final Map<Integer, OwnReader> own;
    private final Map<Long, String> said = new LinkedHashMap<>();
    private @Nullable Refusal refusal;
    private BigDecimal quantityTotal = BigDecimal.ZERO;
    private BigDecimal amountTotal = BigDecimal.ZERO;

    StagedRow(Job job, Synonyms synonyms, Reading.Habits habits) {
        this.job = job;
        this.fields = job.kind().fields();
        this.own = habits.own();
        this.synonyms = synonyms;
        List<@Nullable ImportField> columns = job.mapping().columns();
        this.readers = new CellReader[columns.size()];
        for (int i = 0; i < this.readers.length; i++) {
            ImportField field = columns.get(i);
            this.readers[i] = field == null ? null : habits.fields().get(field);
        }
    }

    BigDecimal quantity() {
        return quantityTotal;
    }

    BigDecimal amount() {
        return amountTotal;
    }

    String createTable() {
        return "create temp table stage (row_no bigint not null, reason text, args text, match_key text, customer_key text, "
                + "product_key text, day date, own jsonb, "
                + HANDLES.stream().map(f -> f.column() + "_normal text, ").collect(Collectors.joining())
                + fields.stream().map(f -> f.column() + " " + f.type().sql()).collect(Collectors.joining(", "))
                + ")";
    }

    String copyStatement() {
        return "copy stage from stdin";
    }

    void write(Row row, CopyText text) {
        read(row);
        BigDecimal quantity = number(QUANTITY);
        BigDecimal price = number(UNIT_PRICE);
        BigDecimal amount = number(LINE_AMOUNT);
        if (job.kind() == ImportKind.ORDERS) {
            if (cells[QUANTITY.ordinal()].refusal() == null && quantity == null) {
                quantity = amount != null && amount.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
            }
            if (amount == null && price != null && quantity != null) {
                amount = quantity.multiply(price).setScale(SCALE, RoundingMode.HALF_UP);
            }
            if (price == null && amount != null && quantity != null) {
                price = quantity.signum() == 0 ? BigDecimal.ZERO : amount.divide(quantity, SCALE, RoundingMode.HALF_UP);
            }
            amount = bounded(amount, LINE_AMOUNT);
            price = bounded(price, UNIT_PRICE);
            quantityTotal = quantity == null ? quantityTotal : quantityTotal.add(quantity);
            amountTotal = amount == null ? amountTotal : amountTotal.add(amount);
        }
        amountOfOpportunity();
        require();
        text.value(row.number())
                .value(refusal == null ? null : refusal.reason())
                .value(refusal == null ? null : String.join(String.valueOf(CopyText.PART), refusal.args()))
                .value(matchKey())
                .value(customerKey())
                .value(productKey());
        text.value(day()).value(said.isEmpty() ? null : JSON.writeValueAsString(said));
        HANDLES.forEach(handle -> text.value((String) cells[handle.ordinal()].typed()));
        for (ImportField field : fields) {
            text.value(
                    switch (field) {
                        case QUANTITY -> plain(quantity);
                        case UNIT_PRICE -> plain(price);
                        case LINE_AMOUNT -> plain(amount);
                        default -> value(field);
                    });
        }
        text.endLine();
    }

    private void read(Row row) {
        Arrays.fill(cells, CellReader.Read.EMPTY);
        refusal = null;
        said.clear();
        own.forEach((column, reader) -> readOwn(column, reader.read(row.cell(column))));
        for (int i = 0; i < readers.length; i++) {
            CellReader reader = readers[i];
            if (reader != null) {
                CellReader.Read read = reader.read(row.cell(i));
                cells[Objects.requireNonNull(job.mapping().columns().get(i)).ordinal()] = read;
                refuse(read.refusal());
            }
        }
        standIns();
        for (int i = readers.length; i < row.cells().size(); i++) {
            if (!row.cells().get(i).isBlank()) {
                refuse(Refusal.of("tooManyCells", Integer.toString(readers.length)));
            }
        }
    }

    private void readOwn(int column, CellReader.Read read) {
        refuse(read.refusal());
        if (read.value() != null) {
            said.put(Objects.requireNonNull(job.mapping().own().get(column)), read.value());
        }
    }

    private void refuse(@Nullable Refusal reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    /** What a column of stages says is either a stage or how it ended. */
    private void standIns() {
        if (job.kind() != ImportKind.OPPORTUNITIES) {
            return;
        }
        String stage = value(OPPORTUNITY_STAGE);
        String state =
                stage == null || value(OPPORTUNITY_STATE) != null ? null : synonyms.choice(OPPORTUNITY_STATE, stage);
        if (state != null) {
            cells[OPPORTUNITY_STATE.ordinal()] = CellReader.Read.of(state);
        }
        String nobody = job.options().standIns().customer();
        if (nobody != null && value(CUSTOMER_NAME) == null && value(CUSTOMER_REFERENCE) == null) {
            cells[CUSTOMER_NAME.ordinal()] = CellReader.Read.of(nobody);
        }
    }

    private void amountOfOpportunity() {
        BigDecimal amount = bounded(number(OPPORTUNITY_AMOUNT), OPPORTUNITY_AMOUNT);
        if (amount != null && amount.signum() < 0) {
            refuse(Refusal.ofField("outOfRange", OPPORTUNITY_AMOUNT, amount.toPlainString()));
        }
        amountTotal = amount == null ? amountTotal : amountTotal.add(amount);
        BigDecimal quantity = number(QUANTITY);
        if (job.kind() == ImportKind.OPPORTUNITIES && quantity != null && quantity.signum() <= 0) {
            refuse(Refusal.ofField("outOfRange", QUANTITY, quantity.toPlainString()));
        }
    }

    private void require() {
        if (refusal != null) {
            return;
        }
        switch (job.kind()) {
            case CUSTOMERS -> requireKey();
            case CONTACTS -> {
                requireOne(FULL_NAME, FAMILY_NAME);
                if (job.mapping().has(CUSTOMER_NAME) || job.mapping().has(CUSTOMER_REFERENCE)) {
                    requireOne(CUSTOMER_NAME, CUSTOMER_REFERENCE);
                }
            }
            case PRODUCTS -> {
                requireKey();
                BigDecimal price = number(PRICE);
                if (price != null && price.signum() < 0) {
                    refuse(Refusal.ofField("outOfRange", PRICE, price.toPlainString()));
                }
                if (Objects.requireNonNullElse(value(PRODUCT_NAME), "").length() > 300) {
                    refuse(Refusal.ofField("tooLong", PRODUCT_NAME, "300"));
                }
            }
            case OPPORTUNITIES -> {
                requireOne(CUSTOMER_NAME, CUSTOMER_REFERENCE);
                requireKey();
            }
            case LEADS -> {
                if (fullName() == null) {
                    requireOne(LEAD_ORGANISATION, FULL_NAME);
                }
            }
            case STAFF -> requireOne(FULL_NAME, FULL_NAME);
            case ORDERS -> {
                requireOne(ORDERED_AT, ORDERED_AT);
                if (job.mapping().has(ORDER_NUMBER)) {
                    requireOne(ORDER_NUMBER, ORDER_NUMBER);
                }
                requireOne(UNIT_PRICE, LINE_AMOUNT);
            }
        }
    }

    private void requireKey() {
        if (matchKey() == null) {
            refuse(Refusal.ofField("missing", keyField()));
        }
    }

    private void requireOne(ImportField one, ImportField other) {
        if (value(one) == null && value(other) == null) {
            refuse(Refusal.ofField("missing", one));
        }
    }

    private ImportField keyField() {
        return switch (job.matchKey()) {
            case REFERENCE -> CUSTOMER_REFERENCE;
            case EMAIL -> EMAIL;
            case MOBILE -> MOBILE;
            case PHONE -> PHONE;
            case CODE -> PRODUCT_CODE;
            case OPPORTUNITY -> OPPORTUNITY_REFERENCE;
            case NUMBER -> ORDER_NUMBER;
            case NAME ->
                switch (job.kind()) {
                    case PRODUCTS -> PRODUCT_NAME;
                    case CONTACTS, LEADS, STAFF -> FULL_NAME;
                    case OPPORTUNITIES -> OPPORTUNITY_NAME;
                    default -> CUSTOMER_NAME;
                };
        };
    }

    /** What the record is found by, in the form the database compares. */
    private @Nullable String matchKey() {
        ImportField field = keyField();
        if (field.type() == FieldType.HANDLE) {
            return (String) cells[field.ordinal()].typed();
        }
        if (job.kind() == ImportKind.CONTACTS) {
            return folded(fullName());
        }
        if (job.kind() == ImportKind.LEADS) {
            return Objects.toString(folded(fullName()), "")
                    + CopyText.PART
                    + Objects.toString(folded(value(LEAD_ORGANISATION)), "");
        }
        String value = value(field);
        if (field == OPPORTUNITY_NAME && value != null) {
            return customerKey() + CopyText.PART + folded(value); // among those of its customer
        }
        return field.type() == FieldType.KEY ? value : folded(value);
    }

    private @Nullable String fullName() {
        String family = value(FAMILY_NAME);
        if (family == null) {
            return value(FULL_NAME);
        }
        String given = value(GIVEN_NAME);
        return given == null ? family : given + " " + family;
    }

    private @Nullable String customerKey() {
        String reference = value(CUSTOMER_REFERENCE);
        if (reference != null) {
            return "r" + reference;
        }
        String name = folded(value(CUSTOMER_NAME));
        return name == null ? null : "n" + name;
    }

    private @Nullable String productKey() {
        String code = value(PRODUCT_CODE);
        if (code != null) {
            return "c" + code;
        }
        String name = folded(value(PRODUCT_NAME));
        return name == null ? null : "n" + name;
    }

    private @Nullable String day() {
        return cells[ORDERED_AT.ordinal()].typed() instanceof Dates.Moment moment
                ? moment.day().toString()
                : cells[ORDERED_AT.ordinal()].typed() instanceof LocalDate date ? date.toString() : null;
    }

    private @Nullable String value(ImportField field) {
        return cells[field.ordinal()].value();
    }

    private @Nullable BigDecimal number(ImportField field) {
        return cells[field.ordinal()].typed() instanceof BigDecimal number ? number : null;
    }

    private @Nullable BigDecimal bounded(@Nullable BigDecimal number, ImportField field) {
        if (number != null && number.abs().compareTo(MOST) >= 0) {
            refuse(Refusal.ofField("outOfRange", field, number.toPlainString()));
            return null;
        }
        return number;
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : Folding.fold(text);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
