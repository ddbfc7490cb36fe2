package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import peyvand.domain.RecordKind;
import peyvand.operational.audit.AuditLog;

/** Writes down who takes which list out of the house, before the first row leaves. */
@Component
class ExportAudit implements HandlerInterceptor, WebMvcConfigurer {

    private static final Map<String, RecordKind> KINDS = Map.of(
            "customers", RecordKind.CUSTOMER,
            "contacts", RecordKind.CONTACT,
            "products", RecordKind.PRODUCT,
            "competitors", RecordKind.COMPETITOR,
            "orders", RecordKind.ORDER);

    private final AuditLog audit;

    ExportAudit(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/*/export.*", "/*/*/export.*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path = request.getRequestURI();
        RecordKind kind = KINDS.get(path.split("/")[1]);
        StaffSessions.current()
                .ifPresent(person -> audit.tell(
                        person.viewer(ClientAddress.of(request)),
                        "EXPORTED",
                        kind == null ? RecordKind.COMPANY : kind,
                        path + (request.getQueryString() == null ? "" : "?" + request.getQueryString())));
        return true;
    }
}
