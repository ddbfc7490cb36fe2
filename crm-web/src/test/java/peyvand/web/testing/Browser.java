package peyvand.web.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Visits pages as a browser does: keeps cookies and sends the token of the forms it has seen. Parameters and headers are
 * given as name, value, name, value. Not thread-safe: give every thread its own.
 */
public final class Browser {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static final String BOUNDARY = "peyvand-test-boundary";

    private final URI home;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String token = "";

    public Browser(int port) {
        this.home = URI.create("http://127.0.0.1:" + port);
    }

    /** Sends a header with every request from now on, such as {@code Accept-Language} or {@code HX-Request}. */
    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Page get(String path, String... parameters) {
        return send("GET", parameters.length == 0 ? path : path + "?" + form(parameters), null, new byte[0]);
    }

    /** Posts a form, with a token. */
    public Page post(String path, String... parameters) {
        String form = form(parameters);
        String tokened = form + (form.isEmpty() ? "" : "&") + form("_csrf", token());
        return send("POST", path, "application/x-www-form-urlencoded", tokened.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts a form as a forger would: with the cookies, without a token. */
    public Page postWithoutToken(String path, String... parameters) {
        return send(
                "POST",
                path,
                "application/x-www-form-urlencoded",
                form(parameters).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a body of any type with any method, the token in its header. */
    public Page send(String method, String path, String type, String body) {
        String before = headers.put("X-CSRF-TOKEN", token());
        try {
            return send(method, path, type, body.getBytes(StandardCharsets.UTF_8));
        } finally {
            if (before == null) {
                headers.remove("X-CSRF-TOKEN");
            } else {
                headers.put("X-CSRF-TOKEN", before);
            }
        }
    }

    /** The same as a forger would send it, without a token. */
    public Page sendWithoutToken(String method, String path, String type, String body) {
        return send(method, path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends a request letter by letter as it is given here: also what no browser would send. The cookies and the token go with
     * it.
     *
     * @param target path and query, not touched @param headers each a whole line
     * @return the whole answer; empty where the connection was cut
     */
    public String raw(String method, String target, String... headers) {
        String request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-CSRF-TOKEN: "
                + token()
                + "\r\nContent-Length: 0\r\nCookie: " + cookieLine() + "\r\n"
                + String.join(
                        "", Stream.of(headers).map(header -> header + "\r\n").toList()) + "\r\n";
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** What lies there, byte by byte. */
    public byte[] download(String path) {
        return exchange("GET", path, null, BodyPublishers.noBody(), BodyHandlers.ofByteArray())
                .body();
    }

    /** Another window of the same browser, signed in as this one is: for a thread of its own. */
    public Browser twin() {
        token();
        Browser twin = new Browser(home.getPort());
        twin.cookies.putAll(cookies);
        twin.headers.putAll(headers);
        twin.token = token;
        return twin;
    }

    /** Uploads one file, with further parameters. */
    public Page upload(String path, String field, String fileName, byte[] content, String... parameters) {
        return upload(path, field, fileName, BodyPublishers.ofByteArray(content), parameters);
    }

    /** Uploads one file as it is read, with further parameters. */
    public Page upload(String path, String field, String fileName, Path content, String... parameters)
            throws IOException {
        return upload(path, field, fileName, BodyPublishers.ofFile(content), parameters);
    }

    /** A file as a browser sends it. */
    public record Sent(String name, byte[] content) {}

    /** Uploads any number of files in one form, with further parameters. */
    public Page upload(String path, String field, List<Sent> files, String... parameters) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(fields(parameters));
        for (Sent file : files) {
            body.writeBytes(fileHead(field, file.name()));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private Page upload(
            String path, String field, String fileName, HttpRequest.BodyPublisher content, String... parameters) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(fields(parameters));
        body.writeBytes(fileHead(field, fileName));
        String end = "\r\n--" + BOUNDARY + "--\r\n";
        return page(exchange(
                "POST",
                path,
                "multipart/form-data; boundary=" + BOUNDARY,
                BodyPublishers.concat(
                        BodyPublishers.ofByteArray(body.toByteArray()), content, BodyPublishers.ofString(end)),
                BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    private byte[] fields(String... parameters) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", token());
        for (int i = 0; i < parameters.length; i += 2) {
            fields.put(parameters[i], parameters[i + 1]);
        }
        return fields.entrySet().stream()
                .map(field -> "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                        + "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + field.getValue() + "\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @param fileName as it stands in the header, or, after {@code *=}, in the form of RFC 5987 */
    private static byte[] fileHead(String field, String fileName) {
        String named = fileName.startsWith("*=") ? "filename" + fileName : "filename=\"" + fileName + "\"";
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; " + named
                        + "\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    public Page signIn(String email, String password) {
        Page page = post("/sign-in", "email", email, "password", password);
        token = "";
        return page;
    }

    public Page signOut() {
        Page page = post("/sign-out");
        token = "";
        return page;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** The token to send, taken from the last form seen or, before that, from a page that has one. */
    public String token() {
        if (token.isEmpty()) {
            get("/sign-in");
        }
        if (token.isEmpty()) {
            get("/preferences");
        }
        if (token.isEmpty()) {
            get("/setup");
        }
        return token;
    }

    private Page send(String method, String path, @Nullable String type, byte[] body) {
        return page(exchange(
                method,
                path,
                type,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body),
                BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    private <T> HttpResponse<T> exchange(
            String method,
            String path,
            @Nullable String type,
            HttpRequest.BodyPublisher body,
            HttpResponse.BodyHandler<T> answer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        request.header("Accept", headers.getOrDefault("Accept", "text/html,*/*;q=0.8"));
        headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("Accept"))
                .forEach(header -> request.header(header.getKey(), header.getValue()));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieLine());
        }
        try {
            return CLIENT.send(request.build(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String cookieLine() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Page page(HttpResponse<String> response) {
        Page page = new Page(response.statusCode(), response.headers(), response.body());
        remember(page);
        return page;
    }

    private void remember(Page page) {
        for (String line : page.cookies()) {
            HttpCookie cookie = HttpCookie.parse(line).get(0);
            if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        if (!page.token().isEmpty()) {
            token = page.token();
        }
    }

    private static String form(String... pairs) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
