package peyvand.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.StringUtils;

/** Elsewhere the tests run as an ordinary user anyway; this one is for where they run as root. */
class OrdinaryUserTests {

    private static final int NOBODY = 65534;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");

    @TempDir
    Path folder;

    @Test
    void runsAsAnOrdinaryUserAndRefusesAPlaceThatIsNotHis() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")) && canBecomeNobody());
        open(folder);
        var classPath = readableClassPath();
        var home = Files.createDirectory(folder.resolve("home"));
        Files.setAttribute(home, "unix:uid", NOBODY);

        try (var server = start(classPath, home.resolve("pg18"))) {
            assertThat(server.port()).as(server.output()).isPositive();
            assertThat(new DataDirectory(home.resolve("pg18")).query(server.port(), "select 1"))
                    .isEqualTo("1");
        }
        var ofRoot = Files.createDirectory(folder.resolve("of-root"));
        try (var server = start(classPath, ofRoot.resolve("pg18"))) {
            assertThat(server.exitCode()).isNotZero();
            assertThat(server.output()).contains("The data directory " + ofRoot + "/pg18 cannot be written to");
        }
    }

    private ServerInAProcess start(String classPath, Path dataDir) throws IOException {
        return ServerInAProcess.start(AS_NOBODY, classPath, dataDir, folder.resolve("home/bin"), folder);
    }

    private static boolean canBecomeNobody() throws InterruptedException {
        try {
            return new ProcessBuilder("setpriv", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void open(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Root's home is closed to others, and with it the repository of jars. */
    private String readableClassPath() throws IOException {
        var copies = Files.createDirectory(folder.resolve("classes"));
        Set<String> elements = new LinkedHashSet<>();
        for (var element :
                StringUtils.delimitedListToStringArray(System.getProperty("java.class.path"), File.pathSeparator)) {
            var source = Path.of(element);
            if (Files.exists(source)) {
                var copy = copies.resolve(elements.size() + "-" + source.getFileName());
                FileSystemUtils.copyRecursively(source, copy);
                elements.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, elements);
    }
}
