package io.payung.spring;

import io.payung.rules.CatalogStatus;
import io.payung.rules.ServedProducts;
import io.payung.rules.pack.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up also while an edit is broken: what is sold is the last good version, and taking the shop away would help nobody. */
final class ProductsHealth implements HealthIndicator {

    private final ServedProducts products;

    ProductsHealth(ServedProducts products) {
        this.products = products;
    }

    @Override
    public Health health() {
        CatalogStatus status = products.status();
        List<Map<String, Object>> serving = status.serving().stream()
                .map(ref -> Map.<String, Object>of("product", ref.product(), "version", ref.version(), "digest", ref.digest()))
                .toList();
        List<String> problems = status.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(problem -> problem.place() + " " + problem.code())
                .toList();
        return Health.up().withDetail("serving", serving).withDetail("upToDate", status.isUpToDate()).withDetail("problems", problems)
                .build();
    }
}
