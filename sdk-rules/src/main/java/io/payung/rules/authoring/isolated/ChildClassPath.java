package io.payung.rules.authoring.isolated;

import io.payung.fault.PayungException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How another JVM comes by the classes of this one.
 *
 * @param entries   the class path, absolute
 * @param mainClass what to start, in place of {@link CompilerProcess} when a launcher finds that in a nested jar
 * @param options   what the launcher wants to know
 */
record ChildClassPath(List<String> entries, String mainClass, List<String> options) {

    private static final String MAIN = CompilerProcess.class.getName();
    private static final String BOOT = "org.springframework.boot.loader.";
    private static final String BOOT_LAUNCHER = BOOT + "launch.PropertiesLauncher";

    /** @throws PayungException {@code ISOLATION_NOT_POSSIBLE} when it cannot be found out */
    static ChildClassPath find() {
        return find(CompilerProcess.class.getClassLoader(), System.getProperty("java.class.path", ""), System.getProperty("jdk.module.path", ""));
    }

    static ChildClassPath find(ClassLoader loader, String classPath, String modulePath) {
        List<String> given = entries(classPath);
        if (loader.getClass().getName().startsWith(BOOT)) {
            return bootJar(given);
        }
        Set<String> all = new LinkedHashSet<>();
        for (ClassLoader at = loader; at != ClassLoader.getSystemClassLoader(); at = at.getParent()) {
            if (!(at instanceof URLClassLoader urls)) {
                throw impossible("its classes come from a loader of the kind " + (at == null ? "of the platform" : at.getClass().getName()));
            }
            Stream.of(urls.getURLs()).map(ChildClassPath::file).forEach(all::add);
        }
        all.addAll(given);
        all.addAll(modules(modulePath));
        return new ChildClassPath(List.copyOf(all), MAIN, List.of());
    }

    /** An executable jar of Spring Boot: its other launcher starts any class of its nested jars. */
    private static ChildClassPath bootJar(List<String> given) {
        if (given.size() == 1 && Files.isRegularFile(Path.of(given.get(0)))) {
            try (JarFile jar = new JarFile(given.get(0))) {
                if (jar.getEntry(BOOT_LAUNCHER.replace('.', '/') + ".class") != null) {
                    return new ChildClassPath(given, BOOT_LAUNCHER, List.of("-Dloader.main=" + MAIN));
                }
            } catch (IOException e) {
                throw impossible("its jar cannot be read");
            }
        }
        throw impossible("its jar has no PropertiesLauncher");
    }

    private static List<String> entries(String path) {
        return Stream.of(path.split(File.pathSeparator)).filter(entry -> !entry.isBlank()).map(entry -> Path.of(entry).toAbsolutePath().toString()).toList();
    }

    /** Modules are found on a class path too. */
    private static List<String> modules(String modulePath) {
        List<String> found = new ArrayList<>();
        for (String entry : entries(modulePath)) {
            Path path = Path.of(entry);
            if (!Files.isDirectory(path) || Files.exists(path.resolve("module-info.class"))) {
                found.add(entry);
                continue;
            }
            try (Stream<Path> jars = Files.list(path)) {
                found.addAll(jars.map(Path::toString).filter(name -> name.endsWith(".jar")).collect(Collectors.toList()));
            } catch (IOException e) {
                throw impossible("its module path cannot be read");
            }
        }
        return found;
    }

    private static String file(URL url) {
        if (!url.getProtocol().equals("file")) {
            throw impossible("its classes come from " + url.getProtocol() + ": addresses");
        }
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw impossible("its class path holds an address that is no file");
        }
    }

    static PayungException impossible(String why) {
        return new PayungException("ISOLATION_NOT_POSSIBLE", "no other process can be started to compile products in: " + why + "; use compiled packs"
                + " (ProductPacks.compiled), or, for folders that you wrote yourselves, ProductPacks.trustedDirectory or payung.products.isolated=false");
    }
}
