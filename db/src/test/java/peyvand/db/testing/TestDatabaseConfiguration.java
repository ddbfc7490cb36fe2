package peyvand.db.testing;

import org.flywaydb.core.api.callback.Callback;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Points every kind of test at {@link TestPostgres}: the owner migrates, and the test works as the application does. */
@TestConfiguration(proxyBeanMethods = false)
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
        return new TestRights(application.getUsername());
    }
}
