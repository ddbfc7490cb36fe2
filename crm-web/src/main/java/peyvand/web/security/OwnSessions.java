package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import peyvand.domain.StaffId;

/** The sessions of one member of staff, to look at and to end. */
@Component
class OwnSessions {

    private static final int MOST = 50;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    OwnSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** @param handle names the session without giving its id away: whoever knows that has the session */
    record OwnSession(String handle, Instant since, Instant lastUsed, SignInPlace place, boolean current) {}

    /** The latest first. */
    List<OwnSession> of(StaffId id, HttpServletRequest request) {
        HttpSession here = request.getSession(false);
        return sessions.findByPrincipalName(id.toString()).values().stream()
                .filter(session -> session.getAttribute(StaffSessions.STAFF) != null && !session.isExpired())
                .map(session -> new OwnSession(
                        handle(session.getId()),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        SignInPlace.of(session.<String>getAttribute(StaffSessions.PLACE)),
                        here != null && here.getId().equals(session.getId())))
                .sorted(Comparator.comparing(OwnSession::lastUsed).reversed())
                .limit(MOST)
                .toList();
    }

    void end(StaffId id, String handle) {
        end(id, session -> MessageDigest.isEqual(bytes(handle(session)), bytes(handle)));
    }

    /** Ends all but the one of this request. */
    void endOthers(StaffId id, HttpServletRequest request) {
        HttpSession here = request.getSession(false);
        end(id, session -> here == null || !session.equals(here.getId()));
    }

    private void end(StaffId id, Predicate<String> which) {
        sessions.findByPrincipalName(id.toString()).keySet().stream()
                .filter(which)
                .forEach(sessions::deleteById);
    }

    private static String handle(String sessionId) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(sessionId)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
