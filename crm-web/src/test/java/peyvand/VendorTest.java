package peyvand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files from elsewhere are what their list says, all of them and unchanged. */
class VendorTest {

    private static final Path VENDOR = Sources.resource("static/vendor");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\w.-]+/[\\w.-]+) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern FILE = Pattern.compile("(\\S+) ([0-9a-f]{64})");

    @Test
    void areUnchanged() throws Exception {
        Map<String, String> present = new TreeMap<>();
        for (Path file : Sources.files(VENDOR, "")) {
            String name = file.getFileName().toString();
            if (!name.equals("VENDOR.md") && !name.equals("LICENSE") && !name.equals("OFL.txt")) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                present.put(
                        VENDOR.relativize(file).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(digest));
            }
        }
        assertThat(present).isNotEmpty().isEqualTo(listed());
    }

    @Test
    void bringTheirLicence() {
        ROW.matcher(Sources.text(VENDOR.resolve("VENDOR.md")))
                .results()
                .map(row -> VENDOR.resolve(row.group(1)))
                .forEach(folder -> assertThat(folder).isDirectoryContaining("regex:.*/(LICENSE|OFL)(\\.txt)?"));
    }

    private static Map<String, String> listed() {
        Map<String, String> listed = new TreeMap<>();
        ROW.matcher(Sources.text(VENDOR.resolve("VENDOR.md")))
                .results()
                .forEach(row -> FILE.matcher(row.group(2))
                        .results()
                        .forEach(file -> listed.put(row.group(1) + "/" + file.group(1), file.group(2))));
        return listed;
    }
}
