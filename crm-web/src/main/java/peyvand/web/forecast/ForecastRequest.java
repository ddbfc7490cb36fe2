package peyvand.web.forecast;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import peyvand.analytical.forecast.ForecastAsk;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.PipelineId;
import peyvand.domain.Seller;
import peyvand.operational.staff.Calendar;
import peyvand.web.i18n.Ui;

/**
 * What somebody wants to see of the forecast.
 *
 * @param from the first period shown
 * @param at the period whose parts are shown
 * @param today where the reader is
 */
record ForecastRequest(Seller seller, @Nullable PipelineId pipeline, Period from, Period at, LocalDate today) {

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final int MONTHS = 6;
    private static final int QUARTERS = 4;

    /**
     * @param usual whom the viewer sees if they ask for nobody
     * @throws ResponseStatusException 400 where the request asks for what is not there
     */
    static ForecastRequest read(Map<String, String[]> request, Seller usual, LocalDate today, Ui ui) {
        try {
            String of = one(request, "of");
            String calendar = one(request, "calendar");
            String length = one(request, "length");
            String pipeline = one(request, "pipeline");
            boolean jalali = calendar == null ? ui.isJalali() : Calendar.valueOf(calendar) == Calendar.JALALI;
            Length by = length == null ? Length.MONTH : Length.valueOf(length);
            Period now = Period.of(today, by, jalali);
            Period at = period(one(request, "at"), now);
            Period from = period(one(request, "from"), now.plus(-1));
            int shown = by == Length.MONTH ? MONTHS : QUARTERS;
            boolean within = !at.first().isBefore(from.first())
                    && at.first().isBefore(from.plus(shown).first());
            return new ForecastRequest(
                    of == null ? usual : Seller.of(of),
                    pipeline == null ? null : PipelineId.valueOf(pipeline),
                    from,
                    within ? at : from,
                    today);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static Period period(@Nullable String day, Period usual) {
        if (day == null) {
            return usual;
        }
        LocalDate date = LocalDate.parse(day);
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new IllegalArgumentException(day);
        }
        return Period.of(date, usual.length(), usual.jalali());
    }

    private static @Nullable String one(Map<String, String[]> request, String name) {
        String[] values = request.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }

    int shown() {
        return from.length() == Length.MONTH ? MONTHS : QUARTERS;
    }

    ForecastAsk ask() {
        return new ForecastAsk(
                seller,
                Stream.iterate(from, period -> period.plus(1)).limit(shown()).toList(),
                pipeline,
                today);
    }

    ForecastRequest of(Seller other) {
        return new ForecastRequest(other, pipeline, from, at, today);
    }

    ForecastRequest at(Period other) {
        return new ForecastRequest(seller, pipeline, from, other, today);
    }

    /** The same so many periods later. */
    ForecastRequest plus(int periods) {
        return new ForecastRequest(seller, pipeline, from.plus(periods), at.plus(periods), today);
    }

    /** The same by the months of the other calendar. */
    ForecastRequest inOtherCalendar() {
        Period now = Period.of(today, from.length(), !from.jalali());
        return new ForecastRequest(seller, pipeline, now.plus(-1), now, today);
    }

    public Calendar calendar() {
        return from.jalali() ? Calendar.JALALI : Calendar.GREGORIAN;
    }

    String link(String path) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path)
                .queryParam("of", seller.key())
                .queryParam("length", from.length())
                .queryParam("calendar", calendar())
                .queryParam("from", from.first())
                .queryParam("at", at.first());
        return (pipeline == null ? uri : uri.queryParam("pipeline", pipeline)).toUriString();
    }
}
