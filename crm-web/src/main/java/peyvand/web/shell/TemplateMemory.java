package peyvand.web.shell;

import org.springframework.stereotype.Component;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Room for everything the templates are made of. The template engine remembers a fragment once for each page that inserts
 * it, and by itself forgets the oldest of 200: with so many pages it would read its files again and again. It still lets
 * go of them where memory becomes scarce.
 */
@Component
final class TemplateMemory {

    private static final int FRAGMENTS = 5_000;
    private static final int EXPRESSIONS = 10_000;

    TemplateMemory(SpringTemplateEngine engine) {
        StandardCacheManager memory = new StandardCacheManager();
        memory.setTemplateCacheMaxSize(FRAGMENTS);
        memory.setExpressionCacheMaxSize(EXPRESSIONS);
        engine.setCacheManager(memory);
    }
}
