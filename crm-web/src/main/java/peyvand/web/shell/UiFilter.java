package peyvand.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import peyvand.operational.notification.NotificationQueries;
import peyvand.operational.staff.SignedInStaff;
import peyvand.web.i18n.CurrentPreferences;
import peyvand.web.i18n.Ui;

/** Lets every page, error pages too, know as {@code ui} whom it speaks to. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class UiFilter extends OncePerRequestFilter {

    private final CurrentPreferences preferences;
    private final MessageSource messages;
    private final BaseCurrency baseCurrency;
    private final NotificationQueries notifications;

    UiFilter(
            CurrentPreferences preferences,
            MessageSource messages,
            BaseCurrency baseCurrency,
            NotificationQueries notifications) {
        this.preferences = preferences;
        this.messages = messages;
        this.baseCurrency = baseCurrency;
        this.notifications = notifications;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute("ui", ui(request));
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/app/") || path.startsWith("/vendor/") || path.startsWith("/webjars/");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private Ui ui(HttpServletRequest request) {
        SignedInStaff staff = signedIn();
        return new Ui(
                preferences.of(request),
                messages,
                staff == null ? null : staff.name(),
                staff == null ? Set.of() : staff.rights(),
                request.getRequestURI(),
                baseCurrency::code,
                () -> unread(staff));
    }

    /** None for a visitor; none either while the database is away, when an error page is all we can show. */
    private int unread(@Nullable SignedInStaff staff) {
        try {
            return staff == null ? 0 : notifications.unread(staff.id());
        } catch (DataAccessException | TransactionException e) {
            return 0;
        }
    }

    private static @Nullable SignedInStaff signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInStaff staff ? staff : null;
    }
}
