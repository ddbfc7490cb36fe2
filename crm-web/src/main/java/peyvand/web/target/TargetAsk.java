package peyvand.web.target;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import peyvand.domain.JalaliDate;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.PipelineId;
import peyvand.domain.TeamId;
import peyvand.operational.staff.Calendar;
import peyvand.operational.target.TargetGroup;
import peyvand.operational.target.TargetGroup.Choice;
import peyvand.operational.target.TargetGroup.Kind;
import peyvand.operational.target.TargetYear;
import peyvand.web.i18n.Ui;

/**
 * Whose targets somebody wants to see, and of when.
 *
 * @param year counted by the calendar
 */
record TargetAsk(
        Calendar calendar,
        int year,
        Length length,
        TargetGroup group,
        @Nullable PipelineId pipeline) {

    private static final int FIRST_JALALI_YEAR = 1300;
    private static final int FIRST_YEAR = 1921;
    private static final int YEARS = 178;

    /**
     * @param groups the viewer can choose from
     * @throws ResponseStatusException 400 where the request asks for what is not there
     */
    static TargetAsk read(Map<String, String[]> request, List<Choice> groups, LocalDate today, Ui ui) {
        try {
            String asked = one(request, "calendar");
            Calendar calendar =
                    asked == null ? (ui.isJalali() ? Calendar.JALALI : Calendar.GREGORIAN) : Calendar.valueOf(asked);
            String length = one(request, "length");
            String pipeline = one(request, "pipeline");
            TargetAsk ask = new TargetAsk(
                    calendar,
                    year(one(request, "year"), today, calendar),
                    length == null ? Length.MONTH : Length.valueOf(length),
                    group(one(request, "group"), groups),
                    pipeline == null ? null : PipelineId.valueOf(pipeline));
            ask.when();
            return ask;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static int year(@Nullable String asked, LocalDate today, Calendar calendar) {
        boolean jalali = calendar == Calendar.JALALI;
        int year = asked != null
                ? Integer.parseInt(asked)
                : jalali ? JalaliDate.of(today).year() : today.getYear();
        int first = jalali ? FIRST_JALALI_YEAR : FIRST_YEAR;
        if (year < first || year >= first + YEARS) {
            throw new IllegalArgumentException("year");
        }
        return year;
    }

    /** A group that this viewer cannot look at is read too: looking at it finds nothing. */
    private static TargetGroup group(@Nullable String asked, List<Choice> groups) {
        if (asked == null) {
            return groups.get(0).group();
        }
        return asked.startsWith("team-")
                ? new TargetGroup(Kind.TEAM, TeamId.valueOf(asked.substring("team-".length())))
                : new TargetGroup(Kind.valueOf(asked.toUpperCase(Locale.ROOT)), null);
    }

    private static @Nullable String one(Map<String, String[]> request, String name) {
        String[] values = request.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }

    TargetYear when() {
        boolean jalali = calendar == Calendar.JALALI;
        LocalDate day = jalali ? new JalaliDate(year, 1, 1).toLocalDate() : LocalDate.of(year, 1, 1);
        return new TargetYear(Period.ofYear(day, length, jalali), pipeline);
    }

    /** The same in the year of the other calendar that shares most days with this one. */
    TargetAsk inOtherCalendar() {
        return calendar == Calendar.JALALI
                ? new TargetAsk(Calendar.GREGORIAN, year + FIRST_YEAR - FIRST_JALALI_YEAR, length, group, pipeline)
                : new TargetAsk(Calendar.JALALI, year - FIRST_YEAR + FIRST_JALALI_YEAR, length, group, pipeline);
    }

    String link(String path) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path)
                .queryParam("group", group.key())
                .queryParam("year", year)
                .queryParam("length", length)
                .queryParam("calendar", calendar);
        return (pipeline == null ? uri : uri.queryParam("pipeline", pipeline)).toUriString();
    }
}
