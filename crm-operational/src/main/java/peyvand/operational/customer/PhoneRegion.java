package peyvand.operational.customer;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which country a phone number without a country code is dialled: as set, else where the company is. */
@Component
public class PhoneRegion {

    private final JdbcClient jdbc;
    private final String configured;

    PhoneRegion(JdbcClient jdbc, @Value("${peyvand.phone-region:}") String configured) {
        this.jdbc = jdbc;
        this.configured = configured;
    }

    /** @return ISO 3166 alpha-2; null where the company's zone is in no single known country */
    public @Nullable String code() {
        if (!configured.isEmpty()) {
            return configured;
        }
        return jdbc.sql("select zone from company")
                .query(String.class)
                .optional()
                .map(CountriesByZone::country)
                .orElse(null);
    }
}
