package peyvand.db.testing;

import org.flywaydb.core.api.callback.Callback;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import peyvand.db.DatabaseAutoConfiguration;

/** Points every kind of test at {@link TestPostgres}: the owner migrates, and the test works as the application does. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(DatabaseAutoConfiguration.class) // slices leave it out
public class TestDatabaseConfiguration {

    @Bean
    JdbcConnectionDetails testDatabase() {
        return TestPostgres.forTheApplication(TestPostgres.details());
    }

    @Bean
    FlywayConnectionDetails testDatabaseOwner(JdbcConnectionDetails application) {
        return TestPostgres.ownerOf(application);
    }

    @Bean
    Callback testRights(JdbcConnectionDetails application) {
        return TestRights.of(application.getUsername());
    }

    @Bean
    Callback whatTheMigrationsWrote() {
        return AsMigrated.keeping();
    }
}
