package peyvand.web.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import peyvand.db.testing.DbTest;

/**
 * Runs the whole application on a free port and the shared database. A test asks for {@link Browsers} and visits pages:
 *
 * <pre>{@code
 * @WebTest
 * class CustomerPageTests {
 *     @Autowired Browsers browsers;
 *
 *     @Test
 *     void showsTheList() {
 *         assertThat(browsers.administrator().get("/customers").status()).isEqualTo(200);
 *     }
 * }
 * }</pre>
 *
 * All tests with no more annotations than this share one running application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@DbTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({Browsers.class, OddPages.class, QuickPasswords.class, Records.class, Routes.class, Stored.class})
@TestPropertySource(
        properties = {
            "peyvand.data-dir=target/web-test-data/${test.fork:1}",
            "peyvand.setup.secret=" + Browsers.SETUP_SECRET,
            "spring.datasource.hikari.maximum-pool-size=8"
        })
public @interface WebTest {}
