package peyvand.operational.opportunity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import peyvand.db.testing.DbTest;

/** A test of opportunities on the database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = OpportunityWorld.Application.class,
        properties = {"db-scheduler.enabled=false", "spring.jpa.hibernate.ddl-auto=none"})
@DbTest
@interface OpportunityDbTest {}
