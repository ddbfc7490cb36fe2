package peyvand.db.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Runs a test on the shared, migrated PostgreSQL: {@code @SpringBootTest @DbTest} or {@code @DataJpaTest @DbTest}.
 *
 * <p>The session's time zone is neither UTC nor that of the JVM, so that no query is right by luck.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(AsMigrated.class)
@Import(TestDatabaseConfiguration.class)
@TestPropertySource(
        properties = {
            "spring.test.database.replace=none",
            "spring.flyway.default-schema=crm",
            "spring.datasource.hikari.maximum-pool-size=4",
            "spring.datasource.hikari.minimum-idle=1",
            // The driver sends the JVM's zone when it connects, so an option in the URL would not last.
            "spring.datasource.hikari.connection-init-sql=set time zone 'Asia/Kathmandu'"
        })
public @interface DbTest {

    /** Whether the database is as the migrations made it when the class begins; else what the classes before left is there too. */
    boolean anew() default false;
}
