package peyvand.web.performance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.Seller;
import peyvand.operational.staff.Calendar;
import peyvand.web.i18n.Ui;

/** Whose performance somebody wants to see, and of when. */
record PerformanceRequest(Seller seller, Period period) {

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    /**
     * @param usual whom the viewer sees if they ask for nobody
     * @throws ResponseStatusException 400 where the request asks for what is not there
     */
    static PerformanceRequest read(Map<String, String[]> request, Seller usual, LocalDate today, Ui ui) {
        try {
            String of = one(request, "of");
            String calendar = one(request, "calendar");
            String length = one(request, "length");
            String at = one(request, "at");
            LocalDate day = at == null ? today : LocalDate.parse(at);
            if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                throw new IllegalArgumentException(at);
            }
            return new PerformanceRequest(
                    of == null ? usual : Seller.of(of),
                    Period.of(
                            day,
                            length == null ? Length.QUARTER : Length.valueOf(length),
                            calendar == null ? ui.isJalali() : Calendar.valueOf(calendar) == Calendar.JALALI));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static @Nullable String one(Map<String, String[]> request, String name) {
        String[] values = request.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }

    public Calendar calendar() {
        return period.jalali() ? Calendar.JALALI : Calendar.GREGORIAN;
    }

    /** The same so many periods later. */
    PerformanceRequest plus(int periods) {
        return new PerformanceRequest(seller, period.plus(periods));
    }

    PerformanceRequest inOtherCalendar(LocalDate today) {
        LocalDate day = period.contains(today) ? today : period.first();
        return new PerformanceRequest(seller, Period.of(day, period.length(), !period.jalali()));
    }

    String link(String path) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("of", seller.key())
                .queryParam("length", period.length())
                .queryParam("calendar", calendar())
                .queryParam("at", period.first())
                .toUriString();
    }
}
