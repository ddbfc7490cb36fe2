package peyvand.web.security;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.IndexResolver;
import org.springframework.session.SaveMode;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.support.TransactionOperations;

/** Sessions are rows, so that any node can answer; these settings keep them cheap. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /** A session that is not used for so long ends. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /**
     * Writes only what has changed, and the time of last use at most once a minute: otherwise every request for a page
     * would cost a write. Six parameters in this order is what spring-session binds.
     */
    private static final String UPDATE = """
            update %TABLE_NAME% s
            set session_id = n.session_id, last_access_time = n.last_access_time,
                max_inactive_interval = n.max_inactive_interval, expiry_time = n.expiry_time,
                principal_name = n.principal_name
            from (select cast(? as text) as session_id, cast(? as bigint) as last_access_time,
                         cast(? as int) as max_inactive_interval, cast(? as bigint) as expiry_time,
                         cast(? as text) as principal_name, cast(? as text) as primary_id) n
            where s.primary_id = n.primary_id
              and (s.session_id <> n.session_id
                or s.last_access_time < n.last_access_time - 60000
                or s.max_inactive_interval <> n.max_inactive_interval
                or s.principal_name is distinct from n.principal_name)
            """;

    /** Without it, two requests of one session that both leave a notice end in a conflict for one of them. */
    private static final SessionRepositoryCustomizer<JdbcIndexedSessionRepository> TWO_REQUESTS_AT_ONCE =
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> cheapSessions() {
        return repository -> {
            repository.setTableName("crm.spring_session");
            TWO_REQUESTS_AT_ONCE.customize(repository);
            repository.setUpdateSessionQuery(UPDATE);
            repository.setSaveMode(SaveMode.ON_SET_ATTRIBUTE);
            repository.setDefaultMaxInactiveInterval(IDLE);
        };
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

    /** Lets all sessions of a member of staff be found, to end them. */
    @Bean
    IndexResolver<Session> sessionsByStaff() {
        return session -> session.getAttribute(StaffSessions.STAFF) instanceof Long id
                ? Map.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, id.toString())
                : Map.of();
    }
}
