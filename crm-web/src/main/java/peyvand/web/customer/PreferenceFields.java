package peyvand.web.customer;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.domain.HandleKind;
import peyvand.domain.RuleViolation;
import peyvand.operational.customer.ContactPreference;
import peyvand.operational.customer.ContactPreferenceDetails;
import peyvand.operational.customer.QuietHours;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.form.Times;
import peyvand.web.i18n.Ui;

/** The fields of how a contact wants to be reached, between forms and {@link ContactPreference}. */
final class PreferenceFields {

    private static final String PREFERRED = "preferredChannel";
    private static final List<String> FALLBACK = List.of("fallbackFirst", "fallbackSecond", "fallbackThird");
    private static final String FROM = "quietFrom";
    private static final String UNTIL = "quietUntil";
    private static final String DAYS = "quietDays";
    private static final String ZONE = "contactZone";

    /** The zones named after places. */
    private static final List<Choice> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(?!Etc|SystemV)[A-Z]\\w+/.+"))
            .sorted()
            .map(zone -> new Choice(zone, zone))
            .toList();

    private PreferenceFields() {}

    static Form form(ContactPreferenceDetails contact, Ui ui) {
        ContactPreference data = contact.data();
        QuietHours quiet = data.quiet();
        Form form = Form.empty(fields(ui), ui.formats())
                .version(contact.version())
                .with(PREFERRED, data.preferred())
                .with(FROM, quiet == null ? null : Times.written(quiet.from(), ui.formats()))
                .with(UNTIL, quiet == null ? null : Times.written(quiet.until(), ui.formats()))
                .with(DAYS, quiet == null ? null : quiet.days())
                .with(ZONE, data.zone());
        for (int i = 0; i < Math.min(FALLBACK.size(), data.fallback().size()); i++) {
            form.with(FALLBACK.get(i), data.fallback().get(i));
        }
        return form;
    }

    /** What was typed; null where the form has a problem. */
    static @Nullable ContactPreference data(Form form) {
        QuietHours quiet = quiet(form);
        if (form.hasProblems()) {
            return null;
        }
        return new ContactPreference(
                form.choice(PREFERRED, HandleKind.class),
                FALLBACK.stream()
                        .flatMap(name -> Stream.ofNullable(form.choice(name, HandleKind.class)))
                        .toList(),
                quiet,
                form.text(ZONE) == null ? null : ZoneId.of(form.required(ZONE)));
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return violation.key().startsWith("rule.quiet") ? UNTIL : PREFERRED;
    }

    /** The days of a week as the reader counts them. */
    static List<DayOfWeek> week(Ui ui) {
        DayOfWeek first = ui.rtl() || ui.isJalali() ? DayOfWeek.SATURDAY : DayOfWeek.MONDAY;
        return IntStream.range(0, 7).mapToObj(first::plus).toList();
    }

    static String day(DayOfWeek day, Ui ui) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, Locale.forLanguageTag(ui.getLanguage()));
    }

    private static @Nullable QuietHours quiet(Form form) {
        LocalTime from = Times.read(form, FROM);
        LocalTime until = Times.read(form, UNTIL);
        if (form.hasProblems() || from == null && until == null) {
            return null;
        }
        if (from == null || until == null) {
            form.reject(from == null ? FROM : UNTIL, "rule.quiet.both");
            return null;
        }
        return new QuietHours(from, until, form.choices(DAYS, DayOfWeek.class));
    }

    private static List<Field> fields(Ui ui) {
        List<Choice> channels = Arrays.stream(HandleKind.values())
                .map(kind -> new Choice(kind.name(), ui.message("choice.preferredChannel." + kind)))
                .toList();
        List<Field> fields = new ArrayList<>();
        fields.add(Field.choice(PREFERRED, channels));
        FALLBACK.forEach(name -> fields.add(Field.choice(name, channels)));
        fields.add(Field.text(FROM, 5).withHint("preference.quiet.hint"));
        fields.add(Field.text(UNTIL, 5));
        fields.add(Field.choices(
                        DAYS,
                        week(ui).stream()
                                .map(day -> new Choice(day.name(), day(day, ui)))
                                .toList())
                .withHint("preference.days.hint"));
        fields.add(Field.choice(ZONE, ZONES).withHint("preference.zone.hint"));
        return fields;
    }
}
