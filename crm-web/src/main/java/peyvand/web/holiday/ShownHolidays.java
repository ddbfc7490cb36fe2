package peyvand.web.holiday;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import peyvand.operational.customer.PhoneRegion;
import peyvand.operational.holiday.HolidayQueries;
import peyvand.operational.holiday.HolidayRow;
import peyvand.web.i18n.Ui;

/**
 * The holidays a calendar shows: those of the country the company is in, and those of Iran to whoever counts days by the
 * Jalali calendar.
 */
@Component
public class ShownHolidays {

    private static final String IRAN = "IR";

    private final HolidayQueries holidays;
    private final PhoneRegion country;

    ShownHolidays(HolidayQueries holidays, PhoneRegion country) {
        this.holidays = holidays;
        this.country = country;
    }

    /**
     * Their names, by day.
     *
     * @param to the day after the last one
     */
    public Map<LocalDate, List<String>> names(Ui ui, LocalDate from, LocalDate to) {
        return holidays.between(countries(ui), from, to).stream()
                .collect(Collectors.groupingBy(
                        row -> row.data().day(), Collectors.mapping(row -> name(row, ui), Collectors.toList())));
    }

    private static String name(HolidayRow row, Ui ui) {
        String name = row.data().name(ui.getLanguage());
        return row.data().provisional() ? ui.message("holiday.provisional", name) : name;
    }

    private Set<String> countries(Ui ui) {
        Set<String> countries = new HashSet<>();
        if (ui.isJalali()) {
            countries.add(IRAN);
        }
        String companys = country.code();
        if (companys != null) {
            countries.add(companys);
        }
        return countries;
    }
}
