package peyvand.web.form;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.web.i18n.Formats;

/** Times of the day as people type them: 9:30, ۹:۳۰, 21.05. */
public final class Times {

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])[:.٫]([0-5]\\d)");

    private Times() {}

    /** @return empty where the text is no time of a day */
    public static Optional<LocalTime> read(String typed) {
        Matcher time = TIME.matcher(Folding.asciiDigits(typed).strip());
        return time.matches()
                ? Optional.of(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))))
                : Optional.empty();
    }

    /** The time in this field, null where it is empty; what is no time is a problem of the field. */
    public static @Nullable LocalTime read(Form form, String name) {
        String typed = form.text(name);
        if (typed == null) {
            return null;
        }
        LocalTime time = read(typed).orElse(null);
        if (time == null) {
            form.reject(name, "form.time");
        }
        return time;
    }

    /** To the minute, in the user's digits. */
    public static String written(@Nullable LocalTime time, Formats formats) {
        return time == null ? "" : formats.digits("%02d:%02d".formatted(time.getHour(), time.getMinute()));
    }
}
