package peyvand.operational.customer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The country of the time zones our users are likeliest to choose; of the others a number needs its country code. */
final class CountriesByZone {

    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("Asia/Tehran", "IR"),
            Map.entry("Asia/Kabul", "AF"),
            Map.entry("Asia/Dushanbe", "TJ"),
            Map.entry("Asia/Dubai", "AE"),
            Map.entry("Asia/Istanbul", "TR"),
            Map.entry("Europe/Istanbul", "TR"),
            Map.entry("Asia/Baghdad", "IQ"),
            Map.entry("Asia/Kolkata", "IN"),
            Map.entry("Europe/London", "GB"),
            Map.entry("Europe/Berlin", "DE"),
            Map.entry("Europe/Vienna", "AT"),
            Map.entry("Europe/Zurich", "CH"),
            Map.entry("Europe/Paris", "FR"),
            Map.entry("Europe/Amsterdam", "NL"),
            Map.entry("Europe/Brussels", "BE"),
            Map.entry("Europe/Madrid", "ES"),
            Map.entry("Europe/Rome", "IT"),
            Map.entry("Europe/Stockholm", "SE"),
            Map.entry("Europe/Oslo", "NO"),
            Map.entry("Europe/Copenhagen", "DK"),
            Map.entry("Europe/Helsinki", "FI"),
            Map.entry("Europe/Warsaw", "PL"),
            Map.entry("America/New_York", "US"),
            Map.entry("America/Chicago", "US"),
            Map.entry("America/Denver", "US"),
            Map.entry("America/Los_Angeles", "US"),
            Map.entry("America/Toronto", "CA"),
            Map.entry("America/Vancouver", "CA"),
            Map.entry("Australia/Sydney", "AU"),
            Map.entry("Australia/Melbourne", "AU"));

    private CountriesByZone() {}

    static @Nullable String country(String zone) {
        return COUNTRIES.get(zone);
    }
}
