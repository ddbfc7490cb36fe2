package peyvand.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.transaction.TransactionException;

/**
 * Sessions that are not written for every page that is looked at: the time of last use is kept at most once a minute. And
 * an answer on its way is not broken because the database has just gone: what cannot be kept is told once, if it matters.
 * A session is read once in a request.
 */
final class CalmSessions<S extends Session> implements FindByIndexNameSessionRepository<CalmSessions.Calm<S>> {

    private static final Logger log = LoggerFactory.getLogger(CalmSessions.class);
    private static final Duration PRECISION = Duration.ofMinutes(1);

    /** What this request has just kept: Spring asks for it once more, to see whether it is there. */
    private static final ThreadLocal<Calm<?>> JUST_KEPT = new ThreadLocal<>();

    private final FindByIndexNameSessionRepository<S> stored;

    CalmSessions(FindByIndexNameSessionRepository<S> stored) {
        this.stored = stored;
    }

    @Override
    public Calm<S> createSession() {
        return new Calm<>(stored.createSession(), true);
    }

    @Override
    public void save(Calm<S> session) {
        try {
            stored.save(session.session);
            session.changed = false;
            JUST_KEPT.set(session);
        } catch (DataAccessException | TransactionException e) {
            if (session.changed) {
                session.changed = false; // told once; the page that says so must not fail for it again
                throw e;
            }
            log.debug("A session could not be kept", e);
        }
    }

    /** Ends a request: the next one on this thread finds nothing but what is stored. */
    static void forget() {
        JUST_KEPT.remove();
    }

    @Override
    @SuppressWarnings("unchecked") // there is one repository of sessions
    public @Nullable Calm<S> findById(String id) {
        Calm<?> kept = JUST_KEPT.get();
        if (kept != null && kept.getId().equals(id)) {
            forget();
            return (Calm<S>) kept;
        }
        S session = stored.findById(id);
        return session == null ? null : new Calm<>(session, false);
    }

    @Override
    public void deleteById(String id) {
        forget();
        stored.deleteById(id);
    }

    @Override
    public Map<String, Calm<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        Map<String, Calm<S>> found = new LinkedHashMap<>();
        stored.findByIndexNameAndIndexValue(indexName, indexValue)
                .forEach((id, session) -> found.put(id, new Calm<>(session, false)));
        return found;
    }

    static final class Calm<S extends Session> implements Session {

        private final S session;
        private boolean changed;

        private Calm(S session, boolean changed) {
            this.session = session;
            this.changed = changed;
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return session.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            changed = true;
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            changed = true;
            session.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (Duration.between(session.getLastAccessedTime(), time).compareTo(PRECISION) >= 0) {
                session.setLastAccessedTime(time);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            changed = true;
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}
