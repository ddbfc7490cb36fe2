package peyvand.operational.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peyvand.domain.ImportId;

class BadFileTest extends ImportsTestCase {

    private void assertRefusedAtOnce(String name, byte[] content, String key) {
        assertThatThrownBy(() -> imports.upload(viewer, name, new ByteArrayInputStream(content)))
                .hasMessage(key);
        assertThat(value("select count(*) from import_job")).isEqualTo("0");
        assertThat(value("select count(*) from import_chunk")).isEqualTo("0");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void refusesWhatIsNoTableAtOnce() throws IOException {
        assertRefusedAtOnce("a.csv", new byte[0], "rule.import.empty");
        assertRefusedAtOnce("a.csv", new byte[] {1, 2, 0, 3, 0, 0, 9, 8}, "rule.import.binary");
        assertRefusedAtOnce("a.pdf", bytes("x"), "rule.import.fileName");
        assertRefusedAtOnce("a.xlsx", bytes("PK\u0003\u0004 no workbook"), "rule.import.brokenWorkbook");
        byte[] packed = gzip(bytes("id,name\n1,a\n".repeat(1_000)));
        assertRefusedAtOnce(
                "a.csv.gz", java.util.Arrays.copyOf(packed, packed.length / 2), "rule.import.brokenArchive");
        assertRefusedAtOnce("a.csv", bytes("a,".repeat(5_000)), "rule.import.tooManyColumns");
    }

    private void assertFails(String text, String key, String... args) {
        ImportId id = upload("file.csv", text);
        imports.setFormat(
                viewer, id, ImportKind.CUSTOMERS, imports.preview(viewer, id).format());
        ImportDetails failed = run(id);
        assertThat(failed.row().state()).isEqualTo(ImportState.FAILED);
        assertThat(failed.failureKey()).isEqualTo(key);
        assertThat(failed.failureArgs()).startsWith(args);
        assertThat(value("select count(*) from customer")).isEqualTo("0");
    }

    @Test
    void saysInWhichRowAFileIsBroken() {
        String good = "Customer ID,Name\nA,One\nB,Two\n";
        assertFails(good.repeat(20) + "C,\"three\nD,Four\n", "rule.import.unclosedQuote", "61");
        assertFails(good.repeat(20) + "C," + "x".repeat(10_000_000) + "\n", "rule.import.cellTooLong", "61");
        assertFails(good.repeat(20) + ",".repeat(5_000) + "\n", "rule.import.tooManyColumns", "61");
        assertFails("Customer ID,Name\n", "rule.import.noRows");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256"})
    void readsPersianInEachEncoding(String charset) {
        // Windows-1256 has neither Persian ye nor Persian digits; its users write the Arabic ye
        String ye = charset.equals("windows-1256") ? "ي" : "ی";
        ImportId id = upload(
                "مشتریان.csv",
                "شناسه مشتری;نام مشتری;شهر\n12;شرکت پیوند پارس;تهران\n13;گروه صنعت نو;اصفهان\n".replace("ی", ye),
                Charset.forName(charset));
        assertThat(counts(run(id))).isEqualTo("{CUSTOMER.NEW=2, ROW.FILE=2, ROW.REFUSED=0}");
        assertThat(value("select translate(name, 'ي', 'ی') from customer where reference = '12'"))
                .isEqualTo("شرکت پیوند پارس");
    }

    @Test
    void readsWesternAccentsAndAByteOrderMark() {
        assertThat(counts(run(upload("a.csv", "Customer ID,Name\n1,Café Zürich\n", Charset.forName("windows-1252")))))
                .contains("CUSTOMER.NEW=1");
        assertThat(counts(run(upload("b.csv", "\uFEFFCustomer ID,Name\n2,Plain\n"))))
                .contains("CUSTOMER.NEW=1");
        assertThat(value("select string_agg(reference || name, ',' order by reference) from customer"))
                .isEqualTo("1Café Zürich,2Plain");
    }
}
