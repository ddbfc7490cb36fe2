package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import peyvand.operational.staff.AccountLink;

/** Where a link to an account leads. */
final class AccountAddress {

    private AccountAddress() {}

    static String path(AccountLink link) {
        return "/" + link.purpose().name().toLowerCase(Locale.ROOT) + "/" + link.token();
    }

    /** The whole address, under the name by which who asks for it knows this installation: only for their own eyes. */
    static String of(AccountLink link, HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path(path(link))
                .build()
                .toUriString();
    }
}
