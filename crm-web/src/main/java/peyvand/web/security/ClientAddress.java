package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The network address of a request, as a header of a proxy may have set it: an address, or nothing of the kind. */
public final class ClientAddress {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}(?:%[0-9A-Za-z]{1,16})?");

    private ClientAddress() {}

    public static String of(HttpServletRequest request) {
        @Nullable String address = request.getRemoteAddr();
        return address != null && ADDRESS.matcher(address).matches() ? address : "unknown";
    }
}
