package peyvand.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.util.unit.DataSize;
import peyvand.domain.Right;
import peyvand.operational.audit.AuditLog;

/** Everything is closed to visitors but the doors named here, and nothing is written without a right. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            StaffSessions sessions,
            CsrfTokenRepository tokens,
            AuditLog audit,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largestUpload) {
        Refusals refusals = new Refusals(audit);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/sign-in",
                                "/sign-in/code",
                                "/setup",
                                "/invitation/*",
                                "/forgotten",
                                "/reset/*",
                                "/q/*",
                                "/q/*/acceptance",
                                "/q/*/refusal",
                                "/q/*/paper.pdf",
                                "/preferences/language",
                                "/f/*",
                                "/f/*/thanks",
                                "/favicon.ico")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/app/**", "/vendor/**", "/webjars/**", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/calendar/feed/*")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers(
                                "/lead-rules/**",
                                "/lead-forms/**",
                                "/staff/**",
                                "/teams/**",
                                "/roles/**",
                                "/sample/**",
                                "/fields/**",
                                "/pipelines/**",
                                "/reasons/**",
                                "/tiers/**",
                                "/letterhead/**")
                        .hasAuthority(SignedIn.authority(Right.ADMINISTER))
                        .requestMatchers(HttpMethod.POST, "/holidays/**", "/chance/**")
                        .hasAuthority(SignedIn.authority(Right.ADMINISTER))
                        .requestMatchers(
                                "/imports/**",
                                "/bulk/**",
                                "/price-lists/new",
                                "/price-lists/*/edit",
                                "/targets/*",
                                "/analysis/settings")
                        .hasAuthority(SignedIn.authority(Right.BULK))
                        .requestMatchers(HttpMethod.POST, "/price-lists/**", "/analysis/**", "/insights/**")
                        .hasAuthority(SignedIn.authority(Right.BULK))
                        .requestMatchers("/invoices/handovers/**")
                        .hasAuthority(SignedIn.authority(Right.EXPORT))
                        .requestMatchers(HttpMethod.GET, "/*/export.*", "/*/*/export.*", "/*/*/*/export.*")
                        .hasAuthority(SignedIn.authority(Right.EXPORT))
                        .requestMatchers("/duplicates/of/**")
                        .authenticated()
                        .requestMatchers("/duplicates/pairs/**")
                        .hasAuthority(SignedIn.authority(Right.EDIT))
                        .requestMatchers("/*/*/archive", "/duplicates/*/*/*", "/duplicates/merges/**")
                        .hasAuthority(SignedIn.authority(Right.DELETE))
                        .requestMatchers("/leads/*/erasure")
                        .hasAuthority(SignedIn.authority(Right.ERASE))
                        .requestMatchers(
                                "/leads/*/conversion", "/*/new", "/*/*/edit", "/*/*/fields/*", "/*/*/lines/*/edit")
                        .hasAuthority(SignedIn.authority(Right.EDIT))
                        .requestMatchers("/preferences/**", "/lists/**", "/pivot/**", "/notifications/**", "/sign-out")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .authenticated()
                        .anyRequest()
                        .hasAuthority(SignedIn.authority(Right.EDIT)))
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .addFilterBefore(new CrossSiteWrites(), CsrfFilter.class)
                .addFilterBefore(new UploadGate(sessions, largestUpload), CsrfFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The token lies in a cookie, so that a visitor who looks at the sign-in page leaves no session behind. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("peyvand-token");
        tokens.setCookiePath("/");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setParameterName("_csrf");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").maxAge(Duration.ofDays(7)));
        return tokens;
    }

    /** Text with a zero character can be stored nowhere: it is refused before anything else. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    FilterRegistrationBean<Filter> securityHeaders() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new SecurityHeaders());
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverRefusals() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ServerRefusals()));
    }

    /** Nobody reads observations of every filter of every request, and they are not free. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
