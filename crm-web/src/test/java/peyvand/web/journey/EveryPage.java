package peyvand.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.segment.Condition;
import peyvand.analytical.segment.Fact;
import peyvand.analytical.segment.Group;
import peyvand.analytical.segment.Purchases;
import peyvand.analytical.segment.Rule;
import peyvand.analytical.segment.SegmentData;
import peyvand.analytical.segment.Segments;
import peyvand.collaborative.touchpoint.Channel;
import peyvand.collaborative.touchpoint.Direction;
import peyvand.collaborative.touchpoint.Learnt;
import peyvand.collaborative.touchpoint.TouchpointData;
import peyvand.collaborative.touchpoint.Touchpoints;
import peyvand.domain.ActivityId;
import peyvand.domain.CompetitorId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.HandleKind;
import peyvand.domain.IndicatorId;
import peyvand.domain.InvoiceId;
import peyvand.domain.JalaliDate;
import peyvand.domain.Months;
import peyvand.domain.OrderId;
import peyvand.domain.Period;
import peyvand.domain.PriceListId;
import peyvand.domain.ProductId;
import peyvand.domain.QuoteId;
import peyvand.domain.RecordKind;
import peyvand.domain.Role;
import peyvand.domain.SegmentId;
import peyvand.domain.Seller;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.Activities;
import peyvand.operational.activity.ActivityData;
import peyvand.operational.activity.ActivityKind;
import peyvand.operational.activity.ActivityPriority;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.attachment.Attachments;
import peyvand.operational.attachment.Holder;
import peyvand.operational.attachment.ReceivedFiles;
import peyvand.operational.attachment.Reception;
import peyvand.operational.attachment.SentFile;
import peyvand.operational.bulk.BulkChanges;
import peyvand.operational.catalog.Rate;
import peyvand.operational.competitor.CompetitorData;
import peyvand.operational.competitor.Competitors;
import peyvand.operational.customer.ConsentPurpose;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.Customers;
import peyvand.operational.customer.HandleData;
import peyvand.operational.customer.Handles;
import peyvand.operational.customer.Tiers;
import peyvand.operational.duplicate.DuplicateSearch;
import peyvand.operational.field.CustomFieldData;
import peyvand.operational.field.CustomFields;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.FieldKind;
import peyvand.operational.field.Label;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.operational.invoice.Invoices;
import peyvand.operational.invoice.PaymentData;
import peyvand.operational.invoice.PaymentMethod;
import peyvand.operational.invoice.Payments;
import peyvand.operational.lead.LeadData;
import peyvand.operational.lead.Leads;
import peyvand.operational.market.IndicatorData;
import peyvand.operational.market.IndicatorValues;
import peyvand.operational.market.Indicators;
import peyvand.operational.market.MarketNotes;
import peyvand.operational.market.MonthValue;
import peyvand.operational.opportunity.Opportunities;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.pricing.LineData;
import peyvand.operational.pricing.PriceEntry;
import peyvand.operational.pricing.PriceListData;
import peyvand.operational.pricing.PriceLists;
import peyvand.operational.quote.QuoteData;
import peyvand.operational.quote.Quotes;
import peyvand.operational.relationship.Relationships;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.Invitations;
import peyvand.operational.staff.Invitee;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.PasswordResets;
import peyvand.operational.staff.SecondFactors;
import peyvand.operational.target.TargetCell;
import peyvand.operational.target.TargetGroup;
import peyvand.operational.target.TargetYear;
import peyvand.operational.target.Targets;
import peyvand.operational.view.SavedViews;
import peyvand.operational.view.ViewContent;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Pictures;

/** All pages can be used by everybody: light and dark, on a wide screen and on a phone. */
abstract class EveryPage {

    private static final int SALES = 500;

    @Autowired
    Installation installation;

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    CustomerQueries customerQueries;

    @Autowired
    CustomFields customFields;

    @Autowired
    Competitors competitors;

    @Autowired
    Indicators indicators;

    @Autowired
    IndicatorValues values;

    @Autowired
    MarketNotes marketNotes;

    @Autowired
    Segments segments;

    @Autowired
    AnalysisRuns analyses;

    @Autowired
    Touchpoints touchpoints;

    @Autowired
    Handles handles;

    @Autowired
    DuplicateSearch duplicates;

    @Autowired
    Activities activities;

