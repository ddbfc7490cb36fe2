package peyvand.web.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import peyvand.analytical.insight.OneRun;
import peyvand.web.testing.WebTest;

/** Each page of what the analysis says tells of one run. */
@WebTest
class OneRunPagesTest {

    /** The settings are of no run, and what is asked for by its number is of that one. */
    private static final List<String> ELSEWHERE = List.of("/analysis/settings", "/analysis/runs/{run}");

    @Autowired
    Map<String, RequestMappingHandlerMapping> mappings;

    @Test
    void eachPageReadsOfOneRun() {
        List<String> pages = mappings.values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> isPage(entry.getKey(), entry.getValue()))
                .filter(entry -> !readsOfOneRun(entry.getValue()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .toList();
        assertThat(pages).isSubsetOf(ELSEWHERE);
    }

    private static boolean isPage(RequestMappingInfo info, HandlerMethod handler) {
        return handler.getBeanType().getPackageName().equals("peyvand.web.insight")
                && info.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET"))
                && handler.getReturnType().getParameterType() == String.class;
    }

    private static boolean readsOfOneRun(HandlerMethod handler) {
        return handler.hasMethodAnnotation(OneRun.class)
                && AopUtils.isAopProxy(handler.createWithResolvedBean().getBean());
    }
}
