package io.payung.rules.architecture.broken;

import java.time.Instant;
import org.drools.model.Model;

/** Public and open, with a clock. */
public class ServingDetail {

    String sees(Model model) {
        return model.getName() + Instant.now();
    }
}
