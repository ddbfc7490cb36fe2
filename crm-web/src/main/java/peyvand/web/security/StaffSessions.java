package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import peyvand.domain.StaffId;
import peyvand.operational.staff.SignedInStaff;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.i18n.CurrentPreferences;

/**
 * A session holds nothing but the id of a member of staff and where they signed in. Who they are, what they may and how they like to see things is
 * read afresh for every request that asks, so a right that was taken away is gone at once.
 */
@Component
class StaffSessions implements SecurityContextRepository {

    /** However busy, everybody proves who they are once a working day. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** How long somebody who has given their password may take to give a code. */
    static final Duration PROOF = Duration.ofMinutes(5);

    static final String STAFF = "staff";
    static final String PLACE = "place";

    /** Of who has given their password and owes a code: a session of theirs, in which nobody is signed in. */
    static final String PROVING = "proving";

    private final StaffQueries staff;
    private final CsrfTokenRepository tokens;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Clock clock;

    StaffSessions(
            StaffQueries staff,
            CsrfTokenRepository tokens,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Clock clock) {
        this.staff = staff;
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Begins a session with a new id and a new token; what the browser brought along is worth nothing any more. */
    void begin(StaffId id, HttpServletRequest request, HttpServletResponse response) {
        end(request, response);
        HttpSession session = request.getSession(true);
        session.setAttribute(STAFF, id.value());
        session.setAttribute(PLACE, SignInPlace.of(request).text());
    }

    /** Begins a session that is good for nothing but giving a code. */
    void beginProof(StaffId id, HttpServletRequest request, HttpServletResponse response) {
        end(request, response);
        HttpSession session = request.getSession(true);
        session.setAttribute(PROVING, id.value());
        session.setMaxInactiveInterval((int) PROOF.toSeconds());
    }

    /** Who owes a code in this session; empty for everybody else, and for who took too long. */
    Optional<StaffId> proving(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PROVING) instanceof Long id)) {
            return Optional.empty();
        }
        Instant end = Instant.ofEpochMilli(session.getCreationTime()).plus(PROOF);
        return clock.instant().isBefore(end) ? Optional.of(new StaffId(id)) : Optional.empty();
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        tokens.saveToken(null, request, response);
        SecurityContextHolder.clearContext();
    }

    /** Ends all sessions of a member of staff, on all devices. */
    void endAll(StaffId id) {
        sessions.findByPrincipalName(id.toString()).keySet().forEach(sessions::deleteById);
    }

    /** Who makes the request this thread answers; empty for a visitor. */
    static Optional<SignedInStaff> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedIn signedIn ? Optional.of(signedIn.staff()) : Optional.empty();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new OnDemand(SingletonSupplier.of(() -> context(request)));
    }

    private SecurityContext context(HttpServletRequest request) {
        return of(request)
                .map(person -> {
                    CurrentPreferences.set(request, person.preferences());
                    return new SecurityContextImpl(new SignedIn(person));
                })
                .orElseGet(SecurityContextImpl::new);
    }

    /** Who this request's session belongs to; empty for a visitor. */
    Optional<SignedInStaff> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(STAFF) instanceof Long id)) {
            return Optional.empty();
        }
        Instant end = Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST);
        Optional<SignedInStaff> person =
                clock.instant().isBefore(end) ? staff.signedIn(new StaffId(id)) : Optional.empty();
        if (person.isEmpty()) {
            session.invalidate();
        }
        return person;
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return of(request).isPresent();
    }

    /** Only signing in makes a session, never the security chain. */
    @Override
    public void saveContext(
            @Nullable SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    private record OnDemand(Supplier<SecurityContext> context) implements DeferredSecurityContext {

        @Override
        public SecurityContext get() {
            return context.get();
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
