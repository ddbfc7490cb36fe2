package peyvand.web.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a record of every kind, by the forms by which people write them, with the same text wherever there is room for one. */
@TestComponent
public class Records {

    /** The longest text that has room in every field. */
    public static final int LONGEST = 50;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final LocalDate FAR = LocalDate.of(2040, 1, 1);
    private static final Pattern PROBLEM = Pattern.compile("id=\"[^\"]*-problem\"[^>]*>[^<]*");
    private static final Pattern FEED = Pattern.compile("/calendar/feed/([^\".]+)\\.ics");
    private static final Pattern QUOTE_LINK = Pattern.compile("/q/([\\w-]{43})\"");
    private static final Pattern BATCH = Pattern.compile("(/customers/hand-over/[0-9a-f-]+)/undo");

    private final Browsers browsers;
    private final JdbcClient jdbc;

    Records(Browsers browsers, JdbcClient jdbc) {
        this.browsers = browsers;
        this.jdbc = jdbc;
    }

    /**
     * One record of each kind. What hangs on a customer is written by the owner and theirs; what only administrators write
     * is written by the administrator.
     */
    public OneOfEach write(Browser owner, String text) {
        return write(owner, text, text);
    }

    /** The same with another text in what all colleagues see alike: products, fields, teams, names of colleagues. */
    public OneOfEach write(Browser owner, String text, String common) {
        if (text.length() > LONGEST || common.length() > LONGEST) {
            throw new IllegalArgumentException(text + common);
        }
        Writing writing = new Writing(owner, browsers.administrator(), text, common, new OneOfEach());
        writing.customer();
        writing.contact();
        writing.product();
        writing.competitor();
        writing.market();
        writing.segment();
        writing.order();
        writing.invoice();
        writing.opportunity();
        writing.quote();
        writing.prices();
        writing.lead();
        writing.activity();
        writing.ownThings();
        writing.administration();
        writing.imports();
        writing.merges();
        writing.many();
        return writing.written;
    }

    /** What one test has made for all records must not stand in the forms of the others. */
    public void retireFields() {
        jdbc.sql("update crm.custom_field set retired_at = now() where retired_at is null")
                .update();
        jdbc.sql("update crm.staff set list_columns = '{}'").update();
    }

    private long latest(String table, String condition) {
        return jdbc.sql("select max(id) from crm." + table + " where " + condition)
                .query(Long.class)
                .single();
    }

    private long staffOf(Browser browser) {
        return jdbc.sql("select cast(principal_name as bigint) from crm.spring_session where session_id = :id")
                .param("id", browser.cookies().get("peyvand"))
                .query(Long.class)
                .single();
    }

    private static String made(Browser browser, String path, String... fields) {
        return made(path, browser.post(path, fields));
    }

    private static String made(String path, Page page) {
        if (page.status() != 302) {
            throw new AssertionError(path + " " + page.status()
                    + PROBLEM.matcher(page.body())
                            .results()
                            .map(problem -> " " + problem.group())
                            .toList());
        }
        return page.location();
    }

