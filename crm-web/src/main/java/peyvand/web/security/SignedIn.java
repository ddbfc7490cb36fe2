package peyvand.web.security;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import peyvand.domain.Right;
import peyvand.operational.staff.SignedInStaff;

/** The member of staff who makes this request, as Spring Security wants to hear it. Never stored. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient SignedInStaff staff;

    SignedIn(SignedInStaff staff) {
        super(authorities(staff));
        this.staff = staff;
        setAuthenticated(true);
    }

    SignedInStaff staff() {
        return staff;
    }

    @Override
    public Object getPrincipal() {
        return staff;
    }

    @Override
    public String getName() {
        return staff.id().toString();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && staff.equals(that.staff);
    }

    @Override
    public int hashCode() {
        return Objects.hash(staff);
    }

    static String authority(Right right) {
        return "RIGHT_" + right;
    }

    private static List<GrantedAuthority> authorities(SignedInStaff staff) {
        return staff.rights().stream()
                .<GrantedAuthority>map(right -> new SimpleGrantedAuthority(authority(right)))
                .toList();
    }
}
