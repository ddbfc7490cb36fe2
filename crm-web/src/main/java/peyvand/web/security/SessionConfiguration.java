package peyvand.web.security;

import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.IndexResolver;
import org.springframework.session.SaveMode;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.support.TransactionOperations;

/** Sessions are rows, so that any node can answer; these settings keep them cheap. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /** A session that is not used for so long ends. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** Without it, two requests of one session that both leave a notice end in a conflict for one of them. */
    private static final SessionRepositoryCustomizer<JdbcIndexedSessionRepository> TWO_REQUESTS_AT_ONCE =
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> cheapSessions() {
        return repository -> {
            repository.setTableName("crm.spring_session");
            TWO_REQUESTS_AT_ONCE.customize(repository);
            repository.setSaveMode(SaveMode.ON_SET_ATTRIBUTE);
            repository.setDefaultMaxInactiveInterval(IDLE);
        };
    }

    /** Stands before the repository that Spring makes, which makes none where there is another. */
    @Bean
    static BeanPostProcessor calmSessions() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JdbcIndexedSessionRepository sessions ? calm(sessions) : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> wholeAnswersAroundSessions() {
        return registration(WholeAnswers.aroundSessions(), SessionRepositoryFilter.DEFAULT_ORDER - 1);
    }

    @Bean
    FilterRegistrationBean<Filter> wholeAnswersWithinSessions() {
        return registration(WholeAnswers.withinSessions(), SessionRepositoryFilter.DEFAULT_ORDER + 1);
    }

    private static FilterRegistrationBean<Filter> registration(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    private static <S extends Session> CalmSessions<S> calm(FindByIndexNameSessionRepository<S> sessions) {
        return new CalmSessions<>(sessions);
    }

    /** The id as it is: decoded, a forged cookie could hold characters which the database does not take. */
    @Bean
    DefaultCookieSerializerCustomizer plainSessionIds() {
        return serializer -> serializer.setUseBase64Encoding(false);
    }

    /** Every statement on sessions stands alone: a transaction around each would double their price. For sessions only. */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }

    /** Lets all sessions of a member of staff be found, also those in which they still owe a code, to end them. */
    @Bean
    IndexResolver<Session> sessionsByStaff() {
        return session -> Stream.of(StaffSessions.STAFF, StaffSessions.PROVING)
                .<Object>map(session::getAttribute)
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> Map.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, id.toString()))
                .orElse(Map.of());
    }
}
