package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import peyvand.operational.audit.AuditLog;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;

/** Gives controllers the {@link Export}. Who asks for it answers with the file and needs no view. */
@Component
class ExportArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final ViewerArgument viewers;
    private final AuditLog audit;

    ExportArgument(ViewerArgument viewers, AuditLog audit) {
        this.viewers = viewers;
        this.audit = audit;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Export.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Objects.requireNonNull(model).setRequestHandled(true);
        return new Export(
                viewers.resolveArgument(parameter, model, request, binders),
                (Ui) Objects.requireNonNull(request.getAttribute("ui", RequestAttributes.SCOPE_REQUEST)),
                audit,
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)),
                Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
    }
}
