package peyvand.web.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.CompanyQueries;

/** The currency in which the company counts; it never changes once the company is set up. */
@Component
class BaseCurrency {

    private static final String UNTIL_SET_UP = "EUR";

    private final CompanyQueries companies;
    private volatile @Nullable String known;

    BaseCurrency(CompanyQueries companies) {
        this.companies = companies;
    }

    String code() {
        String code = known;
        if (code == null) {
            code = companies.company().map(Company::baseCurrency).orElse(null);
            known = code;
        }
        return code == null ? UNTIL_SET_UP : code;
    }
}
