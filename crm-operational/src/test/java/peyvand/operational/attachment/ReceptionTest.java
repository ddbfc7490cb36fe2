package peyvand.operational.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peyvand.domain.RuleViolation;

class ReceptionTest {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</S/JavaScript/JS(app.alert\\(1\\))>>endobj\n%%EOF".getBytes();

    @TempDir
    Path folder;

    private Reception reception;

    @BeforeEach
    void open() {
        reception = new Reception(new FileDirectory(folder), new Pictures());
    }

    @Test
    void takesWhatIsWhatItSays() {
        assertThat(taken("letter.pdf", PDF)).isEqualTo("letter.pdf application/pdf");
        assertThat(taken("SCAN.PDF", PDF)).isEqualTo("SCAN.PDF application/pdf");
        assertThat(taken("prices.csv", "a,b\n1,2\n".getBytes())).isEqualTo("prices.csv text/csv");
        assertThat(taken("notes.txt", "a few words".getBytes())).isEqualTo("notes.txt text/plain");
        assertThat(taken("letter.eml", "From: a@example.com\nTo: b@example.com\nSubject: x\n\nText".getBytes()))
                .isEqualTo("letter.eml message/rfc822");
        assertThat(taken("all.zip", zip("a.txt"))).isEqualTo("all.zip application/zip");
        assertThat(taken("letter.docx", zip("[Content_Types].xml")))
                .isEqualTo("letter.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        for (String format : List.of("png", "jpg", "gif", "bmp")) {
            assertThat(taken("photo." + format, picture(format))).startsWith("photo." + format + " image/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "doc, d0cf11e0a1b11ae10000000000000000, application/msword",
        "xls, d0cf11e0a1b11ae10000000000000000, application/vnd.ms-excel",
        "ppt, d0cf11e0a1b11ae10000000000000000, application/vnd.ms-powerpoint",
        "msg, d0cf11e0a1b11ae10000000000000000, application/vnd.ms-outlook",
        "xlsx, d0cf11e0a1b11ae10000000000000000, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "rtf, 7b5c727466312068656c6c6f7d, application/rtf",
        "vcf, 424547494e3a56434152440a56455253494f4e3a332e300a, text/x-vcard",
        "ics, 424547494e3a5643414c454e4441520a, text/calendar",
        "tiff, 49492a0008000000, image/tiff",
        "mp3, 49443303000000000000, audio/mpeg",
        "wav, 524946462400000057415645666d7420, audio/vnd.wave",
        "ogg, 4f67675300020000000000000000, audio/ogg",
        "flac, 664c6143000000220000, audio/x-flac",
        "amr, 2321414d520a0000, audio/amr",
        "m4a, 00000020667479704d344120, audio/mp4",
        "gz, 1f8b0800000000000003, application/gzip",
        "7z, 377abcaf271c0004, application/x-7z-compressed",
        "rar, 526172211a0700cf, application/x-rar-compressed",
        "rar, 526172211a070100, application/x-rar-compressed"
    })
    void knowsEachKindByItsBeginning(String ending, String beginning, String type) {
        byte[] content = HexFormat.of().parseHex(beginning);
        assertThat(taken("file." + ending, content)).isEqualTo("file." + ending + " " + type);
    }

    @Test
    void takesTextOfOlderEncodings() {
        byte[] text = "سلام، قرارداد پیوست است.".getBytes(Charset.forName("windows-1256"));
        assertThat(taken("nameh.txt", text)).isEqualTo("nameh.txt text/plain");
        assertThat(taken("nameh.txt", "سلام".getBytes(StandardCharsets.UTF_16))).isEqualTo("nameh.txt text/plain");
    }

    @Test
    void callsAFileWhatItIs() {
        assertThat(taken("photo.jpg", picture("png"))).isEqualTo("photo.png image/png");
        assertThat(taken("photo", picture("jpg"))).isEqualTo("photo.jpg image/jpeg");
        assertThat(taken("letter.docx", "only words".getBytes())).isEqualTo("letter.txt text/plain");
        assertThat(taken("of 12.11", PDF)).isEqualTo("of 12.11.pdf application/pdf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page.html | <html><body><script>alert(1)</script></body></html>",
                "page.txt | <!DOCTYPE html><html><body><script>alert(1)</script></body></html>",
                "drawing.svg | <svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "drawing.png | <svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "page.xhtml | <?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><script>1</script></html>",
                "page.pdf | <?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><script>1</script></html>",
                "page.jsp | <% Runtime.getRuntime().exec(\"id\"); %>",
                "shell.pHaR | <?php system($_GET['x']);",
                "shell.pht | <?php system($_GET['x']);",
                "shell.php | plain words",
                "shell.php.txt | <?php system($_GET['x']);",
                "script.js | alert(1)",
                "run.sh | #!/bin/sh",
                "run.txt | #!/bin/sh",
                "run.bat | echo x",
                ".htaccess.conf | AddType text/html .txt",
                "program.pdf | MZ\u0090\u0000\u0003\u0000\u0000\u0000\u0004",
            })
    void refusesWhatRuns(String name, String content) {
        refused("rule.attachment.kind", name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesWhatIsNothingKnownOrNothingAtAll() {
        refused("rule.attachment.kind", "letter.pdf", new byte[] {0, 1, 2, 3, 0, 5, 6, 7, 8, 9});
        refused("rule.attachment.empty", "letter.pdf", new byte[0]);
        refused("rule.attachment.kind", "application.jar", zip("META-INF/MANIFEST.MF"));
    }

    @Test
    void keepsOfAPictureWhatOneSees() throws IOException {
        byte[] polyglot = join(picture("gif"), "<script>alert(1)</script>".getBytes());
        assertThat(content("photo.gif", polyglot)).doesNotContain("script").startsWith("GIF8");
        byte[] photo = withExif(picture("jpg"), 1, "GPSLatitude 35.7");
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("GPSLatitude");
        assertThat(content("photo.jpg", photo)).doesNotContain("GPSLatitude", "Exif");
    }

    @Test
    void refusesWhatOnlyBeginsLikeAPicture() {
        refused("rule.attachment.picture", "photo.gif", "GIF89a/*<script>alert(1)</script>*/".getBytes());
        refused("rule.attachment.picture", "photo.jpg", Arrays.copyOf(picture("jpg"), 20));
    }

    @Test
    void refusesABombBeforeItIsUnpacked() throws IOException {
        refused("rule.attachment.pixels", "bomb.png", hugePng());
    }

    @Test
    void refusesMovingPictures() throws IOException {
        refused("rule.attachment.moving", "cat.gif", twice(picture("gif")));
    }

    /** The red corner, upper left in the scene, was stored where each way of holding the camera puts it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsPhotographsUpright(int held) throws IOException {
        BufferedImage scene = scene();
        byte[] stored = withExif(jpeg(asHeld(scene, held)), held, "");
        try (ReceivedFiles received = received("photo.jpg", stored)) {
            BufferedImage shown = ImageIO.read(received.files().get(0).content().toFile());
            assertThat(shown.getWidth()).isEqualTo(scene.getWidth());
            assertThat(new Color(shown.getRGB(8, 8)).getRed()).isGreaterThan(200);
            assertThat(new Color(shown.getRGB(8, 8)).getBlue()).isLessThan(80);
            assertThat(new Color(shown.getRGB(56, 8)).getBlue()).isGreaterThan(200);
            assertThat(new Color(shown.getRGB(8, 24)).getGreen()).isGreaterThan(200);
        }
    }

    @Test
    void drawsASmallPictureBesideALargeOne() throws IOException {
        BufferedImage large = new BufferedImage(1_000, 500, BufferedImage.TYPE_INT_ARGB);
        try (ReceivedFiles received = received("photo.png", encoded(large, "png"))) {
            Path small = received.files().get(0).small();
            assertThat(small).isNotNull();
            BufferedImage shown = ImageIO.read(small.toFile());
            assertThat(shown.getWidth()).isEqualTo(320);
            assertThat(shown.getHeight()).isEqualTo(160);
            assertThat(shown.getRGB(5, 5)).isEqualTo(Color.WHITE.getRGB());
        }
    }

    @Test
    void takesAllFilesOrNone() throws IOException {
        List<SentFile> sent = List.of(sent("photo.png", picture("png")), sent("page.html", "<html>".getBytes()));
        assertThatThrownBy(() -> reception.receive(sent)).isInstanceOf(RuleViolation.class);
        assertThat(left()).isEmpty();
        List<SentFile> many = Stream.generate(() -> sent("a.txt", "a".getBytes()))
                .limit(Reception.MOST_AT_ONCE + 1)
                .toList();
        assertThatThrownBy(() -> reception.receive(many)).hasMessage("rule.attachment.most");
        SentFile large = new SentFile("a.txt", Reception.LARGEST + 1L, () -> InputStream.nullInputStream());
        assertThatThrownBy(() -> reception.receive(List.of(large))).hasMessage("rule.attachment.large");
        assertThat(left()).isEmpty();
    }

    @Test
    void leavesNothingWhereAFileBreaksOff() throws IOException {
        SentFile broken = new SentFile("a.txt", 10, () -> {
            throw new IOException("connection reset");
        });
        assertThatThrownBy(() -> reception.receive(List.of(broken))).isInstanceOf(UncheckedIOException.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void leavesNothingThatIsNotKeptAndShowsItToNobody() throws IOException {
        try (ReceivedFiles received = received("letter.pdf", PDF)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            received.files().get(0).content())))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("incoming"))))
                    .isEqualTo("rwx------");
        }
        assertThat(left()).isEmpty();
    }

    private String taken(String name, byte[] content) {
        try (ReceivedFiles received = received(name, content)) {
            ReceivedFile file = received.files().get(0);
            return file.name() + " " + file.kind().type();
        }
    }

    private String content(String name, byte[] content) throws IOException {
        try (ReceivedFiles received = received(name, content)) {
            return Files.readString(received.files().get(0).content(), StandardCharsets.ISO_8859_1);
        }
    }

    private void refused(String rule, String name, byte[] content) {
        assertThatThrownBy(() -> taken(name, content)).as(name).hasMessage(rule);
        try {
            assertThat(left()).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReceivedFiles received(String name, byte[] content) {
        return reception.receive(List.of(sent(name, content)));
    }

    private static SentFile sent(String name, byte[] content) {
        return new SentFile(name, content.length, () -> new ByteArrayInputStream(content));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] picture(String format) {
        return encoded(scene(), format);
    }

    private static byte[] jpeg(BufferedImage image) {
        return encoded(image, "jpg");
    }

    private static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Red, blue, green and black quarters. */
    private static BufferedImage scene() {
        BufferedImage scene = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        var pen = scene.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 32, 16);
        pen.setColor(Color.BLUE);
        pen.fillRect(32, 0, 32, 16);
        pen.setColor(Color.GREEN);
        pen.fillRect(0, 16, 32, 16);
        pen.dispose();
        return scene;
    }

    /** By the table of the standard: where row 0 and column 0 of what is stored lie in the scene. */
    private static BufferedImage asHeld(BufferedImage scene, int held) {
        int width = scene.getWidth();
        int height = scene.getHeight();
        boolean lying = held > 4;
        BufferedImage stored =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < stored.getHeight(); row++) {
            for (int column = 0; column < stored.getWidth(); column++) {
                int across = lying ? row : column;
                int down = lying ? column : row;
                boolean fromRight = List.of(2, 3, 6, 7).contains(held);
                boolean fromBottom = List.of(3, 4, 7, 8).contains(held);
                int x = fromRight ? width - 1 - across : across;
                int y = fromBottom ? height - 1 - down : down;
                stored.setRGB(column, row, scene.getRGB(x, y));
            }
        }
        return stored;
    }

    /** Puts a segment with the orientation and some text behind the first two bytes of a JPEG. */
    private static byte[] withExif(byte[] jpeg, int orientation, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        byte[] more = text.getBytes(StandardCharsets.US_ASCII);
        out.write(jpeg, 0, 2);
        out.writeShort(0xffe1);
        out.writeShort(2 + 6 + 8 + 2 + 12 + 4 + more.length);
        out.writeBytes("Exif\0\0MM");
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.write(more);
        out.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    /** A head that promises 60,000 by 60,000 pixels. */
    private static byte[] hugePng() throws IOException {
        byte[] png = picture("png");
        var head = java.nio.ByteBuffer.wrap(png);
        head.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        head.putInt(29, (int) sum.getValue());
        return png;
    }

    /** The same picture two times in one file: what comes before the end mark, and again what comes behind the palette. */
    private static byte[] twice(byte[] gif) {
        int palette = 3 << ((gif[10] & 7) + 1);
        byte[] head = Arrays.copyOf(gif, 13 + palette);
        byte[] image = Arrays.copyOfRange(gif, 13 + palette, gif.length - 1);
        return join(head, join(image, join(image, new byte[] {';'})));
    }

    private static byte[] zip(String entry) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write('x');
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
