package peyvand.web.security;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be chosen where a company or a person says where they are. */
final class Choices {

    /** The currencies in use somewhere today. */
    static final List<String> CURRENCIES = Arrays.stream(Locale.getISOCountries())
            .map(country -> new Locale.Builder().setRegion(country).build())
            .map(Choices::currency)
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .distinct()
            .sorted()
            .toList();

    /** The zones named after places, and UTC. */
    static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || zone.matches("(?!Etc|SystemV)[A-Z]\\w+/.+"))
            .sorted()
            .toList();

    private Choices() {}

    static Optional<ZoneId> zone(@Nullable String id) {
        return id != null && ZONES.contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }

    private static @Nullable Currency currency(Locale place) {
        return Currency.getInstance(place);
    }
}
