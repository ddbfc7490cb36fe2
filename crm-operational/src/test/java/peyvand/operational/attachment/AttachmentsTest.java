package peyvand.operational.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.db.sql.Sql;
import peyvand.db.testing.DbTest;
import peyvand.domain.ActivityId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.Throttled;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityWorld;

@SpringBootTest(
        classes = {ActivityWorld.Application.class, AttachmentsTest.More.class},
        properties = {"db-scheduler.enabled=false", "spring.jpa.hibernate.ddl-auto=none"})
@DbTest
class AttachmentsTest {

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry properties) {
        properties.add("peyvand.files", () -> folder.toString());
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("peyvand.operational.attachment")
    static class More {}

    @Autowired
    ActivityWorld world;

    @Autowired
    Attachments attachments;

    @Autowired
    AttachmentQueries queries;

    @Autowired
    Reception reception;

    @Autowired
    UploadPace pace;

    @Autowired
    Clearing clearing;

    @Autowired
    TransactionTemplate transaction;

    private Viewer sara;
    private Viewer omid;
    private CustomerId omids;
    private CustomerId others;

    @BeforeEach
    void office() {
        sara = world.manager("Sara");
        omid = world.rep("Omid");
        omids = world.customer("Omids customer", omid);
        others = world.customer("Another customer", null);
    }

    @Test
    void hangOnEachKindOfRecordTheNewestFirst() throws IOException {
        for (Holder holder : holders(omids)) {
            add(omid, holder, "first.txt");
            add(sara, holder, "second.txt");
            assertThat(names(omid, holder)).containsExactly("second.txt", "first.txt");
            AttachmentRow first = queries.of(omid, holder).get(1);
            assertThat(first.holder()).isEqualTo(holder);
            assertThat(first.addedByName()).isEqualTo("Omid");
            assertThat(first.size()).isEqualTo("first.txt".length());
            assertThat(content(first)).isEqualTo("first.txt");
        }
    }

    @Test
    void areHiddenWithTheRecordTheyHangOn() {
        for (Holder holder : holders(others)) {
            add(sara, holder, "secret.txt");
            AttachmentKey key = queries.of(sara, holder).get(0).key();
            assertThat(queries.of(omid, holder)).isEmpty();
            assertThatThrownBy(() -> queries.row(omid, key)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> add(omid, holder, "mine.txt")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> attachments.remove(omid, key)).isInstanceOf(NotFound.class);
            attachments.remove(sara, key);
            assertThatThrownBy(() -> attachments.restore(omid, key)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void areHiddenOnceTheRecordIs() {
        List<AttachmentKey> keys = new ArrayList<>();
        for (Holder holder : holders(omids)) {
            add(omid, holder, "mine.txt");
            keys.add(queries.of(omid, holder).get(0).key());
        }
        run("update customer set owner_id = null where id = " + omids);
        for (AttachmentKey key : keys) {
            assertThatThrownBy(() -> queries.row(omid, key)).isInstanceOf(NotFound.class);
            assertThat(queries.row(sara, key).name()).isEqualTo("mine.txt");
        }
    }

    @Test
    void ofAnActivityAreSeenByWhoHasToDoIt() {
        Holder task = Holder.of(activity(omid, null));
        add(omid, task, "list.txt");
        AttachmentKey key = queries.of(omid, task).get(0).key();
        assertThat(queries.row(omid, key).name()).isEqualTo("list.txt");
        assertThatThrownBy(() -> queries.row(world.rep("Kian"), key)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> queries.row(sara, key)).isInstanceOf(NotFound.class);
    }

    @Test
    void ofTheLedgerFollowTheirCustomerIntoAnother() {
        Holder letter = Holder.of(touchpoint(others));
        add(sara, letter, "letter.txt");
        AttachmentKey key = queries.of(sara, letter).get(0).key();
        run("update customer set archived_at = now(), merged_into_id = " + omids + " where id = " + others);
        assertThat(queries.row(omid, key).name()).isEqualTo("letter.txt");
    }

    @Test
    void followTheEntryThatCorrectsTheirs() {
        TouchpointId wrong = touchpoint(omids);
        TouchpointId right = touchpoint(omids);
        add(omid, Holder.of(wrong), "letter.txt");
        attachments.carryOver(omid, wrong, right);
        assertThat(names(omid, Holder.of(wrong))).isEmpty();
        assertThat(names(omid, Holder.of(right))).containsExactly("letter.txt");
    }

    @Test
    void areRemovedByWhoAddedThemOrByRightAndComeBack() {
        Holder holder = Holder.of(omids);
        add(sara, holder, "saras.txt");
        add(omid, holder, "omids.txt");
        AttachmentKey saras = queries.of(omid, holder).get(1).key();
        AttachmentKey omids = queries.of(omid, holder).get(0).key();
        Viewer editor = withRights(omid, Right.EDIT);
        assertThatThrownBy(() -> attachments.remove(editor, saras)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> attachments.remove(withRights(omid), omids)).isInstanceOf(Refused.class);
        attachments.remove(editor, omids);
        attachments.remove(sara, saras);
        assertThat(names(sara, holder)).isEmpty();
        assertThatThrownBy(() -> queries.row(sara, saras)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> attachments.restore(editor, saras)).isInstanceOf(Refused.class);
        attachments.restore(editor, omids);
        attachments.restore(sara, saras);
        attachments.restore(sara, saras);
        assertThat(names(sara, holder)).containsExactly("omids.txt", "saras.txt");
        assertThat(audited(holder))
                .containsExactly(
                        "FILE_ADDED null saras.txt",
                        "FILE_ADDED null omids.txt",
                        "FILE_REMOVED omids.txt null",
                        "FILE_REMOVED saras.txt null",
                        "FILE_RESTORED null omids.txt",
                        "FILE_RESTORED null saras.txt");
    }

    @Test
    void haveAnEndOnARecord() {
        Holder holder = Holder.of(omids);
        fill(holder, Attachments.MOST_OF_A_RECORD - 1, world.manager("Busy"));
        add(omid, holder, "last.txt");
        assertThatThrownBy(() -> add(omid, holder, "more.txt"))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.attachment.full");
        attachments.remove(omid, queries.of(omid, holder).get(0).key());
        add(omid, holder, "instead.txt");
    }

    @Test
    void areSentNoFasterThanSixtyAMinute() {
        pace.admit(omid, 59);
        assertThatThrownBy(() -> pace.admit(omid, 2)).isInstanceOf(Throttled.class);
        pace.admit(omid, 1);
        pace.admit(omid, 0);
        assertThatThrownBy(() -> pace.admit(omid, 1)).isInstanceOf(Throttled.class);
        pace.admit(sara, 20);
        run("update upload_attempt set at = at - interval '61 seconds' where staff_id = " + omid.staff());
        pace.admit(omid, 60);
    }

    @Test
    void leaveNothingWhereTheRowsWereNotWritten() throws IOException {
        int before = stored().size();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    add(omid, Holder.of(omids), "lost.txt");
                    throw new IllegalStateException("after the file was in its place");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stored()).hasSize(before);
    }

    /** As a node leaves it that was killed between the file and the row: the file is there, nobody knows of it. */
    @Test
    void clearWhatAKilledNodeLeftBehindAndNothingElse() throws IOException {
        add(omid, Holder.of(omids), "kept.txt");
        AttachmentRow kept = queries.of(omid, Holder.of(omids)).get(0);
        AttachmentKey lost = AttachmentKey.random();
        AttachmentKey young = AttachmentKey.random();
        FileDirectory directory = new FileDirectory(folder);
        directory.keep(directory.incoming(), lost, false);
        directory.keep(directory.incoming(), lost, true);
        directory.keep(directory.incoming(), young, false);
        Path broken = directory.incoming();
        Path arriving = directory.incoming();
        Path foreign = Files.writeString(folder.resolve("README"), "not ours");
        for (Path file : stored()) {
            boolean old = !file.equals(arriving) && !file.toString().contains(young.value());
            Files.setLastModifiedTime(
                    file,
                    FileTime.from(old ? ActivityWorld.NOW.minus(Clearing.STRAY).minusSeconds(1) : ActivityWorld.NOW));
        }

        clearing.clear();

        assertThat(content(kept)).isEqualTo("kept.txt");
        assertThat(stored())
                .noneMatch(file -> file.toString().contains(lost.value()))
                .anyMatch(file -> file.toString().contains(young.value()))
                .contains(arriving, foreign)
                .doesNotContain(broken);
    }

    @Test
    void clearWhatWasRemovedLongEnoughAgo() throws IOException {
        Holder holder = Holder.of(omids);
        add(omid, holder, "old.txt");
        AttachmentKey old = queries.of(omid, holder).get(0).key();
        attachments.remove(omid, old);
        clearing.clear();
        assertThat(attachments.restore(omid, old).name()).isEqualTo("old.txt");
        attachments.remove(omid, old);
        Instant longAgo = ActivityWorld.NOW.minus(Clearing.CAN_COME_BACK).minus(Duration.ofSeconds(1));
        world.jdbc()
                .sql("update attachment set removed_at = :at where key = :key")
                .param("at", Timestamp.from(longAgo))
                .param("key", old.value())
                .update();
        clearing.clear();
        assertThatThrownBy(() -> attachments.restore(omid, old)).isInstanceOf(NotFound.class);
        assertThat(stored()).noneMatch(file -> file.toString().contains(old.value()));
    }

    @Test
    void sayThatContentIsMissing() throws IOException {
        add(omid, Holder.of(omids), "gone.txt");
        AttachmentRow row = queries.of(omid, Holder.of(omids)).get(0);
        new FileDirectory(folder).delete(row.key());
        assertThatThrownBy(() -> queries.open(row, false)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> queries.open(row, true)).isInstanceOf(NotFound.class);
    }

    @Test
    void areFoundByTheirIndexesHoweverManyThereAre() {
        fill(Holder.of(others), 60, world.manager("Busy"));
        String plan = transaction.execute(status -> {
            run("set local enable_seqscan = off");
            Sql sql = AttachmentQueries.select("a.*", sara)
                    .and("a.customer_id = :holder", "holder", others.value())
                    .and("a.removed_at is null")
                    .add("order by a.id desc limit 100");
            return String.join(
                    "\n",
                    Sql.of("explain " + sql)
                            .withValuesOf(sql)
                            .on(world.jdbc())
                            .query(String.class)
                            .list());
        });
        assertThat(plan).contains("attachment_customer_ix").doesNotContain("Seq Scan on attachment");
    }

    private List<Holder> holders(CustomerId customer) {
        return List.of(
                Holder.of(customer),
                Holder.of(world.contact(customer, "Mina")),
                Holder.of(activity(sara, customer)),
                Holder.of(touchpoint(customer)));
    }

    private ActivityId activity(Viewer owner, CustomerId customer) {
        return new ActivityId(world.jdbc()
                .sql("""
                        insert into activity (kind, title, day, owner_id, customer_id, created_by, created_at, updated_at)
                        values ('TASK', 'Call', '2026-11-21', :owner, :customer, :owner, now(), now()) returning id
                        """)
                .param("owner", owner.staff().value())
                .param("customer", customer == null ? null : customer.value(), java.sql.Types.BIGINT)
                .query(Long.class)
                .single());
    }

    private TouchpointId touchpoint(CustomerId customer) {
        return new TouchpointId(world.jdbc()
                .sql("""
                        insert into touchpoint (customer_id, at, channel, direction, body, recorded_at)
                        values (:customer, '2026-11-20', 'LETTER', 'IN', 'A letter', '2026-11-21') returning id
                        """)
                .param("customer", customer.value())
                .query(Long.class)
                .single());
    }

    private void add(Viewer viewer, Holder holder, String name) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        received(
                new SentFile(name, content.length, () -> new ByteArrayInputStream(content)),
                files -> attachments.add(viewer, holder, files));
    }

    private void received(SentFile file, Consumer<ReceivedFiles> command) {
        try (ReceivedFiles received = reception.receive(List.of(file))) {
            command.accept(received);
        }
    }

    private void fill(Holder holder, int number, Viewer by) {
        IntStream.range(0, number)
                .forEach(i -> world.jdbc()
                        .sql("insert into attachment (key, " + holder.kind().column()
                                + ", name, type, size, sha256, added_by, added_at) values (:key, :id, 'a.txt', 'text/plain', 1,"
                                + " sha256(''), :by, :at)")
                        .param("key", AttachmentKey.random().value())
                        .param("id", holder.id())
                        .param("by", by.staff().value())
                        .param("at", Timestamp.from(ActivityWorld.NOW.minusSeconds(30)))
                        .update());
    }

    private List<String> names(Viewer viewer, Holder holder) {
        return queries.of(viewer, holder).stream().map(AttachmentRow::name).toList();
    }

    private String content(AttachmentRow row) throws IOException {
        try (InputStream in = queries.open(row, false)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Path> stored() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> audited(Holder holder) {
        return world.jdbc()
                .sql("select action || ' ' || coalesce(changes->'file'->>'from', 'null') || ' '"
                        + " || coalesce(changes->'file'->>'to', 'null') from audit_entry"
                        + " where record_kind = 'CUSTOMER' and record_id = :id and customer_id = :id order by id")
                .param("id", holder.id())
                .query(String.class)
                .list();
    }

    private static Viewer withRights(Viewer viewer, Right... rights) {
        Set<Right> some = EnumSet.noneOf(Right.class);
        some.addAll(List.of(rights));
        return new Viewer(viewer.staff(), viewer.name(), some, viewer.customers(), Scope.EVERYTHING, null);
    }

    private void run(String sql) {
        world.jdbc().sql(sql).update();
    }
}
