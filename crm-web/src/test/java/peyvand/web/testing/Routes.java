package peyvand.web.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All addresses the application answers, also those added after a test was written. */
@TestComponent
public class Routes {

    private static final Set<RequestMethod> READS = Set.of(RequestMethod.GET, RequestMethod.HEAD);

    private final RequestMappingHandlerMapping mappings;

    Routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** @param pattern with its path variables */
    public record Route(String method, String pattern) {

        /** The address with all of its variables set to this. */
        public String path(String variable) {
            return pattern.replaceAll("\\{[^}]*}", Matcher.quoteReplacement(variable));
        }

        /** The addresses with all of its variables set to each of these; just one where it has no variables. */
        public List<String> paths(String... variables) {
            return Stream.of(variables).map(this::path).distinct().toList();
        }
    }

    public List<Route> reads() {
        return all().stream().filter(route -> route.method().equals("GET")).toList();
    }

    public List<Route> writes() {
        return all().stream().filter(route -> !route.method().equals("GET")).toList();
    }

    private List<Route> all() {
        List<Route> routes = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType() == OddPages.class
                    || info.getPatternValues().contains("/error")) {
                return;
            }
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    routes.add(new Route("GET", pattern));
                    routes.add(new Route("POST", pattern));
                }
                if (methods.stream().anyMatch(READS::contains)) {
                    routes.add(new Route("GET", pattern));
                }
                methods.stream()
                        .filter(method -> !READS.contains(method))
                        .forEach(method -> routes.add(new Route(method.name(), pattern)));
            }
        });
        routes.sort(Comparator.comparing(Route::pattern).thenComparing(Route::method));
        return routes;
    }
}
