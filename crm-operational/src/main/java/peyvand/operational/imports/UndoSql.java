package peyvand.operational.imports;

import java.util.List;
import peyvand.domain.RecordKind;

/** The statements of an undo; each works on the records {@code :ids}. */
final class UndoSql {

    private static final String FORGET_IMAGES =
            "delete from import_before where import_id = :import and record_kind = '%s' and record_id = any (:ids)";

    static final List<String> RESTORE_ORDER = List.of(
            """
            update order_line r set returns_line_id = null
            from order_line l join import_before i on i.record_id = l.order_id and i.import_id = :import and i.record_kind = 'ORDER'
            where l.order_id = any (:ids) and r.returns_line_id = l.id
              and not exists (select 1 from jsonb_to_recordset(i.before -> 'lines') b (id bigint) where b.id = l.id)
            """,
            """
            delete from order_line l using import_before i
            where i.record_id = l.order_id and i.import_id = :import and i.record_kind = 'ORDER' and l.order_id = any (:ids)
              and not exists (select 1 from jsonb_to_recordset(i.before -> 'lines') b (id bigint) where b.id = l.id)
            """,
            """
            insert into order_line (id, order_id, line_no, product_id, description, quantity, unit_price, discount_percent, tax_percent,
              shared_discount, amount, tax, returns_line_id)
            select b.id, b.order_id, b.line_no, b.product_id, b.description, b.quantity, b.unit_price, coalesce(b.discount_percent, 0),
                   coalesce(b.tax_percent, 0), coalesce(b.shared_discount, 0), b.amount, coalesce(b.tax, 0),
                   (select s.id from order_line s where s.id = b.returns_line_id)
            from import_before i cross join lateral jsonb_populate_recordset(null::order_line, i.before -> 'lines') b
            where i.import_id = :import and i.record_kind = 'ORDER' and i.record_id = any (:ids)
            on conflict (id) do update set line_no = excluded.line_no, product_id = excluded.product_id, description = excluded.description,
              quantity = excluded.quantity, unit_price = excluded.unit_price, discount_percent = excluded.discount_percent,
              tax_percent = excluded.tax_percent, shared_discount = excluded.shared_discount, amount = excluded.amount, tax = excluded.tax,
              returns_line_id = excluded.returns_line_id
            """,
            """
            update sales_order o set kind = b.kind, state = b.state, customer_id = b.customer_id, ordered_at = b.ordered_at, currency = b.currency,
              exchange_rate = b.exchange_rate, country = b.country, channel = b.channel, line_count = b.line_count, units = b.units, amount = b.amount,
              updated_at = b.updated_at, version = o.version + 1
            from import_before i cross join lateral jsonb_populate_record(null::sales_order, i.before) b
            where i.import_id = :import and i.record_kind = 'ORDER' and i.record_id = any (:ids) and o.id = i.record_id
            """,
            OwnValues.forget(RecordKind.ORDER),
            OwnValues.restore(RecordKind.ORDER),
            FORGET_IMAGES.formatted("ORDER"));

    static final List<String> DELETE_ORDERS = List.of(
            """
            update order_line r set returns_line_id = null
            from order_line l, sales_order o
            where l.order_id = any (:ids) and r.returns_line_id = l.id and o.id = r.order_id and o.import_id = :import and o.version = 0
            """, "delete from order_line where order_id = any (:ids)", "delete from sales_order where id = any (:ids)");

    static final List<String> RESTORE_CONTACT = List.of(
            """
            update contact r set given_name = b.given_name, family_name = b.family_name, job_title = b.job_title, gender = b.gender,
              birth_date = b.birth_date, language = b.language, note = b.note, updated_at = b.updated_at, version = r.version + 1
            from import_before i cross join lateral jsonb_populate_record(null::contact, i.before) b
            where i.import_id = :import and i.record_kind = 'CONTACT' and i.record_id = any (:ids) and r.id = i.record_id
            """,
            """
            delete from handle h using contact k join customer c on c.id = k.customer_id
            where h.import_id = :import and h.contact_id = k.id and k.id = any (:ids) and c.kind = 'ORGANISATION'
              and not exists (select from consent s where s.handle_id = h.id)
            """,
            """
            delete from contact_tag x using import_before i
            where i.import_id = :import and i.record_kind = 'CONTACT' and i.record_id = any (:ids) and x.contact_id = i.record_id
              and i.before -> 'added_tags' @> to_jsonb(x.tag_id)
            """,
            OwnValues.forget(RecordKind.CONTACT),
            OwnValues.restore(RecordKind.CONTACT),
            FORGET_IMAGES.formatted("CONTACT"));

