package peyvand.web.journey;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import peyvand.web.testing.WebTest;

/** Runs against an installation of its own, in a Chromium. All journeys share both. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@WebTest
@Import({NewDatabase.class, Installation.class})
@ExtendWith(SharedChromium.class)
@interface Journey {}
