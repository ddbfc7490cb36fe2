package peyvand.web.journey;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import peyvand.db.testing.TestPostgres;

/** A database in which nobody has worked yet, apart from that of the other tests. */
@TestConfiguration(proxyBeanMethods = false)
class NewDatabase {

    @Bean
    @Primary
    JdbcConnectionDetails newDatabase() {
        return TestPostgres.forTheApplication(TestPostgres.freshDatabase("crm_journeys"));
    }
}