    @Autowired
    Leads leads;

    @Autowired
    Opportunities opportunities;

    @Autowired
    PipelineQueries pipelines;

    @Autowired
    Quotes quotes;

    @Autowired
    Tiers tiers;

    @Autowired
    PriceLists priceLists;

    @Autowired
    Targets targets;

    @Autowired
    Invoices invoices;

    @Autowired
    InvoiceQueries invoiceQueries;

    @Autowired
    Payments payments;

    @Autowired
    Relationships relationships;

    @Autowired
    Reception reception;

    @Autowired
    Attachments attachments;

    @Autowired
    SavedViews views;

    @Autowired
    BulkChanges bulk;

    @Autowired
    Clock clock;

    @Autowired
    Invitations invitations;

    @Autowired
    PasswordResets resets;

    @Autowired
    SecondFactors factors;

    @Autowired
    JdbcClient jdbc;

    void hindersNobody(Language language, Chromium chromium) {
        installation.empty();
        List<String> found = new ArrayList<>();
        try (Tab visitor = installation.visitor(chromium, language);
                Tab sara = installation.sara(chromium, language)) {
            visitor.expect(404);
            pagesForVisitors(language).forEach((name, path) -> found.addAll(hindrances(visitor, name, path)));
            found.addAll(hindrances(sara, "home-empty", "/"));
            String job = new Imports(sara).bringIn(SalesFile.first(SALES));
            sara.expect(404);
            pages(job).forEach((name, path) -> found.addAll(hindrances(sara, name, path)));
            assertThat(found).isEmpty();
        }
    }

    /**
     * Each page on both screens, in a theme each. Colours know nothing of languages: what is light in one is dark in the
     * other, so that both are seen on both screens.
     */
    private static List<String> hindrances(Tab tab, String name, String path) {
        boolean dark = tab.language() == Language.FA;
        List<String> found = new ArrayList<>();
        tab.see(Screen.WIDE, dark ? ColorScheme.DARK : ColorScheme.LIGHT);
        tab.visit(path);
        found.addAll(tab.hindrances(name + "-wide"));
        tab.picture(name + "-wide");
        tab.see(Screen.PHONE, dark ? ColorScheme.LIGHT : ColorScheme.DARK);
        found.addAll(tab.hindrances(name + "-phone"));
        tab.picture(name + "-phone");
        return found;
    }

    private Map<String, String> pagesForVisitors(Language language) {
        Viewer sara = browsers.viewer();
        return Map.of(
                "sign-in", "/sign-in",
                "forgotten", "/forgotten",
                "link-gone", "/invitation/unknown",
                "invitation", "/invitation/" + invited(language),
                "reset", "/reset/" + resets.link(sara, sara.staff()).token(),
                "quote-gone", "/q/unknown",
                "quote-link", "/q/" + quotes.secret(sara, sentQuote(language)));
    }

    /** A list for a tier, with prices by quantity. */
    private String prices() {
        Viewer sara = browsers.viewer();
        tiers.add(sara, new Label("Gold", "طلایی"));
        PriceListId list = priceLists.create(
                sara,
                new PriceListData(
                        "Autumn prices of the north",
                        "EUR",
                        tiers.current().get(0).id(),
                        LocalDate.of(2026, 9, 23),
                        null));
        ProductId product = new ProductId(some("product where code = '85123A'"));
        priceLists.enter(
                sara,
                list,
                List.of(
                        new PriceEntry(product, BigDecimal.ZERO, new BigDecimal("2.55")),
                        new PriceEntry(product, new BigDecimal("100"), new BigDecimal("2.1"))));
        return "/price-lists/" + list;
    }

    /** With a product, a service without one, and discounts of either kind. */
    private QuoteId sentQuote(Language language) {
        Viewer sara = browsers.viewer();
        CustomerId customer =
                new CustomerId(person("Mitra Rad " + System.nanoTime(), System.nanoTime() + "@rad.example"));
        QuoteData data = new QuoteData(
                customer,
                null,
                null,
                language,
                Rate.BASE,
                null,
                new BigDecimal("5"),
                "Paid within a month.\nDelivered free of charge.",
                "Among ourselves");
        QuoteId id = quotes.create(sara, data);
        quotes.addLine(
                sara,
                id,
                new LineData(
                        null,
                        "Tea from the north with a rather long description of where it grew",
                        new BigDecimal("1250"),
                        new BigDecimal("12.75"),
                        BigDecimal.TEN,
                        new BigDecimal("9")));
        quotes.addLine(sara, id, new LineData(null, "Delivery", BigDecimal.ONE, new BigDecimal("120"), null, null));
        quotes.send(
                sara,
                id,
                jdbc.sql("select version from crm.quote where id = " + id)
                        .query(Integer.class)
                        .single());
        return id;
    }

