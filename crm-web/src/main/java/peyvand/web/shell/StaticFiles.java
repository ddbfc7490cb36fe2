package peyvand.web.shell;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves our own files, those of others, and those of web jars, each below a path of its own and under an address that
 * changes with the content. Spring Boot's handler for {@code /**} is off: with it every link of a page was looked for among
 * the files, which cost more than the page.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private static final Duration CACHED = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String folder : new String[] {"app", "vendor"}) {
            cached(registry.addResourceHandler("/" + folder + "/**")
                            .addResourceLocations("classpath:/static/" + folder + "/"))
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
        cached(registry.addResourceHandler("/webjars/**")
                        .addResourceLocations("classpath:/META-INF/resources/webjars/"))
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }

    private static ResourceHandlerRegistration cached(ResourceHandlerRegistration files) {
        return files.setCacheControl(CacheControl.maxAge(CACHED).cachePublic());
    }
}
