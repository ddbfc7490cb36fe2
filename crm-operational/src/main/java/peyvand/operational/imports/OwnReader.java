package peyvand.operational.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.Label;

/** Turns the text of a cell into what a custom field can hold, in the form {@link OwnValues} compares and writes. */
final class OwnReader {

    private static final int LONGEST_TEXT = 500;
    private static final int SCALE = 4;
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "بله", "بلی", "اری", "دارد", "هست");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "خیر", "نه", "ندارد", "نیست");

    private final CustomField field;
    private final Dates dates;
    private final DecimalMark mark;
    private final Map<String, String> choices;

    OwnReader(CustomField field, Dates dates, DecimalMark mark) {
        this.field = field;
        this.dates = dates;
        this.mark = mark;
        this.choices = field.choices().stream()
                .filter(choice -> !choice.retired())
                .flatMap(choice -> names(choice.label()).map(name -> Map.entry(name, Long.toString(choice.id()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    private static Stream<String> names(Label label) {
        return Stream.of("en", "fa").map(label::in).map(OwnReader::key).distinct();
    }

    private static String key(String text) {
        return Folding.fold(text).strip();
    }

    CellReader.Read read(String cell) {
        String text = CellReader.tidy(cell);
        if (text.isEmpty()) {
            return CellReader.Read.EMPTY;
        }
        return switch (field.kind()) {
            case TEXT ->
                text.length() > LONGEST_TEXT
                        ? refused("tooLong", Integer.toString(LONGEST_TEXT))
                        : CellReader.Read.of(text);
            case NUMBER, MONEY -> number(text);
            case DATE -> day(text);
            case CHOICE -> known(choices.get(key(text)), text);
            case YES_NO -> known(YES.contains(key(text)) ? "true" : NO.contains(key(text)) ? "false" : null, text);
        };
    }

    private CellReader.Read number(String text) {
        BigDecimal number = Numbers.parse(text, mark);
        return number == null
                ? refused("noNumber", CellReader.shown(text))
                : CellReader.Read.of(
                        number.setScale(SCALE, RoundingMode.HALF_UP).toPlainString());
    }

    private CellReader.Read day(String text) {
        Dates.Moment moment = dates.parse(text);
        return moment == null
                ? refused("noDate", CellReader.shown(text))
                : CellReader.Read.of(moment.day().toString());
    }

    private CellReader.Read known(@Nullable String value, String text) {
        return value == null ? refused("noChoice", CellReader.shown(text)) : CellReader.Read.of(value);
    }

    private CellReader.Read refused(String reason, String argument) {
        return new CellReader.Read(null, Refusal.of(reason, field.label().text(), argument), null);
    }
}
