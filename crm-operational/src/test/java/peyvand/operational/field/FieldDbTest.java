package peyvand.operational.field;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.testing.DbTest;

/** A test of custom fields on the database, each in a transaction that is rolled back. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = FieldWorld.Application.class,
        properties = {"db-scheduler.enabled=false", "spring.jpa.hibernate.ddl-auto=none"})
@DbTest
@Transactional
@interface FieldDbTest {}
