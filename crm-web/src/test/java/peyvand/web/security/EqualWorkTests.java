package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.NewStaff;
import peyvand.operational.staff.StaffMembers;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

/**
 * Whether anybody has an e-mail address cannot be told by how long the answer takes: before it answers, the server does the
 * very same for both, the same statements and the same slow comparison. What is counted here does not depend on what else
 * this machine is doing; the medians are printed beside it.
 */
@WebTest
@DirtiesContext
class EqualWorkTests {

    private static final int ASKED = 200;
    private static final int TRIED = 4;
    private static final String WRONG = "not the password at all";
    private static final List<String> WORK = new CopyOnWriteArrayList<>();
    private static final GreenMail MAILS = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** Writes down what the threads that answer requests ask of the database, and what they compare. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Watched {

        @Bean
        static BeanPostProcessor watch() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof DataSource database) {
                        return new WatchedDatabase(database);
                    }
                    return bean instanceof PasswordEncoder encoder ? new WatchedEncoder(encoder) : bean;
                }
            };
        }
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAILS.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
        properties.add("peyvand.url", () -> "https://crm.example.com/");
        properties.add("peyvand.mail.from", () -> "crm@example.com");
    }

    @AfterAll
    static void stop() {
        MAILS.stop();
    }

    @Autowired
    Browsers browsers;

    @Autowired
    StaffMembers staff;

    @Autowired
    JdbcClient jdbc;

    private final String known = "known" + System.nanoTime() + "@example.com";
    private final String disabled = "disabled" + System.nanoTime() + "@example.com";

    @BeforeEach
    void somebody() {
        for (String email : List.of(known, disabled)) {
            staff.add(
                    browsers.viewer(),
                    new NewStaff("Somebody", email, Browsers.PASSWORD, Set.of(Role.SALES), Language.EN));
        }
        jdbc.sql("update crm.staff set enabled = false where email = :email")
                .param("email", disabled)
                .update();
    }

    @BeforeEach
    @AfterEach
    void forget() {
        jdbc.sql("delete from crm.reset_request").update();
        jdbc.sql("delete from crm.sign_in_failure").update();
    }

    @Test
    void isDoneForWhoeverForgotTheirPassword() {
        Browser visitor = browsers.visitor();
        visitor.get("/forgotten");
        Answer expected = ask(visitor, known);
        List<Long> knownTimes = new ArrayList<>();
        List<Long> unknownTimes = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            Answer unknown = ask(visitor, i % 2 == 0 ? "nobody" + i + "@example.com" : disabled);
            Answer again = ask(visitor, known);
            assertThat(unknown.same()).isEqualTo(expected.same());
            assertThat(again.same()).isEqualTo(expected.same());
            unknownTimes.add(unknown.nanos);
            knownTimes.add(again.nanos);
        }
        assertThat(expected.work).isNotEmpty();
        report("S39", knownTimes, unknownTimes);
    }

    @Test
    void isDoneForWhoeverGivesAWrongPassword() {
        Browser visitor = browsers.visitor();
        visitor.get("/sign-in");
        signIn(visitor, known);
        Answer expected = signIn(visitor, known);
        List<Long> knownTimes = new ArrayList<>();
        List<Long> unknownTimes = new ArrayList<>();
        for (int i = 0; i < TRIED; i++) {
            Answer unknown = signIn(visitor, i % 2 == 0 ? "nobody" + i + "@example.com" : disabled);
            Answer again = signIn(visitor, known);
            assertThat(unknown.same()).isEqualTo(expected.same());
            assertThat(again.same()).isEqualTo(expected.same());
            unknownTimes.add(unknown.nanos);
            knownTimes.add(again.nanos);
        }
        assertThat(expected.work.stream().filter(work -> work.startsWith("compared")))
                .as("one slow comparison, for whomever")
                .hasSize(1);
        report("S41", knownTimes, unknownTimes);
    }

    private Answer ask(Browser visitor, String email) {
        jdbc.sql("delete from crm.reset_request").update();
        return answer(email, () -> visitor.post("/forgotten", "email", email));
    }

    private Answer signIn(Browser visitor, String email) {
        jdbc.sql("delete from crm.sign_in_failure").update();
        return answer(email, () -> visitor.signIn(email, WRONG));
    }

    private static Answer answer(String email, java.util.function.Supplier<Page> request) {
        WORK.clear();
        long begin = System.nanoTime();
        Page page = request.get();
        long nanos = System.nanoTime() - begin;
        String said = page.body().replaceAll("(value|data-csrf)=\"[^\"]*\"", "").replace(email, "");
        return new Answer(page.status(), said, List.copyOf(WORK), nanos);
    }

    private record Answer(int status, String body, List<String> work, long nanos) {

        List<Object> same() {
            return List.of(status, body, work);
        }
    }

    private static void report(String row, List<Long> known, List<Long> unknown) {
        System.out.printf(
                "%s: median %.2f ms where there is somebody, %.2f ms where there is nobody%n",
                row, median(known) / 1e6, median(unknown) / 1e6);
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static void did(String what) {
        if (Thread.currentThread().getName().contains("-exec-")) {
            WORK.add(what);
        }
    }

    private static final class WatchedDatabase extends DelegatingDataSource {

        WatchedDatabase(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        if (method.getName().startsWith("prepare")) {
                            did(String.valueOf(args[0]).replaceAll("\\s+", " "));
                        }
                        try {
                            return method.invoke(connection, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    private record WatchedEncoder(PasswordEncoder encoder) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            did("hashed");
            return encoder.encode(password);
        }

        /** How long it takes is decided by the algorithm and by the lengths. */
        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            did("compared with " + (hash == null ? "nothing" : hash.replaceAll("}.*", "}") + hash.length()));
            return encoder.matches(password, hash);
        }

        @Override
        public boolean upgradeEncoding(@Nullable String hash) {
            return encoder.upgradeEncoding(hash);
        }
    }
}
