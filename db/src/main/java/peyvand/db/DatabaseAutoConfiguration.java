package peyvand.db;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** How this schema is migrated, whichever server it lives on. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass(FlywayConfigurationCustomizer.class)
public class DatabaseAutoConfiguration {

    /** Holds every table, function and extension of ours. */
    public static final String SCHEMA = "crm";

    @Bean
    FlywayConfigurationCustomizer migrateOneSchemaForwardOnly() {
        return flyway -> flyway.defaultSchema(SCHEMA)
                .createSchemas(true)
                .cleanDisabled(true)
                // By default Flyway overlooks migrations it does not know: an old version would work on a newer schema.
                .ignoreMigrationPatterns(new String[0]);
    }

    @Bean
    ApplicationRole applicationRole(ObjectProvider<JdbcConnectionDetails> application) {
        return new ApplicationRole(application::getIfUnique);
    }

    @Bean
    SQLExceptionTranslator postgresExceptions() {
        return new PostgresExceptions();
    }

    @Bean
    ServerRequirements serverRequirements() {
        return new ServerRequirements();
    }
}
