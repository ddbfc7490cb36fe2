package peyvand.operational.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peyvand.domain.ImportId;

class LeadImportTest extends ImportsTestCase {

    private static final String FILE = """
            Lead name,Company,E-mail,Phone,City,Country,Lead source,Interest,Owner
            Mina Tehrani,Tea of the East,Mina@East.example,+98 912 345 6789,Shiraz,Iran,Fair,Green tea,
            ,Zagros Optics,info@zagros.example,,Munich,Germany,Web,,sara@example.com
            نادر امینی,,,۰۲۱ ۸۸۷۷۶۶۵۵,,,نمایشگاه,,
            """;

    @BeforeEach
    void startWithoutLeads() {
        jdbc.sql("delete from lead").update();
        jdbc.sql("delete from lead_rule").update();
        jdbc.sql("delete from team").update();
    }

    @Test
    void bringsInLeadsOnce() {
        ImportId id = upload(ImportKind.LEADS, FILE);
        String foreseen = counts(check(id));
        ImportDetails done = run(id);
        assertThat(counts(done)).isEqualTo(foreseen).isEqualTo("{LEAD.NEW=3, ROW.FILE=3, ROW.REFUSED=0}");
        assertThat(value("""
                select string_agg(concat_ws(' | ', l.person_name, l.organisation, l.email_normal, l.city, l.country, l.source, l.interest, s.name, l.state), E'\n' order by l.source collate "C")
                from lead l left join staff s on s.id = l.owner_id
                """)).isEqualTo("""
                Mina Tehrani | Tea of the East | mina@east.example | Shiraz | IR | Fair | Green tea | NEW
                Zagros Optics | info@zagros.example | Munich | DE | Web | Sara | NEW
                نادر امینی | نمایشگاه | NEW""");
        assertThat(done.reconciliation().rows().difference()).isZero();
        assertThat(value("select count(distinct number)::text from lead where number like 'L-%'"))
                .isEqualTo("3");
        assertThat(counts(imported(ImportKind.LEADS, FILE))).contains("LEAD.UNCHANGED=3");
        assertThat(value("select count(*)::text from lead")).isEqualTo("3");
    }

    @Test
    void changesOpenLeadsAndLeavesThoseThatAreDecided() {
        imported(ImportKind.LEADS, FILE);
        jdbc.sql("""
                update lead set state = 'DISQUALIFIED', disqualify_reason_id = (select min(id) from disqualify_reason)
                where email_normal = 'info@zagros.example'
                """).update();
        ImportDetails later = imported(
                ImportKind.LEADS,
                "Lead,E-mail,City\nMina Tehrani,mina@east.example,Yazd\nZ,info@zagros.example,Berlin\n");
        assertThat(counts(later)).contains("LEAD.UPDATED=1", "LEAD.UNCHANGED=1");
        assertThat(value("select string_agg(city, ',' order by id) from lead where city is not null"))
                .isEqualTo("Yazd,Munich");
        undo(later.row().id());
        assertThat(value("select string_agg(city, ',' order by id) from lead where city is not null"))
                .isEqualTo("Shiraz,Munich");
    }

    @Test
    void isUndoneWithoutATrace() {
        String before = checksum();
        ImportDetails done = imported(ImportKind.LEADS, FILE);
        undo(done.row().id());
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    void refusesRowsWithoutANameAndThoseThatContradict() {
        ImportId id = upload(ImportKind.LEADS, """
                Lead,Company,E-mail,Owner
                ,,nobody@example.com,
                Mina,,mina@example.com,
                Mina,Another,mina@example.com,
                Nader,,nader@example.com,Nobody Here
                Omid,,not an address,
                """);
        check(id);
        assertThat(refused(id)).contains("missing", "repeated", "unknownOwner", "noHandle");
        assertThat(counts(run(id))).contains("LEAD.NEW=1", "ROW.REFUSED=4");
    }

    @Test
    void givesThemAwayByTheRulesAndTellsWhoeverGotThem() {
        long omid = Long.parseLong(value("select id::text from staff where name = 'Omid' limit 1"));
        long sara = Long.parseLong(value("select id::text from staff where name = 'Sara' limit 1"));
        long team = jdbc.sql("insert into team (name) values ('North') returning id")
                .query(Long.class)
                .single();
        jdbc.sql("insert into team_member (team_id, staff_id) values (:team, :sara), (:team, :omid)")
                .param("team", team)
                .param("sara", sara)
                .param("omid", omid)
                .update();
        jdbc.sql("insert into lead_rule (position, source, method, staff_id) values (1, 'Fair', 'PERSON', :omid)")
                .param("omid", omid)
                .update();
        jdbc.sql(
                        "insert into lead_rule (position, source, method, team_id) values (2, 'Web', 'TURN', :team), (3, null, 'LOAD', :team)")
                .param("team", team)
                .update();
        StringBuilder file = new StringBuilder("Lead,Lead source\nAt the fair,Fair\n");
        for (int i = 0; i < 5; i++) {
            file.append("From the web ").append(i).append(",Web\n");
        }
        for (int i = 0; i < 4; i++) {
            file.append("Another ").append(i).append(",\n");
        }
        imported(ImportKind.LEADS, file.toString());
        assertThat(value("select string_agg(owner_id::text, ' ' order by id) from lead where source = 'Fair'"))
                .isEqualTo("" + omid);
        long first = Math.min(sara, omid);
        long second = Math.max(sara, omid);
        assertThat(value("select string_agg(owner_id::text, ' ' order by id) from lead where source = 'Web'"))
                .isEqualTo(first + " " + second + " " + first + " " + second + " " + first);
        assertThat(
                        value(
                                "select string_agg(number::text, ' ') from (select count(*) as number from lead group by owner_id) n"))
                .isEqualTo("5 5");
        assertThat(value("select string_agg(lead_count::text, ' ') from notification where staff_id = " + omid))
                .isEqualTo("5");
    }
}
