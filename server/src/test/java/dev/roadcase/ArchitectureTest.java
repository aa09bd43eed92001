package dev.roadcase;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the house together: who may know whom, and where each library lives. */
class ArchitectureTest {
    private static final String BASE = "dev.roadcase.";

    private static final JavaClasses ROADCASE =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("dev.roadcase");

    /** Each package with those it may know; a package that is not named may know nobody. */
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("sync.core", List.of("model")),
            Map.entry("config", List.of()),
            Map.entry("routing", List.of("model")),
            Map.entry("schedule", List.of("model")),
            Map.entry("router", List.of("model")),
            Map.entry("access", List.of("model")),
            Map.entry("store", List.of("model", "sync.core")),
            Map.entry("sync", List.of("model", "sync.core", "store")),
            Map.entry("export", List.of("model", "sync.core", "store", "schedule")),
            Map.entry("content", List.of("model", "store")),
            Map.entry("discovery", List.of("model")),
            Map.entry("tls", List.of("model", "access")),
            Map.entry("http", List.of("model", "sync.core", "store", "routing", "schedule")),
            Map.entry(
                    "app",
                    List.of(
                            "model",
                            "sync.core",
                            "store",
                            "sync",
                            "export",
                            "content",
                            "discovery",
                            "tls",
                            "access",
                            "http",
                            "routing",
                            "schedule",
                            "router",
                            "update",
                            "config")),
            Map.entry("update", List.of("model")),
            Map.entry("cli", List.of("app", "config", "model", "access", "store", "update")));

    /** Each library with the packages that may use it. */
    private static final Map<String, List<String>> HOMES = Map.ofEntries(
            Map.entry("java.sql..", List.of("store")),
            Map.entry("org.flywaydb..", List.of("store")),
            Map.entry("org.sqlite..", List.of("store")),
            Map.entry("org.postgresql..", List.of("store")),
            Map.entry("io.javalin..", List.of("http")),
            Map.entry("org.eclipse.jetty..", List.of("http")),
            Map.entry("jakarta.servlet..", List.of("http")),
            Map.entry("com.nimbusds..", List.of("access")),
            Map.entry("org.bouncycastle.crypto..", List.of("access")),
            Map.entry("org.apache.commons.csv..", List.of("export")),
            Map.entry("org.dhatim..", List.of("export")),
            Map.entry("org.openpdf..", List.of("export")),
            Map.entry("com.fasterxml.uuid..", List.of("model")),
            Map.entry("com.fasterxml.jackson.dataformat..", List.of("config")),
            Map.entry("okhttp3..", List.of("sync")),
            Map.entry("okio..", List.of("model", "sync")),
            Map.entry("javax.jmdns..", List.of("discovery")),
            Map.entry("org.bouncycastle.cert..", List.of("tls")),
            Map.entry("org.bouncycastle.openssl..", List.of("tls")),
            Map.entry("com.google.zxing..", List.of("cli", "app", "http")),
            Map.entry("picocli..", List.of("cli")),
            Map.entry("ch.qos.logback..", List.of("cli")));

    @Test
    void packagesKnowOnlyThoseTheyMay() {
        MAY_KNOW.forEach((name, known) -> {
            String[] allowed = java.util.stream.Stream.concat(known.stream(), java.util.stream.Stream.of(name))
                    .map(k -> BASE + k)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(BASE + name)
                    .should()
                    .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "are outside Roadcase or in " + List.of(allowed),
                            c -> !c.getPackageName().startsWith("dev.roadcase")
                                    || List.of(allowed).contains(c.getPackageName())))
                    .allowEmptyShould(true)
                    .check(ROADCASE);
        });
    }

    @Test
    void librariesHaveOneHome() {
        HOMES.forEach((library, homes) -> noClasses()
                .that()
                .resideOutsideOfPackages(homes.stream().map(h -> BASE + h).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(ROADCASE));
    }

    @Test
    void everyPackageIsKnownToThisTest() {
        for (JavaPackage found : ROADCASE.getPackage("dev.roadcase").getSubpackagesInTree()) {
            if (!found.getClasses().isEmpty()) {
                assertThat(MAY_KNOW).containsKey(found.getName().substring(BASE.length()));
            }
        }
    }

    @Test
    void everyPackageSaysThatNothingIsNullUnlessMarked() {
        for (JavaPackage found : ROADCASE.getPackage("dev.roadcase").getSubpackagesInTree()) {
            if (!found.getClasses().isEmpty()) {
                assertThat(found.isAnnotatedWith(NullMarked.class))
                        .as(found.getName())
                        .isTrue();
            }
        }
    }
}
