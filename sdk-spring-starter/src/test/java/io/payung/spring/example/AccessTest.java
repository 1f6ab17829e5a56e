package io.payung.spring.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.access.ApiKey;
import io.payung.key.DefaultIdSource;
import io.payung.key.KeyPurpose;
import io.payung.key.Keys;
import io.payung.spring.fixture.Partners;
import io.payung.spring.fixture.TestKeys;
import io.payung.spring.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The README's ways to ask for partners and to have keys, as they are written there. */
class AccessTest {

    private static final String PRODUCTS = "/payung/v1/products";

    @TempDir
    private Path folder;

    @Test
    void startsWithThePropertiesOfTheReadme() throws IOException {
        List<String> arguments = properties("access");
        arguments.addAll(properties("keys"));
        arguments.add("--payung.web.open=false");
        for (int i = 1; i <= 6; i++) {
            arguments.add("--" + List.of("TOKEN_KEY_2", "TOKEN_KEY_1", "PERSON_KEY", "BLIND_INDEX_KEY", "LEDGER_KEY", "CERTIFICATE_KEY").get(i - 1) + "="
                    + TestKeys.key("x", i).substring(2));
        }

        try (TestServer server = TestServer.in(folder, arguments.toArray(String[]::new))) {
            assertThat(server.get(PRODUCTS).status()).isEqualTo(401);
            assertThat(server.bean(Keys.class).current(KeyPurpose.TOKEN).id()).isEqualTo("t2");
        }
    }

    /** From the README, where they stand between a mark and the end of their block. */
    private static List<String> properties(String name) throws IOException {
        Matcher block = Pattern.compile("<!-- properties: " + name + " -->\n```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        List<String> arguments = new ArrayList<>();
        block.group(1).lines().filter(line -> !line.startsWith("#")).forEach(line -> arguments.add("--" + line));
        return arguments;
    }

    @Test
    void knowsTheKeysOfATableFromTheNextCallOn() {
        ApiKey older = ApiKey.fresh(new DefaultIdSource());
        ApiKey newer = ApiKey.fresh(new DefaultIdSource());
        try (TestServer server = TestServer.in(folder, "--payung.web.open=false", "--payung.web.secured=true",
                "--spring.main.sources=" + KeysInATable.class.getName())) {
            JdbcTemplate database = server.bean(JdbcTemplate.class);
            database.execute("create table partner_key (id varchar(16) primary key, partner varchar(63), hash varchar(81))");
            database.update("insert into partner_key values (?, 'shop', ?)", older.id(), older.hash());
            assertThat(server.get(PRODUCTS, Partners.bearer(older.value())).status()).isEqualTo(200);
            assertThat(server.get(PRODUCTS, Partners.bearer(newer.value())).status()).isEqualTo(401);

            database.update("insert into partner_key values (?, 'shop', ?)", newer.id(), newer.hash());
            database.update("delete from partner_key where id = ?", older.id());

            assertThat(server.get(PRODUCTS, Partners.bearer(newer.value())).status()).isEqualTo(200);
            assertThat(server.get(PRODUCTS, Partners.bearer(older.value())).status()).isEqualTo(401);
        }
    }

    @Test
    void isTheCodeOfTheReadme() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/payung/spring/example/KeysInATable.java"));
        Matcher region = Pattern.compile("// README \\w+\\n(.*?)\\n    // README end", Pattern.DOTALL).matcher(source);

        assertThat(region.find()).isTrue();
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + region.group(1) + "\n}\n```");
    }
}
