package peyvand.operational.quote;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import peyvand.db.testing.DbTest;

/** A test of quotes on the database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = QuoteWorld.Application.class,
        properties = {
            "db-scheduler.enabled=false",
            "spring.jpa.hibernate.ddl-auto=none",
            "peyvand.secret-key=a-key-that-only-tests-have"
        })
@DbTest
@interface QuoteDbTest {}
