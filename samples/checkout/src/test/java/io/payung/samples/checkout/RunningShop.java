package io.payung.samples.checkout;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The real application on a free port, with an H2 file of its own and a clock that can be put forward. */
final class RunningShop implements AutoCloseable {

    static final String DESK_CODE = "desk-of-the-tests";

    private final ShopClock clock = new ShopClock(Clock.systemUTC());
    private final ConfigurableApplicationContext application;

    /** A shop with the products of the build. */
    RunningShop(Path folder) {
        this(folder, Path.of("target", "packs"));
    }

    /** @param packs folder of pack files signed with the shop's key */
    RunningShop(Path folder, Path packs) {
        SpringApplication shop = new SpringApplication(CheckoutApplication.class);
        shop.addInitializers(context -> context.getBeanFactory().registerSingleton("clock", clock));
        application = shop.run(
                "--server.port=0",
                "--payung.store.file=" + folder.resolve("payung").toAbsolutePath(),
                "--payung.packs.directory=" + packs.toAbsolutePath().normalize(),
                "--checkout.desk.code=" + DESK_CODE);
    }

    String url() {
        return "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port") + "/";
    }

    Caller caller() {
        return new Caller(url().replaceAll("/$", ""));
    }

    void putForward(Duration time) {
        clock.putForward(time);
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        application.close();
    }
}
