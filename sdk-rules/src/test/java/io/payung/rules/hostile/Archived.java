package io.payung.rules.hostile;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import io.payung.product.ProductRules;
import io.payung.rules.HostileRoutes;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.packfile.PackFile;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and loads a compiled pack file as a server does. */
final class Archived {

    private Archived() {}

    static Sighting of(byte[] file) {
        try {
            CompiledPack pack = PackFile.of(file).pack();
            ProductRules rules = HostileRoutes.serve(pack).rules();
            pack.product().amounts().values().forEach(formula -> rules.evaluate(formula, inputs(formula)));
            return new Sighting(0, HostilePack.DECIDES, "", "", Optional.of(pack));
        } catch (PayungException e) {
            int layer = switch (e.code()) {
                case "PACK_ARCHIVE_REFUSED" -> 1;
                case "CLASS_NOT_ALLOWED" -> 3;
                case "FORMULA_FAILED" -> 5;
                default -> 4;
            };
            return new Sighting(layer, e.code(), Archives.FILE, e.getMessage(), Optional.empty());
        }
    }

    private static Map<String, Object> inputs(Formula formula) {
        return formula.reads().stream().collect(Collectors.toMap(name -> name, name -> BigDecimal.TEN));
    }
}