    static final List<String> DELETE_CONTACTS = List.of(
            "delete from duplicate_pair where record_kind = 'CONTACT' and (a_id = any (:ids) or b_id = any (:ids))",
            "delete from contact_tag where contact_id = any (:ids)",
            "delete from handle where contact_id = any (:ids) and import_id = :import",
            "delete from contact where id = any (:ids)");

    static final List<String> RESTORE_CUSTOMER = List.of(
            """
            update customer r set reference = b.reference, name = b.name, sector = b.sector, website = b.website, founded_year = b.founded_year,
              employees = b.employees, annual_revenue = b.annual_revenue, city = b.city, country = b.country, source = b.source, note = b.note,
              parent_id = b.parent_id, owner_id = b.owner_id, tier_id = b.tier_id, updated_at = b.updated_at, version = r.version + 1
            from import_before i cross join lateral jsonb_populate_record(null::customer, i.before) b
            where i.import_id = :import and i.record_kind = 'CUSTOMER' and i.record_id = any (:ids) and r.id = i.record_id
            """,
            """
            delete from handle h using customer c
            where h.import_id = :import and h.customer_id = c.id and c.id = any (:ids) and (h.contact_id is null or c.kind = 'PERSON')
              and not exists (select from consent s where s.handle_id = h.id)
            """,
            """
            delete from customer_tag x using import_before i
            where i.import_id = :import and i.record_kind = 'CUSTOMER' and i.record_id = any (:ids) and x.customer_id = i.record_id
              and i.before -> 'added_tags' @> to_jsonb(x.tag_id)
            """,
            OwnValues.forget(RecordKind.CUSTOMER),
            OwnValues.restore(RecordKind.CUSTOMER),
            FORGET_IMAGES.formatted("CUSTOMER"));

    static final List<String> DELETE_CUSTOMERS = List.of(
            """
            delete from duplicate_pair
            where record_kind = 'CUSTOMER' and (a_id = any (:ids) or b_id = any (:ids))
               or record_kind = 'CONTACT' and (a_id in (select id from contact where customer_id = any (:ids) and import_id = :import)
                 or b_id in (select id from contact where customer_id = any (:ids) and import_id = :import))
            """,
            "delete from customer_tag where customer_id = any (:ids)",
            "delete from handle where customer_id = any (:ids) and import_id = :import",
            """
            delete from contact k using customer c
            where k.customer_id = c.id and c.id = any (:ids) and c.kind = 'PERSON' and k.import_id = :import and k.version = 0
            """,
            "update customer set parent_id = null where parent_id = any (:ids) and import_id = :import and version = 0",
            "delete from customer where id = any (:ids)");

    static final List<String> RESTORE_PRODUCT = List.of(
            """
            update product r set code = b.code, name = b.name, kind = b.kind, category_id = b.category_id, price = b.price, currency = b.currency,
              note = b.note, updated_at = b.updated_at, version = r.version + 1
            from import_before i cross join lateral jsonb_populate_record(null::product, i.before) b
            where i.import_id = :import and i.record_kind = 'PRODUCT' and i.record_id = any (:ids) and r.id = i.record_id
            """,
            OwnValues.forget(RecordKind.PRODUCT),
            OwnValues.restore(RecordKind.PRODUCT),
            FORGET_IMAGES.formatted("PRODUCT"));

    static final List<String> DELETE_PRODUCTS = List.of("delete from product where id = any (:ids)");