    private String invited(Language language) {
        String email = language.code() + System.nanoTime() + "@example.com";
        return invitations
                .invite(browsers.viewer(), new Invitee("Omid", email, Set.of(Role.SALES), language))
                .token();
    }

    private Map<String, String> pages(String job) {
        factors.begin(browsers.viewer());
        long one = person("Parviz Tavakoli", "parviz@tavakoli.example");
        long two = person("Parviz Tavakkoli", "Parviz@Tavakoli.example");
        duplicates.findAll();
        long said = touchpoint(one);
        files(Holder.of(new CustomerId(one)));
        files(Holder.of(new ContactId(self(one))));
        files(Holder.of(new TouchpointId(said)));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        long task = activity(one);
        files(Holder.of(new ActivityId(task)));
        pages.put("activities", "/activities");
        pages.put("activities-none", "/activities?tab=done");
        pages.put("activity", "/activities/" + task);
        pages.put("activity-new", "/activities/new");
        pages.put("calendar", "/calendar");
        pages.put("calendar-week", "/calendar?view=week");
        pages.put("calendar-day", "/calendar?view=day");
        pages.put("calendar-link", "/preferences/calendar");
        pages.put("holidays", "/holidays");
        pages.put("notifications", "/notifications");
        pages.put("letterhead", "/letterhead");
        pages.put("letterhead-edit", "/letterhead/edit");
        pages.put("customers", "/customers");
        long view = view();
        pages.put("customers-in-a-view", "/customers?view=" + view);
        pages.put("customers-in-a-changed-view", "/customers?view=" + view + "&kind=PERSON");
        pages.put("bulk-change", "/bulk/changes/" + tagged(one));
        pages.put("bulk-changes", "/bulk/changes");
        pages.put("keys", "/keys");
        pages.put("views", "/lists/customers/views");
        pages.put("view-edit", "/lists/customers/views/" + view);
        pages.put("customer", "/customers/" + some("customer where reference = '17850'"));
        pages.put("customer-edit", "/customers/" + one + "/edit");
        pages.put("person", "/customers/" + one);
        pages.put("contacts", "/contacts");
        pages.put("contact", "/contacts/" + some("contact"));
        pages.put("contact-new", "/contacts/new");
        pages.put("preferences-of-contact", "/contacts/" + self(one) + "/preferences");
        pages.put("preferences-of-contact-edit", "/contacts/" + self(one) + "/preferences/edit");
        pages.put("person-as-contact", "/contacts/" + self(one));
        pages.put("touchpoint-correction", "/touchpoints/" + said + "/correction");
        pages.put("products", "/products");
        pages.put("product", "/products/" + some("product where code = '85123A'"));
        pages.put("product-new", "/products/new");
        String lead = lead();
        pages.put("leads", "/leads");
        pages.put("leads-none", "/leads?q=zzzzzzzz");
        pages.put("lead", lead);
        pages.put("lead-new", "/leads/new");
        pages.put("lead-rules-none", "/lead-rules");
        pages.put("lead-rule-new", "/lead-rules/new");
        pages.put("lead-forms-none", "/lead-forms");
        pages.put("lead-form-new", "/lead-forms/new");
        pages.put("lead-edit", lead + "/edit");
        pages.put("lead-conversion", lead + "/conversion");
        String opportunity = opportunity(one);
        pages.put("board", "/board");
        pages.put("board by tag", "/board?tag=Ramadan&stale=true");
        pages.put("pipelines", "/pipelines");
        pages.put("reasons", "/reasons");
        pages.put("reason-new", "/reasons/DISQUALIFIED/new");
        pages.put("pipeline", "/pipelines/" + some("pipeline"));
        pages.put("stage-new", "/pipelines/" + some("pipeline") + "/stages/new");
        pages.put("opportunities", "/opportunities");
        pages.put("opportunity", opportunity);
        pages.put("opportunity-new", "/opportunities/new");
        pages.put("opportunity-edit", opportunity + "/edit");
        String prices = prices();
        pages.put("price-lists", "/price-lists");
        pages.put("price-list", prices);
        pages.put("price-list-new", "/price-lists/new");
        pages.put("price-list-edit", prices + "/edit");
        pages.put("tiers", "/tiers");
        QuoteId sent = sentQuote(Language.FA);
        pages.put("quotes", "/quotes");
        pages.put("quotes-none", "/quotes?q=zzzzzzzz");
        pages.put("quote-new", "/quotes/new?customer=" + one);
        pages.put("quote-sent", "/quotes/" + sent);
        QuoteId draft = quotes.revise(browsers.viewer(), sent);
        pages.put("quote-draft", "/quotes/" + draft);
        pages.put("quote-edit", "/quotes/" + draft + "/edit");
        pages.put(
                "quote-line-edit",
                "/quotes/" + draft + "/lines/" + some("quote_line where quote_id = " + draft) + "/edit");
        pages.put("chance", "/chance");
        analyse();
        pages.put("insights", "/insights");
        pages.put("insights-ranks", "/insights/ranks");
        pages.put("insights-value", "/insights/value");
        pages.put("insights-movement", "/insights/movement");
        pages.put("insights-groups", "/insights/movement/groups");
        pages.put("insights-investment", "/insights/investment?highPercent=20&mediumPercent=50");
        pages.put("values", "/values");
        pages.put("values-none", "/values?lifeStage=WON_BACK&decile=9");
        pages.put("analysis", "/analysis");
        pages.put("analysis-settings", "/analysis/settings");
        pages.put("reports", "/reports");
        pages.put("report-outcomes", "/reports/outcomes");
        pages.put("report-competitors", "/reports/outcomes?by=COMPETITOR");
        pages.put("report-funnel", "/reports/funnel");
        pages.put("report-standing", "/reports/standing");
        pages.put("report-products", "/reports/products");
        pages.put("baskets", "/baskets");
        pages.put("basket-orders", "/baskets/orders?holds1=85123A&holds2=71053");
        pages.put("basket-network", "/baskets/network");
        pages.put("basket-products", "/baskets/products");
        pages.put("basket-bundle", "/baskets/bundle?part1=85123A&part2=71053&discountPercent=10");
        pages.put("basket-customers", "/baskets/customers?has1=85123A&lacks=71053");
        String segment = segment();
        pages.put("segments", "/segments");
        pages.put("segment", segment);
        pages.put("segment-new", "/segments/new");
        pages.put("segment-edit", segment + "/edit");
        pages.put("segments-archived", "/segments?archived=true");
        String compared = "a=" + segment.substring("/segments/".length()) + "&b=others";
        pages.put("segments-compare", "/segments/compare?" + compared);
        String moved = "/segments/moves?segment=" + segment.substring("/segments/".length()) + "&segmentWay=";
        pages.put("segment-likeness", "/segments/likeness?segment=" + segment.substring("/segments/".length()));
        pages.put("segment-joined", moved + "JOINED");
        pages.put("segment-left", moved + "LEFT");
        pages.put("segments-compare-nothing", "/segments/compare");
        pages.put("segments-compare-people", "/segments/compare/people?" + compared + "&comparePart=A");
        String asked = "?pivotRows=COUNTRY&pivotColumns=MONTH&pivotMeasure=NET&pivotFrom=2010-12-01&pivotTo=2011-12-31";
        pages.put("pivot", "/pivot");
        pages.put("pivot-answer", "/pivot" + asked);
        pages.put("pivot-nothing", "/pivot?pivotRows=AGE&pivotMeasure=BASKET&pivotTo=1999-12-31&pivotFrom=1999-01-01");
        pages.put("pivot-lines", "/pivot/lines" + asked + "&row=GB");
        pages.put("competitors-none", "/competitors?q=zzzzzzzz");
        long rival = rival();
        pages.put("competitors", "/competitors?sort=updated");
        pages.put("competitor", "/competitors/" + rival);
        pages.put("competitor-new", "/competitors/new");
        pages.put("market-none", "/market?archived=true");
        long inflation = inflation();
        pages.put("market", "/market");
        pages.put("indicator", "/market/" + inflation);
        pages.put("indicator-sales", "/market/" + inflation + "/sales");
        pages.put("indicator-new", "/market/new");
        pages.put("indicator-edit", "/market/" + inflation + "/edit");
        pages.put("market-note-edit", "/market-notes/" + some("market_note") + "/edit");
        targets();
        pages.put("forecast", "/forecast");
        pages.put("sales-week", "/forecast/week");
        pages.put("forecast-history", "/forecast/history");
        pages.put("performance", "/performance");
        pages.put("performance-colleague", "/performance/" + browsers.viewer().staff());
        pages.put("forecast-quarters", "/forecast?length=QUARTER");
        pages.put("targets", "/targets");
        pages.put("targets-edit", "/targets/edit");
        pages.put("orders", "/orders");
        pages.put("order", "/orders/" + some("sales_order where number = '536365'"));
        pages.put("order-new", "/orders/new");
        InvoiceId invoice = invoiced();
        pages.put("invoices", "/invoices");
        pages.put("invoice", "/invoices/" + invoice);
        InvoiceId note = invoices.credit(browsers.viewer(), invoice, null);
        pages.put("invoice-books", "/invoices/handovers");
        pages.put("credit-note-draft", "/invoices/" + note);
        pages.put("credit-note-edit", "/invoices/" + note + "/edit");
        pages.put("imports", "/imports");
        pages.put("import", job);
        pages.put("import-columns", job + "/mapping");
        pages.put("duplicates", "/duplicates");
        pages.put("merge-choice", "/duplicates/of/CUSTOMER/" + one);
        pages.put("merge", "/duplicates/CUSTOMER/" + one + "/" + two);
        pages.put("merges", "/duplicates/merges/CUSTOMER/" + one);
        pages.put("search", "/search?q=parviz");
        pages.put("search-nothing", "/search?q=zzzzzzzz");
        pages.put("preferences", "/preferences");
        pages.put("second-factor", "/preferences/second-factor");
        pages.put("sessions", "/preferences/sessions");
        pages.put("quality", "/quality");
        pages.put("quality-cases", "/quality/products-without-category");
        pages.put("staff", "/staff");
        pages.put("teams", "/teams");
        pages.put("roles", "/roles");
        pages.put("audit", "/audit");
        long tier = customField(one);
        pages.put("custom-fields", "/fields");
        pages.put("custom-field-new", "/fields/new");
        pages.put("custom-field", "/fields/" + tier);
        pages.put("custom-field-edit", "/fields/" + tier + "/edit");
        pages.put("custom-choice-edit", "/fields/" + tier + "/choices/" + some("custom_choice") + "/edit");
        pages.put("customers-by-custom-field", "/customers?field_" + tier + "=" + some("custom_choice"));
        pages.put("customer-with-custom-field", "/customers/" + one + "?show=CHANGES");
        pages.put("customer-new-with-custom-field", "/customers/new");
        pages.put("hand-over", "/customers/hand-over?id=" + one + "&id=" + two);
        pages.put("collaborator", "/customers/" + one + "/collaborators");
        pages.put("not-found", "/nowhere");
        return pages;
    }

