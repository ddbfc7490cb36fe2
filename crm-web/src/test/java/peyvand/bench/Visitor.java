package peyvand.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser, as far as it takes to sign in and fetch pages. May be used by several threads once signed in. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String EMAIL = "bench@example.com";
    private static final String PASSWORD = "a long enough passphrase";

    private final String host;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Visitor(int port) {
        host = "http://127.0.0.1:" + port;
    }

    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Founds the company on the first run, signs in on all. */
    static Visitor founder(int port) throws IOException {
        Visitor visitor = new Visitor(port);
        if (visitor.get("/setup", "identity").status() == 200) {
            visitor.post(
                    "/setup",
                    Map.of(
                            "secret", ServerUnderTest.SETUP_SECRET,
                            "name", "Bench",
                            "email", EMAIL,
                            "password", PASSWORD,
                            "passwordAgain", PASSWORD,
                            "companyName", "Bench",
                            "baseCurrency", "IRR",
                            "zone", "Asia/Tehran",
                            "language", "EN"));
        }
        return visitor.signedIn(EMAIL);
    }

    /** Somebody who is not signed in. */
    static Visitor stranger(int port) {
        return new Visitor(port);
    }

    /** Somebody who has the founder's password. */
    static Visitor colleague(int port, String email) throws IOException {
        return new Visitor(port).signedIn(email);
    }

    private Visitor signedIn(String email) throws IOException {
        cookies.clear();
        post("/sign-in", Map.of("email", email, "password", PASSWORD));
        if (get("/plain", "identity").status() != 200) {
            throw new IllegalStateException(email + " could not sign in");
        }
        return this;
    }

    Answer get(String path, String encoding) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestProperty("Accept-Encoding", encoding);
        return answer(connection);
    }

    void post(String path, Map<String, String> form) throws IOException {
        Matcher token = TOKEN.matcher(get(path, "identity").text());
        String body = body(form);
        if (token.find()) {
            body += "&_csrf=" + encoded(token.group(1));
        }
        send(path, body);
    }

    /** Sends a form with what the page it stands on says it must bring. @return the status of the answer */
    int submit(String page, String path, Map<String, String> form) throws IOException {
        Map<String, String> whole = new LinkedHashMap<>(form);
        for (String name : List.of("_csrf", "form")) {
            Matcher hidden =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
            if (hidden.find()) {
                whole.put(name, hidden.group(1));
            }
        }
        return sent(path, body(whole)).status();
    }

    /** What a field of the form on a page says before anybody types. */
    static String said(String page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\"[^>]* value=\"([^\"]*)\"").matcher(page);
        if (!value.find()) {
            throw new IllegalStateException("no field " + name);
        }
        return value.group(1).replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    }

    /** Sends a form as it is: with its token, and a key where it may act once only. */
    Answer send(String path, Map<String, String> form, String encoding) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestProperty("Accept-Encoding", encoding);
        return sent(connection, body(form));
    }

    private static String body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private Answer sent(String path, String body) throws IOException {
        return sent(open(path), body);
    }

    private Answer sent(HttpURLConnection connection, String body) throws IOException {
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        return answer(connection);
    }

    private void send(String path, String body) throws IOException {
        Answer answer = sent(path, body);
        if (answer.status() >= 400) {
            throw new IllegalStateException(path + " answers " + answer.status() + "\n" + answer.text());
        }
    }

    /** Uploads a file; the page before it gives the token. @return where the answer leads */
    String upload(String page, String path, String field, Path file) throws IOException {
        Matcher token = TOKEN.matcher(get(page, "identity").text());
        if (!token.find()) {
            throw new IllegalStateException("no token on " + page);
        }
        String boundary = "peyvand-bench-boundary";
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(1 << 16);
        connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + boundary);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token.group(1)
                            + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                            + "\"; filename=\"" + file.getFileName()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            Files.copy(file, out);
            out.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        }
        Answer answer = answer(connection);
        String location = connection.getHeaderField("Location");
        if (location == null) {
            throw new IllegalStateException(path + " answers " + answer.status() + "\n" + answer.text());
        }
        return location.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
    }

    /** Sends a form that has no field but the token of the page it stands on. */
    void press(String page, String path) throws IOException {
        Matcher token = TOKEN.matcher(get(page, "identity").text());
        if (!token.find()) {
            throw new IllegalStateException("no token on " + page);
        }
        send(path, "_csrf=" + encoded(token.group(1)));
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(host + path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setReadTimeout(60_000);
        connection.setRequestProperty(
                "Cookie",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        return connection;
    }

    private Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        connection.getHeaderFields().forEach((name, values) -> {
            if ("Set-Cookie".equalsIgnoreCase(name)) {
                values.forEach(this::keep);
            }
        });
        try (InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new Answer(status, body == null ? new byte[0] : body.readAllBytes());
        }
    }

    private synchronized void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (!pair[1].equals(cookies.get(pair[0]))) {
            cookies.put(pair[0], pair[1]);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