    /** What was moved is moved back, as a move of its own: how it went is never changed. */
    static final List<String> RESTORE_OPPORTUNITY = List.of(
            """
            insert into opportunity_move (opportunity_id, at, staff_id, from_stage_id, from_state, to_stage_id, to_state)
            select o.id, clock_timestamp(), cast(:requested_by as bigint), o.stage_id, o.state, b.stage_id, b.state
            from import_before i cross join lateral jsonb_populate_record(null::opportunity, i.before) b
            join opportunity o on o.id = i.record_id
            where i.import_id = :import and i.record_kind = 'OPPORTUNITY' and i.record_id = any (:ids)
              and (o.stage_id, o.state) is distinct from (b.stage_id, b.state)
            """,
            """
            update opportunity r set reference = b.reference, name = b.name, customer_id = b.customer_id, pipeline_id = b.pipeline_id,
              stage_id = b.stage_id, state = b.state, amount = b.amount, currency = b.currency, exchange_rate = b.exchange_rate,
              opened_on = b.opened_on, close_on = b.close_on, closed_on = b.closed_on, owner_id = b.owner_id, source = b.source,
              next_step = b.next_step, note = b.note, loss_reason_id = b.loss_reason_id, lost_to_id = b.lost_to_id,
              stage_since = b.stage_since, updated_at = b.updated_at, version = r.version + 1
            from import_before i cross join lateral jsonb_populate_record(null::opportunity, i.before) b
            where i.import_id = :import and i.record_kind = 'OPPORTUNITY' and i.record_id = any (:ids) and r.id = i.record_id
            """,
            "delete from opportunity_line where opportunity_id = any (:ids)",
            """
            insert into opportunity_line (id, opportunity_id, line_no, product_id, description, quantity, unit_price, discount_percent,
              tax_percent, shared_discount, amount, tax, version)
            select b.id, b.opportunity_id, b.line_no, b.product_id, b.description, b.quantity, b.unit_price, b.discount_percent,
              b.tax_percent, b.shared_discount, b.amount, b.tax, b.version
            from import_before i cross join lateral jsonb_populate_recordset(null::opportunity_line,
              case when jsonb_typeof(i.before -> 'lines') = 'array' then i.before -> 'lines' end) b
            where i.import_id = :import and i.record_kind = 'OPPORTUNITY' and i.record_id = any (:ids)
            """,
            OwnValues.forget(RecordKind.OPPORTUNITY),
            OwnValues.restore(RecordKind.OPPORTUNITY),
            FORGET_IMAGES.formatted("OPPORTUNITY"));

    static final List<String> DELETE_OPPORTUNITIES = List.of(
            "delete from opportunity_line where opportunity_id = any (:ids)",
            "delete from opportunity where id = any (:ids)");

    static final List<String> RESTORE_LEAD = List.of("""
            update lead r set person_name = b.person_name, organisation = b.organisation, job_title = b.job_title, email = b.email,
              email_normal = b.email_normal, phone = b.phone, phone_normal = b.phone_normal, city = b.city, country = b.country,
              website = b.website, language = b.language, source = b.source, interest = b.interest, owner_id = b.owner_id,
              updated_at = b.updated_at, version = r.version + 1
            from import_before i cross join lateral jsonb_populate_record(null::lead, i.before) b
            where i.import_id = :import and i.record_kind = 'LEAD' and i.record_id = any (:ids) and r.id = i.record_id
            """, FORGET_IMAGES.formatted("LEAD"));

    static final List<String> DELETE_LEADS = List.of("delete from lead where id = any (:ids)");

    static final List<String> RESTORE_STAFF = List.of(
            """
            delete from team_member m using import_before i
            where i.import_id = :import and i.record_kind = 'STAFF' and i.record_id = any (:ids)
              and m.staff_id = i.record_id and i.before -> 'added_teams' @> to_jsonb(m.team_id)
            """, "update staff set version = version + 1 where id = any (:ids)", FORGET_IMAGES.formatted("STAFF"));

    static final List<String> DELETE_STAFF = List.of("delete from staff where id = any (:ids)");

    /** Words that came with the import and nobody uses. */
    static final List<String> LEFTOVERS = List.of("""
            delete from tag t where import_id = :import
              and not exists (select 1 from customer_tag x where x.tag_id = t.id) and not exists (select 1 from contact_tag x where x.tag_id = t.id)
              and not exists (select 1 from opportunity_tag x where x.tag_id = t.id)
            """, """
            delete from category c where import_id = :import
              and not exists (select 1 from product p where p.category_id = c.id) and not exists (select 1 from category x where x.parent_id = c.id)
            """, """
            delete from team t where import_id = :import and version = 0 and not exists (select 1 from team_member m where m.team_id = t.id)
            """);

    private UndoSql() {}

    static String table(String kind) {
        return switch (kind) {
            case "ORDER" -> "sales_order";
            case "LEAD" -> "lead";
            case "OPPORTUNITY" -> "opportunity";
            case "STAFF" -> "staff";
            case "CONTACT" -> "contact";
            case "CUSTOMER" -> "customer";
            default -> "product";
        };
    }
}