    private long person(String name, String email) {
        return customers
                .create(
                        browsers.viewer(),
                        new CustomerData(
                                CustomerKind.PERSON,
                                name,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "Shiraz",
                                "IR",
                                null,
                                null,
                                null,
                                null,
                                List.of("regular")),
                        List.of(new HandleData(HandleKind.EMAIL, email, null)))
                .value();
    }

    /** Of this year and the one before, in either calendar. */
    private void targets() {
        Viewer sara = browsers.viewer();
        TargetGroup company = new TargetGroup(TargetGroup.Kind.COMPANY, null);
        for (boolean jalali : List.of(true, false)) {
            List<Period> year =
                    Period.ofYear(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), Period.Length.MONTH, jalali);
            targets.enter(
                    sara,
                    company,
                    new TargetYear(year, null),
                    year.stream()
                            .map(month -> new TargetCell(Seller.COMPANY, month, new BigDecimal("1250000"), null))
                            .toList());
        }
    }

    /** With a long link, and with something changed. */
    private long rival() {
        Viewer sara = browsers.viewer();
        String link = "https://news.example/" + "long-".repeat(20);
        CompetitorId id = competitors.create(sara, CompetitorData.named("Tea of the North"));
        competitors.edit(
                sara,
                id,
                0,
                new CompetitorData(
                        "Tea of the North",
                        "north.example",
                        List.of(link, "by word of mouth"),
                        "Fresh leaves.\nKnown to everybody.",
                        "Delivers late",
                        "A tenth below ours"));
        return id.value();
    }

    /** Some years of Jalali months with a gap, and a note. */
    private long inflation() {
        Viewer sara = browsers.viewer();
        IndicatorId id = indicators.create(
                sara, new IndicatorData(new Label("Inflation", "تورم"), "%", "Statistical Centre", Calendar.JALALI));
        LocalDate first = new JalaliDate(1402, 1, 1).toLocalDate();
        List<MonthValue> months = IntStream.range(0, 44)
                .filter(i -> i != 20)
                .mapToObj(i -> new MonthValue(Months.plus(first, i, true), BigDecimal.valueOf(300 + i % 7 * 13, 1)))
                .toList();
        values.enterAll(sara, id, months);
        marketNotes.add(sara, id, first, "The base year is another one from here on.");
        return id.value();
    }

    /** Everything that can be said, with a correction; and what was agreed. */
    private long touchpoint(long customer) {
        CustomerId id = new CustomerId(customer);
        TouchpointData data = new TouchpointData(
                Channel.VISIT,
                Direction.IN,
                null,
                browsers.viewer().staff(),
                null,
                "At the fair",
                "Asked for a price.\nWants it by Monday.",
                "Wants an offer",
                25,
                new Learnt("colours", "to buy", "blue", "a darker blue"),
                null,
                null);
        TouchpointId wrong = touchpoints.log(browsers.viewer(), id, data);
        TouchpointId right = touchpoints.correct(browsers.viewer(), wrong, data);
        long handle = some("handle where customer_id = " + customer);
        handles.consent(browsers.viewer(), handle, ConsentPurpose.MARKETING, false, "phone", "Newsletter, version 3");
        return right.value();
    }

    /** A picture, and a document with a long name. */
    private void files(Holder holder) {
        List<SentFile> sent = List.of(
                file("shop.png", Pictures.png()),
                file("letter-of-the-" + "long-".repeat(20) + "winter.txt", "Snow".getBytes(StandardCharsets.UTF_8)));
        try (ReceivedFiles received = reception.receive(sent)) {
            attachments.add(browsers.viewer(), holder, received);
        }
    }

    private static SentFile file(String name, byte[] content) {
        return new SentFile(name, content.length, () -> new ByteArrayInputStream(content));
    }

    private long view() {
        ViewContent content = new ViewContent(Map.of("country", "GB", "sort", "net_amount"), List.of("name", "city"));
        views.create(browsers.viewer(), "customers", "Of my own", false, content);
        return views.create(browsers.viewer(), "customers", "Large in Britain", true, content)
                .value();
    }

    private long tagged(long customer) {
        Viewer sara = browsers.viewer();
        var one = bulk.actions(RecordKind.CUSTOMER).picked(sara, List.of(customer));
        return bulk.run(sara, RecordKind.CUSTOMER, "TAG", "Well known", one, 1).value();
    }

    private long self(long person) {
        return some("contact where customer_id = " + person);
    }

    private String lead() {
        Viewer sara = browsers.viewer();
        return "/leads/"
                + leads.create(
                        sara,
                        new LeadData(
                                "Parvaneh Sadeghi",
                                "Tea of the East",
                                "Buyer",
                                "parvaneh@east.example",
                                "+98 912 345 6789",
                                "Shiraz",
                                "IR",
                                "east.example",
                                "fa",
                                "Fair",
                                null,
                                "Wants to taste the green teas.\nCalls in the morning.",
                                null));
    }

    /** A meeting today, of which Sara is told, about a customer on whom she made a note. */
    private String opportunity(long customer) {
        Viewer sara = browsers.viewer();
        return "/opportunities/"
                + opportunities.create(
                        sara,
                        pipelines.current().get(0).current().get(0).id(),
                        new OpportunityData(
                                "Tea for the new shop",
                                new CustomerId(customer),
                                new BigDecimal("1200"),
                                Rate.BASE,
                                LocalDate.of(2026, 11, 1),
                                LocalDate.of(2027, 1, 10),
                                sara.staff(),
                                "Fair",
                                "Send the samples",
                                null,
                                null,
                                List.of()));
    }

    private long activity(long customer) {
        Viewer sara = browsers.viewer();
        CustomerId about = new CustomerId(customer);
        relationships.addNote(sara, about, null, "Likes jasmine tea");
        Instant start = clock.instant().plus(Duration.ofMinutes(30));
        long id = activities
                .create(
                        sara,
                        sara.staff(),
                        new ActivityData(
                                ActivityKind.MEETING,
                                "Taste the new teas",
                                "Bring the kettle",
                                ActivityTime.between(start, start.plus(Duration.ofHours(1))),
                                null,
                                ActivityPriority.HIGH,
                                about,
                                null,
                                null,
                                null))
                .value();
        jdbc.sql(
                        "insert into crm.notification (staff_id, activity_id, due_at, created_at) values (:staff, :id, now(), now())")
                .param("staff", sara.staff().value())
                .param("id", id)
                .update();
        return id;
    }

    /** Of those who bought lately or live in Tehran, with members of some months. */
    private void analyse() {
        analyses.ask(browsers.viewer());
        while (analyses.latest(1).stream().anyMatch(run -> !run.state().isOver())) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private String segment() {
        Purchases lately = new Purchases(5_000, null, null, null, null);
        Rule rule = new Group(
                Group.Kind.ALL,
                List.of(
                        Condition.between(Fact.ORDERS, "1", null, lately),
                        new Group(
                                Group.Kind.ANY,
                                List.of(
                                        Condition.anyOf(Fact.COUNTRY, "GB", "IR"),
                                        Condition.anyOf(Fact.KIND, "PERSON"),
                                        Condition.between(Fact.AGE, "18", "40", Purchases.ALL)))));
        SegmentId id = segments.create(
                browsers.viewer(),
                new SegmentData("Lately and near " + System.nanoTime(), "To be invited to the next tasting", rule));
        jdbc.sql("""
                insert into crm.segment_size (segment_id, day, members)
                select :id, current_date - 30 * i, 40 - 3 * i from generate_series(1, 12) i on conflict do nothing
                """).param("id", id.value()).update();
        jdbc.sql("""
                insert into crm.segment_member (segment_id, customer_id, since, edition, why)
                select :id, id, now(), 1, '{"0": "3", "1": "GB"}' from crm.customer where merged_into_id is null order by id limit 60
                on conflict do nothing
                """).param("id", id.value()).update();
        return "/segments/" + id;
    }

    /** An invoice of a sale, partly paid. */
    private InvoiceId invoiced() {
        Viewer sara = browsers.viewer();
        long sale = some(
                "sales_order where kind = 'SALE' and state in ('PLACED', 'FULFILLED') and customer_id is not null");
        InvoiceId id = invoices.draft(sara, new OrderId(sale));
        invoices.issue(sara, id, invoiceQueries.details(sara, id).version(), invoiceQueries.today());
        payments.pay(
                sara, id, new PaymentData(BigDecimal.ONE, invoiceQueries.today(), PaymentMethod.TRANSFER, "IR12 0001"));
        return id;
    }

    /** A field of choices, which a customer has changed, and one of orders. */
    private long customField(long customer) {
        Viewer sara = browsers.viewer();
        CustomFieldId tier = customFields.add(
                sara,
                RecordKind.CUSTOMER,
                FieldKind.CHOICE,
                new CustomFieldData(new Label("Tier", "رده"), new Label("As agreed", "بنا بر قرار"), true),
                List.of(new Label("Gold", "طلایی"), new Label("Silver", null)));
        CustomerId id = new CustomerId(customer);
        CustomerDetails now = customerQueries.details(sara, id);
        Map<CustomFieldId, @Nullable CustomValue> gold = Map.of(tier, CustomValue.chosen(some("custom_choice")));
        customers.edit(sara, id, now.version(), now.data(), gold);
        customFields.add(
                sara,
                RecordKind.ORDER,
                FieldKind.DATE,
                new CustomFieldData(new Label("Deliver by", "تحویل تا"), new Label(null, null), false),
                List.of());
        return tier.value();
    }

    private long some(String records) {
        return jdbc.sql("select id from crm." + records + " order by id limit 1")
                .query(Long.class)
                .single();
    }
}
