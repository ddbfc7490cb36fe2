package peyvand.web.quote;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
import peyvand.operational.quote.QuoteLinks;
import peyvand.operational.staff.CompanyQueries;
import peyvand.operational.staff.StaffPreferences;
import peyvand.web.i18n.CurrentPreferences;

/** Shows a quote in the language it is written in, whatever browser opens its link; a visitor who chose another has that. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class QuoteLanguageFilter extends OncePerRequestFilter {

    private static final String PATH = "/q/";

    private final QuoteLinks links;
    private final CompanyQueries companies;

    QuoteLanguageFilter(QuoteLinks links, CompanyQueries companies) {
        this.links = links;
        this.companies = companies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PATH)
                || WebUtils.getCookie(request, CurrentPreferences.LANGUAGE_COOKIE) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = request.getRequestURI().substring(PATH.length()).replaceFirst("/.*", "");
        links.language(secret)
                .flatMap(language ->
                        companies.company().map(company -> StaffPreferences.usualFor(language, company.zone())))
                .ifPresent(preferences -> CurrentPreferences.set(request, preferences));
        chain.doFilter(request, response);
    }
}