    private static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String found(Pattern pattern, Page page) {
        Matcher matcher = pattern.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + page.body());
        }
        return matcher.group(1);
    }

    private static String[] pairs(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !field.getKey().equals("_csrf"))
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
    }

    private final class Writing {

        private final Browser owner;
        private final Browser sara;
        private final String text;
        private final String common;
        private final OneOfEach written;
        private final String unique = Long.toString(System.nanoTime() % 1_000_000, 36) + NUMBER.incrementAndGet();
        private final long person;
        private String customer = "";

        Writing(Browser owner, Browser sara, String text, String common, OneOfEach written) {
            this.owner = owner;
            this.sara = sara;
            this.text = text;
            this.common = common;
            this.written = written;
            this.person = staffOf(owner);
        }

        void customer() {
            customer = organisation(owner, text);
            written.put("/customers/{id}", customer);
            written.put("/customers/{id}/fields/{name}", customer + "/fields/name");
            written.put("/customers/{id}/collaborators/{staff}", customer + "/collaborators/" + person);
            made(owner, customer + "/handles", "handleKind", "ADDRESS", "handleValue", text, "handleLabel", text);
            String handle = "/handles/" + latest("handle", "customer_id = " + number(customer));
            written.put("/handles/{id}", handle);
            made(
                    owner,
                    handle + "/consents",
                    "purpose",
                    "MARKETING",
                    "granted",
                    "true",
                    "source",
                    text,
                    "wording",
                    text);
            talk();
            made(owner, customer + "/notes", "noteText", text);
            written.put("/notes/{id}", "/notes/" + latest("relationship_note", "customer_id = " + number(customer)));
            made(
                    owner,
                    customer + "/occasions",
                    "occasionLabel",
                    text,
                    "occasionOn",
                    "2001-03-04",
                    "occasionCalendar",
                    "GREGORIAN",
                    "notice",
                    "7");
            written.put("/occasions/{id}", "/occasions/" + latest("occasion", "customer_id = " + number(customer)));
            made(owner, customer + "/favourite-colleague", "staff", "" + person);
        }

        private void talk() {
            made(
                    owner,
                    customer + "/touchpoints",
                    "touchChannel",
                    "OTHER",
                    "touchText",
                    text,
                    "touchSubject",
                    text,
                    "touchOutcome",
                    text,
                    "touchTopic",
                    text,
                    "touchIntent",
                    text,
                    "touchPreference",
                    text,
                    "touchIdea",
                    text);
            written.put(
                    "/touchpoints/{id}", "/touchpoints/" + latest("touchpoint", "customer_id = " + number(customer)));
            String name = "*=UTF-8''"
                    + URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A") + ".txt";
            made(
                    customer,
                    owner.upload(
                            customer + "/attachments",
                            "attachedFiles",
                            List.of(new Browser.Sent(name, text.getBytes(UTF_8)))));
            written.put(
                    "/attachments/{key}",
                    "/attachments/"
                            + jdbc.sql("select key from crm.attachment where customer_id = :id")
                                    .param("id", Long.valueOf(number(customer)))
                                    .query(String.class)
                                    .single());
        }

        private String organisation(Browser who, String name) {
            return made(
                    who,
                    "/customers",
                    "kind",
                    "ORGANISATION",
                    "name",
                    name,
                    "reference",
                    text + unique + NUMBER.incrementAndGet(),
                    "city",
                    text,
                    "country",
                    text,
                    "sector",
                    text,
                    "website",
                    text,
                    "source",
                    text,
                    "tags",
                    text,
                    "note",
                    text);
        }

        void contact() {
            String contact = made(
                    owner,
                    "/contacts",
                    "customer",
                    label("/contacts/new"),
                    "givenName",
                    text,
                    "familyName",
                    text,
                    "jobTitle",
                    text,
                    "tags",
                    text,
                    "note",
                    text);
            written.put("/contacts/{id}", contact);
            written.put("/contacts/{id}/fields/{name}", contact + "/fields/familyName");
        }

        /** How forms that suggest customers name this one. */
        private String label(String form) {
            return owner.get(form, "customer", number(customer)).fields().getOrDefault("customer", "");
        }

        void product() {
            String product = made(
                    owner,
                    "/products",
                    "productName",
                    common,
                    "productCode",
                    common + unique,
                    "productKind",
                    "GOODS",
                    "category",
                    common,
                    "note",
                    common,
                    "price",
                    "2");
            written.put("/products/{id}", product);
            written.put("/products/{id}/fields/{name}", product + "/fields/productName");
            written.put(
                    "/customers/{id}/offers/{product}", written.page("/customers/{id}") + "/offers/" + number(product));
            written.put("/analysis/scores/{score}", "/analysis/scores/CLUSTERS");
            written.put("/analysis/runs/{run}", "/analysis/runs/" + analysis());
            written.put("/baskets/rules/{number}", "/baskets/rules/1");
        }

        void competitor() {
            String competitor = made(
                    owner,
                    "/competitors",
                    "competitorName",
                    common + unique,
                    "website",
                    common,
                    "links",
                    common,
                    "strengths",
                    common,
                    "weaknesses",
                    common,
                    "priceNotes",
                    common);
            written.put("/competitors/{id}", competitor);
            written.put("/competitors/{id}/fields/{name}", competitor + "/fields/website");
        }

        void segment() {
            String segment = made(
                    owner,
                    "/segments",
                    "segmentName",
                    common + unique,
                    "segmentNote",
                    common,
                    "kind-r",
                    "ALL",
                    "fact-r_0",
                    "CITY",
                    "was-r_0",
                    "CITY",
                    "is-r_0",
                    "ANY_OF",
                    "values-r_0",
                    common.replaceAll("[,،;]", " "));
            written.put("/segments/{id}", segment);
        }

        void market() {
            String indicator = made(
                    owner,
                    "/market",
                    "indicatorEnglish",
                    common + unique,
                    "indicatorPersian",
                    common + unique,
                    "indicatorUnit",
                    common,
                    "indicatorSource",
                    common,
                    "indicatorCalendar",
                    "GREGORIAN");
            made(owner, indicator + "/values", "seriesMonth", "2026-10", "seriesValue", "50");
            made(
                    owner,
                    "/market-notes",
                    "indicator",
                    number(indicator),
                    "marketDay",
                    "2026-10-05",
                    "marketText",
                    common);
            written.put("/market/{id}", indicator);
            written.put("/market/{id}/values/{month}", indicator + "/values/2026-10-01");
            written.put(
                    "/market-notes/{id}",
                    "/market-notes/" + latest("market_note", "indicator_id = " + number(indicator)));
        }

        /** One that was asked for and stopped before it began. */
        private long analysis() {
            return jdbc.sql("""
                    insert into analysis_run (state, asked_at, finished_at) values ('STOPPED', now(), now()) returning id
                    """).query(Long.class).single();
        }

        void order() {
            String cancelled = draft();
            made(owner, cancelled + "/placement");
            made(owner, cancelled + "/cancellation", "reason", text);
            written.put("cancelled order", cancelled);
            String order = draft();
            written.put("/orders/{id}", order);
            written.put("/orders/{id}/fields/{name}", order + "/fields/channel");
            written.put(
                    "/orders/{id}/lines/{line}",
                    order + "/lines/" + latest("order_line", "order_id = " + number(order)));
        }

        /** A draft, and one that was issued and paid. */
        void invoice() {
            String draft = invoiced();
            written.put("/invoices/{id}", draft);
            written.put("/letterhead/fields/{name}", "/letterhead/fields/phone");
            written.put("/invoices/{id}/fields/{name}", draft + "/fields/note");
            written.put(
                    "/invoices/{id}/lines/{line}",
                    draft + "/lines/" + latest("invoice_line", "invoice_id = " + number(draft)));
            made(owner, draft + "/fields/note", "version", "1", "note", text);
            String issued = invoiced();
            String today = owner.get(issued).fields().get("issuedOn");
            made(owner, issued + "/issue", "version", "1", "issuedOn", today);
            made(
                    owner,
                    issued + "/payments",
                    "paymentAmount",
                    "1",
                    "paidOn",
                    today,
                    "paymentMethod",
                    "CASH",
                    "paymentReference",
                    text);
            written.put("issued invoice", issued);
            made(sara, "/invoices/handovers", "issuedFrom", "2000-01-01", "issuedTo", today);
            written.put("/invoices/handovers/{id}", "/invoices/handovers/" + latest("invoice_handover", "true"));
            written.put(
                    "/invoices/{id}/payments/{payment}",
                    issued + "/payments/" + latest("invoice_payment", "invoice_id = " + number(issued)));
        }

        private String invoiced() {
            String order = draft();
            made(owner, order + "/placement");
            return made(
                    owner,
                    "/invoices",
                    "order",
                    number(order),
                    "form",
                    UUID.randomUUID().toString());
        }

        /** One that is worked on, and one that came to nothing. */
        void lead() {
            String none = lead("Nobody " + unique);
            made(
                    owner,
                    none + "/disqualified",
                    "version",
                    "0",
                    "reason",
                    "" + latest("disqualify_reason", "retired_at is null"));
            String lead = lead(text);
            written.put("/leads/{id}", lead);
            written.put("/leads/{id}/fields/{name}", lead + "/fields/source");
        }

        private String lead(String name) {
            return made(
                    owner,
                    "/leads",
                    "personName",
                    name,
                    "organisation",
                    text,
                    "jobTitle",
                    text,
                    "city",
                    text,
                    "country",
                    text,
                    "website",
                    text,
                    "source",
                    text,
                    "interest",
                    text,
                    "owner",
                    "" + person);
        }

        void prices() {
            jdbc.sql("update crm.customer_tier set retired_at = now() where retired_at is null")
                    .update();
            made(sara, "/tiers", "labelEnglish", common + unique);
            long tier = latest("customer_tier", "true");
            written.put("/tiers/{id}", "/tiers/" + tier);
            String list = made(
                    sara,
                    "/price-lists",
                    "priceListName",
                    common + unique,
                    "currency",
                    "EUR",
                    "customerTier",
                    "" + tier,
                    "validFrom",
                    "2026-01-01");
            written.put("/price-lists/{id}", list);
            String code =
                    "PRICED-" + System.nanoTime(); // a row of prices is parted by tabs: no text of anybody's may be one
            made(sara, "/products", "productName", common, "productCode", code, "productKind", "GOODS");
            made(sara, list + "/entries", "priceRows", code + "\t10\t2.5");
            written.put(
                    "/price-lists/{id}/entries/{entry}",
                    list + "/entries/" + latest("price_list_entry", "price_list_id = " + number(list)));
        }

        void quote() {
            String draft = quote(number(written.page("/opportunities/{id}")));
            written.put("/quotes/{id}", draft);
            written.put("/quotes/{id}/fields/{name}", draft + "/fields/terms");
            written.put(
                    "/quotes/{id}/lines/{line}",
                    draft + "/lines/" + latest("quote_line", "quote_id = " + number(draft)));
            String sent = quote(number(written.page("/opportunities/{id}")));
            made(owner, sent + "/sending", "version", owner.get(sent).fields().get("version"));
            written.put("sent quote", sent);
            written.put("/q/{secret}", "/q/" + found(QUOTE_LINK, owner.get(sent)));
        }

        private String quote(String opportunity) {
            return made(
                    owner,
                    "/quotes",
                    "opportunity",
                    opportunity,
                    "documentLanguage",
                    "EN",
                    "wholeDiscount",
                    "5",
                    "terms",
                    text,
                    "note",
                    text);
        }

        void opportunity() {
            String form = "/opportunities/new";
            String page = made(
                    owner,
                    "/opportunities",
                    "opportunityName",
                    text,
                    "customer",
                    label(form),
                    "stage",
                    owner.get(form).fields().getOrDefault("stage", firstStage()),
                    "expectedAmount",
                    "1200",
                    "openedOn",
                    "2026-11-20",
                    "source",
                    text,
                    "nextStep",
                    text,
                    "tags",
                    text,
                    "note",
                    text);
            written.put("/opportunities/{id}", page);
            written.put("/opportunities/{id}/fields/{name}", page + "/fields/source");
            made(owner, page + "/lines", "description", text, "quantity", "2", "unitPrice", "600");
            written.put(
                    "/opportunities/{id}/lines/{line}",
                    page + "/lines/" + latest("opportunity_line", "opportunity_id = " + number(page)));
            String contact = number(written.page("/contacts/{id}"));
            made(owner, page + "/contacts", "contact", contact, "role", "DECIDER");
            written.put("/opportunities/{id}/contacts/{contact}", page + "/contacts/" + contact);
            String competitor = number(written.page("/competitors/{id}"));
            made(owner, page + "/competitors", "competitor", competitor);
            written.put("/opportunities/{id}/competitors/{competitor}", page + "/competitors/" + competitor);
            written.put("/board/cards/{id}", "/board/cards/" + number(page));
            retirePipelines();
            String pipeline = made(sara, "/pipelines", "labelEnglish", common + unique);
            written.put("/pipelines/{id}", pipeline);
            made(
                    sara,
                    pipeline + "/stages",
                    "labelEnglish",
                    common + unique,
                    "probability",
                    "20",
                    "exitCriteria",
                    common);
            written.put(
                    "/pipelines/{id}/stages/{stage}",
                    pipeline + "/stages/" + latest("stage", "pipeline_id = " + number(pipeline)));
            made(sara, "/reasons/LOST", "labelEnglish", common + unique);
            written.put("/reasons/{kind}/{id}", "/reasons/LOST/" + latest("loss_reason", "true"));
            written.put("/reasons/{kind}", "/reasons/LOST");
            written.put("/board/columns/{stage}", "/board/columns/" + firstStage());
        }

        /** Those of earlier tests: there may be only so many. */
        private void retirePipelines() {
            jdbc.sql("update crm.pipeline set retired_at = now() where id > 1 and retired_at is null")
                    .update();
            jdbc.sql("update crm.loss_reason set retired_at = now() where id > 6 and retired_at is null")
                    .update();
        }

        private String firstStage() {
            return jdbc.sql("select min(id) from crm.stage").query(String.class).single();
        }

        private String draft() {
            String order = made(
                    owner,
                    "/orders",
                    "orderKind",
                    "SALE",
                    "orderedOn",
                    "2026-11-20",
                    "customer",
                    label("/orders/new"),
                    "country",
                    text,
                    "channel",
                    text,
                    "note",
                    text);
            made(owner, order + "/lines", "description", text, "quantity", "1", "unitPrice", "2");
            return order;
        }

        void activity() {
            String done = activity("CALL");
            made(owner, done + "/completion", "outcome", text);
            written.put("activity that is done", done);
            String activity = activity("TASK");
            written.put("/activities/{id}", activity);
            written.put("/activities/{id}/fields/{name}", activity + "/fields/title");
            jdbc.sql("""
                    insert into crm.notification (staff_id, activity_id, due_at, created_at)
                    values (:staff, :activity, now(), now())
                    """)
                    .param("staff", person)
                    .param("activity", Long.valueOf(number(activity)))
                    .update();
            written.put("/notifications/{id}", "/notifications/" + latest("notification", "staff_id = " + person));
        }

        private String activity(String kind) {
            Map<String, String> fields =
                    owner.get("/activities/new", "customer", number(customer)).fields();
            fields.put("activityKind", kind);
            fields.put("priority", "NORMAL");
            fields.put("activityOwner", "" + person);
            fields.put("title", text);
            fields.put("note", text);
            return made(owner, "/activities", pairs(fields));
        }

        void ownThings() {
            written.put("/lists/{list}", "/lists/customers");
            String view = made(owner, "/lists/customers/views", "viewName", text + unique, "q", text, "tag", text);
            written.put("/lists/{list}/views/{id}", "/lists/customers/views/" + view.replaceAll("\\D", ""));
            String question = made(owner, "/pivot/saved", "viewName", text + unique, "pivotChannel", text);
            written.put("/pivot/saved/{id}", "/pivot/saved/" + question.replaceAll("\\D", ""));
            made(owner, "/preferences/signature", "signature", text);
            made(owner, "/preferences/calendar");
            String feed = found(FEED, owner.get("/preferences/calendar"));
            written.put("/calendar/feed/{token}", "/calendar/feed/" + feed);
            written.put("/invitation/{token}", "/invitation/unknown");
            written.put("/reset/{token}", "/reset/unknown");
            written.put("/quality/{slug}", "/quality/products-without-category");
        }

        void administration() {
            String value = field("CUSTOMER", "TEXT", "");
            String choice = field("CUSTOMER", "CHOICE", common + "\n" + common + "2");
            written.put("/fields/{id}", choice);
            written.put(
                    "/fields/{id}/choices/{choice}",
                    choice + "/choices/" + latest("custom_choice", "field_id = " + number(choice)));
            String key = value.replace("/fields/", "field_");
            made(owner, customer + "/fields/" + key, "version", version("customer", customer), key, text);
            String order = written.page("/orders/{id}");
            String ofOrders = field("ORDER", "TEXT", "").replace("/fields/", "field_");
            made(owner, order + "/fields/" + ofOrders, "version", version("sales_order", order), ofOrders, text);
            made(
                    sara,
                    "/lead-forms",
                    "formTitleEnglish",
                    common,
                    "formTitlePersian",
                    common,
                    "formConsentEnglish",
                    common,
                    "formConsentPersian",
                    common,
                    "source",
                    common + unique,
                    "formAsked",
                    "EMAIL",
                    "formAsked",
                    "INTEREST");
            long form = latest("lead_form", "true");
            written.put("/lead-forms/{id}", "/lead-forms/" + form);
            written.put(
                    "/f/{key}",
                    "/f/"
                            + jdbc.sql("select key from crm.lead_form where id = :id")
                                    .param("id", form)
                                    .query(String.class)
                                    .single());
            made(
                    sara,
                    "/lead-rules",
                    "source",
                    common + unique,
                    "city",
                    common,
                    "ruleMethod",
                    "PERSON",
                    "rulePerson",
                    "" + person);
            written.put("/lead-rules/{id}", "/lead-rules/" + latest("lead_rule", "true"));
            made(sara, "/teams", "name", common + unique);
            written.put("/teams/{id}", "/teams/" + latest("team", "true"));
            made(
                    sara,
                    "/holidays",
                    "holidayOn",
                    FAR.plusDays(NUMBER.incrementAndGet()).toString(),
                    "holidayEnglish",
                    common,
                    "holidayPersian",
                    common,
                    "country",
                    "IR");
            written.put("/holidays/{id}", "/holidays/" + latest("holiday", "true"));
            sara.post(
                    "/staff",
                    "name",
                    common,
                    "email",
                    "new" + unique + "@example.com",
                    "language",
                    "EN",
                    "roles",
                    "SALES");
            written.put("/staff/{id}", "/staff/" + latest("staff", "true"));
            written.put("/performance/{id}", "/performance/" + staffOf(owner));
            written.put("/roles/{role}", "/roles/MARKETER");
        }

        private String field(String of, String kind, String choices) {
            return made(
                    sara,
                    "/fields",
                    "fieldOf",
                    of,
                    "fieldKind",
                    kind,
                    "fieldEnglish",
                    common + unique + kind.charAt(0),
                    "fieldPersian",
                    common + unique + kind.charAt(0),
                    "fieldHintEnglish",
                    common,
                    "fieldHintPersian",
                    common,
                    "fieldChoices",
                    choices);
        }

        private String version(String table, String path) {
            return jdbc.sql("select version::text from crm." + table + " where id = :id")
                    .param("id", Long.valueOf(number(path)))
                    .query(String.class)
                    .single();
        }

        void imports() {
            String cell = '"' + common.replace("\"", "\"\"") + '"';
            String job = made(
                    "/imports",
                    sara.upload(
                            "/imports",
                            "file",
                            common.replace("\"", "") + ".csv",
                            (cell + ",City\r\n" + cell + "," + cell + "\r\n").getBytes(UTF_8),
                            "kind",
                            "CUSTOMERS"));
            written.put("/imports/{id}", job);
            Map<String, String> fields = sara.get(job + "/mapping").fields();
            fields.keySet().removeIf(name -> name.equals("column") || name.equals("name"));
            String[] mapping = with(
                    pairs(fields),
                    "importCustomers",
                    "ORGANISATION",
                    "column",
                    "CUSTOMER_NAME",
                    "column",
                    "CITY",
                    "next",
                    "keep",
                    "name",
                    common);
            sara.post(job + "/mapping", mapping);
        }

        void merges() {
            String winner = organisation(owner, text);
            String loser = organisation(owner, text);
            made(
                    sara,
                    "/duplicates/CUSTOMER/" + number(winner) + "/" + number(loser),
                    "winnerVersion",
                    "0",
                    "loserVersion",
                    "0");
            long merge = latest("merge", "winner_id = " + number(winner));
            written.put("/duplicates/merges/{mergeId}", "/duplicates/merges/" + merge);
            written.put("/duplicates/merges/{kind}/{id}", "/duplicates/merges/CUSTOMER/" + number(winner));
            written.put("/duplicates/of/{kind}/{id}", "/duplicates/of/CUSTOMER/" + number(winner));
            written.put(
                    "/duplicates/{kind}/{winner}/{loser}",
                    "/duplicates/CUSTOMER/" + number(customer) + "/" + number(winner));
            jdbc.sql("""
                    insert into crm.duplicate_pair (record_kind, a_id, b_id, reason, score, found_at)
                    values ('CUSTOMER', :a, :b, 'SAME_NAME', 1, now()) on conflict do nothing
                    """)
                    .param("a", Long.valueOf(number(customer)))
                    .param("b", Long.valueOf(number(winner)))
                    .update();
            written.put(
                    "/duplicates/pairs/{id}",
                    "/duplicates/pairs/" + latest("duplicate_pair", "a_id = " + number(customer)));
        }

        /** Something done to many at once: a bulk change and a hand-over. */
        void many() {
            String id = number(organisation(owner, text));
            Page preview = sara.post("/bulk/customers", "id", id, "bulkAction", "SOURCE", "bulk.SOURCE", text);
            written.put("/bulk/{list}", "/bulk/customers");
            written.put("/bulk/changes/{id}", made(sara, "/bulk/customers/run", pairs(preview.fields())));
            made(sara, "/customers/hand-over", "id", id, "to", "" + person, "note", text);
            written.put("/customers/hand-over/{batch}", found(BATCH, sara.get("/customers")));
        }
    }
}
