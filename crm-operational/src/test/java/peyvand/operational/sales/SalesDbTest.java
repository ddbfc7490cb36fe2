package peyvand.operational.sales;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import peyvand.db.testing.DbTest;

/** A test of orders and products on the database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SalesWorld.Application.class,
        properties = {
            "db-scheduler.enabled=false",
            "spring.jpa.hibernate.ddl-auto=none",
            "spring.datasource.hikari.maximum-pool-size=8"
        })
@DbTest
public @interface SalesDbTest {}
