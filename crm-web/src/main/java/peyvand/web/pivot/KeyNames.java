package peyvand.web.pivot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import peyvand.analytical.pivot.Dimension;
import peyvand.analytical.pivot.PivotNames;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.domain.JalaliDate;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.operational.customer.Tiers;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.i18n.PeriodNames;
import peyvand.web.i18n.Ui;

/** What the keys of dimensions are called, in the reader's language. */
@Component
class KeyNames {

    private static final int YEAR_DIGITS = 4;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int YEARS_OF_A_BAND = 10;

    private final PivotNames names;
    private final Tiers tiers;
    private final StaffQueries staff;
    private final SegmentQueries segments;

    KeyNames(PivotNames names, Tiers tiers, StaffQueries staff, SegmentQueries segments) {
        this.names = names;
        this.tiers = tiers;
        this.staff = staff;
        this.segments = segments;
    }

    /** @param jalali by which calendar the keys were made. @return the names in the order of the keys */
    List<String> of(Dimension dimension, boolean jalali, List<String> keys, Ui ui) {
        Function<String, String> naming = naming(dimension, jalali, keys, ui);
        return keys.stream()
                .map(key -> key.equals(Dimension.UNKNOWN)
                        ? ui.message(dimension == Dimension.SEGMENT ? "pivot.noSegment" : "pivot.unknown")
                        : naming.apply(key))
                .toList();
    }

    private Function<String, String> naming(Dimension dimension, boolean jalali, Collection<String> keys, Ui ui) {
        return switch (dimension) {
            case PRODUCT -> known(names.products(keys), ui);
            case CATEGORY -> known(names.categories(keys), ui);
            case TIER ->
                known(
                        tiers.all().stream()
                                .collect(Collectors.toMap(
                                        tier -> tier.id().toString(),
                                        tier -> tier.label().in(ui.getLanguage()))),
                        ui);
            case OWNER ->
                known(
                        staff.choices().stream()
                                .collect(Collectors.toMap(one -> one.id().toString(), one -> one.name())),
                        ui);
            case SEGMENT ->
                known(
                        segments.choices().stream()
                                .collect(Collectors.toMap(one -> one.id().toString(), one -> one.name())),
                        ui);
            case CHANNEL, SECTOR -> key -> key;
            case COUNTRY -> ui.formats()::country;
            case KIND -> key -> ui.message("choice.kind." + key);
            case SEX -> key -> ui.message("choice.gender." + key);
            case RFM -> key -> ui.message("choice.rfmGroup." + key);
            case STAGE -> key -> ui.message("choice.lifeStage." + key);
            case INVESTMENT -> key -> ui.message("choice.investTier." + key);
            case AGE -> key -> age(Integer.parseInt(key), ui);
            case MONTH, QUARTER, YEAR -> key -> time(dimension, key, jalali, ui);
            case WEEKDAY ->
                key -> DayOfWeek.of(Integer.parseInt(key))
                        .getDisplayName(TextStyle.FULL_STANDALONE, Locale.forLanguageTag(ui.getLanguage()));
        };
    }

    private static Function<String, String> known(Map<String, String> names, Ui ui) {
        return key -> names.getOrDefault(key, ui.message("report.gone"));
    }

    private static String age(int from, Ui ui) {
        return ui.message("pivot.age", from, from + YEARS_OF_A_BAND - 1);
    }

    private static String time(Dimension dimension, String key, boolean jalali, Ui ui) {
        int year = Integer.parseInt(key.substring(0, YEAR_DIGITS));
        if (dimension == Dimension.YEAR) {
            return ui.formats().digits(String.valueOf(year));
        }
        int part = Integer.parseInt(key.substring(YEAR_DIGITS));
        boolean month = dimension == Dimension.MONTH;
        int first = month ? part : (part - 1) * MONTHS_OF_A_QUARTER + 1;
        LocalDate day = jalali ? new JalaliDate(year, first, 1).toLocalDate() : LocalDate.of(year, first, 1);
        return PeriodNames.full(Period.of(day, month ? Length.MONTH : Length.QUARTER, jalali), ui);
    }
}
