package dev.roadcase;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the arrows between packages and the one home of each library. */
class ArchitectureTest {
    private static final String ROOT = "dev.roadcase";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** A package on the left may know those on the right, itself, and nothing else of Roadcase. */
    @ParameterizedTest
    @CsvSource({
        "config,",
        "model,",
        "sync.core, model",
        "routing, model",
        "store, sync.core model",
        "content, store model",
        "access, store model",
        "export, store sync.core model",
        "discovery, store model",
        "sync, store sync.core model",
        "http, store routing sync.core model",
        "app, http sync export discovery access content store routing sync.core model config",
        "cli, app http sync export discovery access content store routing sync.core model config"
    })
    void aPackageKnowsOnlyThoseBelowIt(String name, @Nullable String allowed) {
        var stranger = resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(withSelf(name, allowed))));
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(stranger)
                .allowEmptyShould(true)
                .check(CODE);
    }

    /** A library on the left is known only in the packages on the right. */
    @ParameterizedTest
    @CsvSource({
        "java.sql, store",
        "org.sqlite, store",
        "org.postgresql, store",
        "org.flywaydb, store",
        "com.zaxxer.hikari, store",
        "io.javalin, http",
        "org.eclipse.jetty, http",
        "jakarta.servlet, http",
        "javax.jmdns, discovery",
        "okhttp3, sync",
        "com.nimbusds, access",
        "picocli, cli",
        "org.apache.commons.csv, export",
        "org.dhatim, export",
        "ch.qos.logback, app cli",
        "com.fasterxml.uuid, model",
        "com.fasterxml.jackson.dataformat.yaml, config",
        "com.google.zxing, cli http"
    })
    void aLibraryHasOneHome(String library, String homes) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackages(packages(homes))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(CODE);
    }

    @Test
    void everyClassIsInAPackageOfTheHouse() {
        String[] house =
                packages("model sync.core store routing sync discovery access http export config app cli content");
        classes()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .resideInAnyPackage(house)
                .check(CODE);
    }

    @Test
    void everyPackageOpensWithANullMarkedPackageInfo() {
        assertThat(packagesWithCode()).allMatch(p -> p.isAnnotatedWith(NullMarked.class));
    }

    private static Stream<JavaPackage> packagesWithCode() {
        return CODE.stream().map(JavaClass::getPackage).distinct();
    }

    private static String[] withSelf(String name, @Nullable String allowed) {
        return packages(allowed == null ? name : name + " " + allowed);
    }

    private static String[] packages(String names) {
        return Stream.of(names.split(" ")).map(n -> ROOT + "." + n).toArray(String[]::new);
    }
}
