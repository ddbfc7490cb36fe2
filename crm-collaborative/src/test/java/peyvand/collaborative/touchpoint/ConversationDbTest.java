package peyvand.collaborative.touchpoint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.testing.DbTest;

/** A test of conversations and timelines on the database, each in a transaction that is rolled back. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ConversationWorld.Application.class)
@Transactional
@DbTest
public @interface ConversationDbTest {}
