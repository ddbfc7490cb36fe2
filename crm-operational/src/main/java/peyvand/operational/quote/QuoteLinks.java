package peyvand.operational.quote;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.Throttled;
import peyvand.operational.audit.Author;
import peyvand.operational.staff.CompanyQueries;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.SecretText;

/** What somebody may do who holds the link to a quote, and nothing else: read it, accept it, decline it. */
@Service
@Transactional
public class QuoteLinks {

    private static final int MOST = 60;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int LONGEST_NAME = 200;

    private final QuoteRepository quotes;
    private final QuoteQueries queries;
    private final QuoteDecisions decisions;
    private final CompanyQueries companies;
    private final JdbcClient jdbc;
    private final Clock clock;

    QuoteLinks(
            QuoteRepository quotes,
            QuoteQueries queries,
            QuoteDecisions decisions,
            CompanyQueries companies,
            JdbcClient jdbc,
            Clock clock) {
        this.quotes = quotes;
        this.queries = queries;
        this.decisions = decisions;
        this.companies = companies;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Lets a network address come so many times in a while.
     *
     * @throws Throttled when it comes too often; that does not count then
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void admit(String address) {
        Instant now = clock.instant();
        jdbc.sql("delete from quote_visit where at <= :before")
                .param("before", Timestamp.from(now.minus(WINDOW)))
                .update();
        int admitted = jdbc.sql("""
                insert into quote_visit (address, at) select :address, :now
                where (select count(*) from quote_visit where address = :address) < :most
                """)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .param("most", MOST)
                .update();
        if (admitted == 0) {
            throw new Throttled(WINDOW);
        }
    }

    /** In what language the quote of a link is written; empty where the link leads nowhere. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Language> language(String secret) {
        return jdbc.sql("select language from quote where link_hash = :hash")
                .param("hash", SecretText.hash(secret))
                .query(String.class)
                .optional()
                .map(Language::of);
    }

    /** The quote of a link; empty where the link leads nowhere. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<QuoteDocument> find(String secret) {
        return queries.ofLink(SecretText.hash(secret));
    }

    /**
     * Says yes. Who says it again has the same answer; of two people, the second finds it accepted.
     *
     * @throws NotFound when the link leads nowhere
     * @throws RuleViolation when it is too late: expired, declined, or a newer version is there
     */
    public void accept(String secret, String name, String address) {
        Quote quote = quote(secret);
        if (quote.expired(today())) {
            throw new RuleViolation("rule.quote.expired");
        }
        String who = named(name);
        decisions.accept(quote, new Author(null, who, address), who, null);
    }

    /** Says no, with or without a reason. */
    public void decline(String secret, String name, @Nullable String reason, String address) {
        String who = named(name);
        decisions.decline(quote(secret), new Author(null, who, address), who, reason);
    }

    private Quote quote(String secret) {
        return quotes.lockedByLink(SecretText.hash(secret)).orElseThrow(() -> new NotFound("quote"));
    }

    private static String named(String name) {
        String stripped = name.strip().replaceAll("\\p{Cntrl}+", " ");
        if (stripped.isEmpty()) {
            throw new RuleViolation("form.required");
        }
        if (stripped.length() > LONGEST_NAME) {
            throw new RuleViolation("form.longest", LONGEST_NAME);
        }
        return stripped;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(), companies.company().orElseThrow().zone());
    }
}
