package peyvand.web.i18n;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import peyvand.domain.Right;
import peyvand.operational.notification.NotificationQueries;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.Digits;

/** What every template knows of the one it speaks to: language, direction, theme, formats, and where they are. */
public final class Ui {

    private final Preferences preferences;
    private final Formats formats;
    private final MessageSource messages;
    private final @Nullable String staffName;
    private final Set<Right> rights;
    private final String path;
    private final Supplier<String> baseCurrency;
    private final IntSupplier unread;

    /**
     * @param staffName of who is signed in; null for a visitor
     * @param rights of who is signed in
     * @param path of the page, to which changing the language returns
     * @param baseCurrency asked for only where money is shown
     * @param unread how many notifications they have not read; asked for only by whole pages
     */
    public Ui(
            Preferences preferences,
            MessageSource messages,
            @Nullable String staffName,
            Set<Right> rights,
            String path,
            Supplier<String> baseCurrency,
            IntSupplier unread) {
        this.preferences = preferences;
        this.formats = new Formats(
                preferences.language(),
                preferences.calendar() == Calendar.JALALI,
                preferences.digits() == Digits.PERSIAN,
                preferences.zone());
        this.messages = messages;
        this.staffName = staffName;
        this.rights = rights;
        this.path = path;
        this.baseCurrency = baseCurrency;
        this.unread = unread;
    }

    public Formats formats() {
        return formats;
    }

    public String getLanguage() {
        return preferences.language().getLanguage();
    }

    public boolean rtl() {
        return getLanguage().equals("fa");
    }

    public String getDirection() {
        return rtl() ? "rtl" : "ltr";
    }

    public String getTheme() {
        return preferences.theme().name().toLowerCase(Locale.ROOT);
    }

    public boolean isJalali() {
        return formats.jalali();
    }

    public String getTabler() {
        return "/webjars/tabler__core/dist/css/tabler" + (rtl() ? ".rtl" : "") + ".min.css";
    }

    public String getBrand() {
        return message("shell.brand");
    }

    public String getOtherLanguage() {
        return rtl() ? "en" : "fa";
    }

    /** The other language, in that language. */
    public String getOtherLanguageName() {
        return rtl() ? "English" : "فارسی";
    }

    public @Nullable String getStaffName() {
        return staffName;
    }

    /** @param right by its name, as a template writes it */
    public boolean may(String right) {
        return rights.contains(Right.valueOf(right));
    }

    public String getPath() {
        return path;
    }

    public String baseCurrency() {
        return baseCurrency.get();
    }

    /** How many notifications are unread, as it stands on the bell; null where none is. */
    public @Nullable String getUnread() {
        int number = unread.getAsInt();
        return number == 0
                ? null
                : number < NotificationQueries.MOST_COUNTED ? formats.number(number) : formats.number(number - 1) + "+";
    }

    /** The areas that whoever is signed in may go to, by groups, each with its pages. */
    public List<Navigation.Group> getNavigation() {
        return Navigation.of(this, rights);
    }

    /** A name as it stands in the middle of a message, whatever the directions of the two: a {@code bdi} without markup. */
    public static String isolated(String name) {
        return '\u2068' + name + '\u2069';
    }

    /** A message that may be missing. */
    public String messageOr(String key, String otherwise) {
        return Objects.requireNonNull(messages.getMessage(key, null, otherwise, preferences.language()));
    }

    public String message(String key, Object... args) {
        Object[] written = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            written[i] = args[i] instanceof Number number
                    ? formats.number(number)
                    : args[i] instanceof Instant at
                            ? formats.dateTime(at)
                            : args[i] instanceof LocalDate day ? formats.date(day) : args[i];
        }
        return messages.getMessage(key, written, preferences.language());
    }
}
