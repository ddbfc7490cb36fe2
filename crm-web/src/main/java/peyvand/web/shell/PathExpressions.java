package peyvand.web.shell;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Evaluates what nearly all expressions of templates are, a variable and accessors of records ({@code row.name()}), without
 * the Spring Expression Language, which takes a third of a page's time for it. Everything else is left to it.
 */
final class PathExpressions implements IStandardVariableExpressionEvaluator {

    private static final Pattern PATH = Pattern.compile("[a-z]\\w*(\\.[a-z]\\w*\\(\\))*");

    /** What the template engine guards itself: {@code row.getClass()} leads out of the data, {@code param} is what was asked. */
    private static final Pattern GUARDED =
            Pattern.compile("(param|session|application|null|true|false)\\b.*|.*\\bget\\w*\\(\\).*");

    private static final Object OTHERWISE = new Object();

    private final IStandardVariableExpressionEvaluator others = SPELVariableExpressionEvaluator.INSTANCE;
    private final Map<String, Optional<Path>> paths = new ConcurrentHashMap<>();

    /** The template engine's own dialect in all but this. */
    private static final class Dialect extends SpringStandardDialect {

        private final IStandardVariableExpressionEvaluator evaluator = new PathExpressions();

        @Override
        public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
            return evaluator;
        }
    }

    /** Puts it in its place, before the first template is read. */
    @Component
    static final class Replacement {

        Replacement(SpringTemplateEngine engine) {
            Set<IDialect> dialects = engine.getDialects().stream()
                    .map(dialect -> dialect instanceof SpringStandardDialect ? new Dialect() : dialect)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            engine.setDialects(dialects);
        }
    }

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        if (!expression.getUseSelectionAsRoot() && !execution.getPerformTypeConversion()) {
            Path path = paths.computeIfAbsent(expression.getExpression(), PathExpressions::path)
                    .orElse(null);
            Object value = path == null ? OTHERWISE : path.value(context.getVariable(path.variable()));
            if (value != OTHERWISE) {
                return value;
            }
        }
        return others.evaluate(context, expression, execution);
    }

    private static Optional<Path> path(String expression) {
        if (!PATH.matcher(expression).matches() || GUARDED.matcher(expression).matches()) {
            return Optional.empty();
        }
        String[] names = expression.replace("()", "").split("\\.");
        return Optional.of(
                new Path(names[0], Stream.of(names).skip(1).map(Accessor::new).toList()));
    }

    private record Path(String variable, List<Accessor> accessors) {

        /** {@link #OTHERWISE} where it has to be found, or failed at, in the other way. */
        @Nullable
        Object value(@Nullable Object start) {
            Object value = start;
            for (Accessor accessor : accessors) {
                if (value == null || value == OTHERWISE) {
                    return OTHERWISE;
                }
                value = accessor.of(value);
            }
            return value;
        }
    }

    /** A method without parameters, of whatever class the value has. */
    private static final class Accessor {

        private final String name;
        private final Map<Class<?>, Optional<Method>> methods = new ConcurrentHashMap<>();

        Accessor(String name) {
            this.name = name;
        }

        @Nullable
        Object of(Object value) {
            Method method =
                    methods.computeIfAbsent(value.getClass(), this::method).orElse(null);
            return method == null ? OTHERWISE : ReflectionUtils.invokeMethod(method, value);
        }

        private Optional<Method> method(Class<?> type) {
            return Optional.ofNullable(ClassUtils.getMethodIfAvailable(type, name))
                    .map(method -> ClassUtils.getPubliclyAccessibleMethodIfPossible(method, type))
                    .filter(Method::trySetAccessible);
        }
    }
}
