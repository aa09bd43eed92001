package dev.roadcase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.roadcase.cli.ServiceMain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What installers are made of fits together: also those that are made on other systems than the one that tests. */
class PackagingTest {
    private static final Path ROOT = Path.of("..");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void everyWorkflowStepCallsAScriptThatIsThere() throws IOException {
        JsonNode workflow = YAML.readTree(read(".github/workflows/release.yml"));
        JsonNode jobs = workflow.path("jobs");
        assertThat(jobs.fieldNames()).toIterable().contains("linux", "windows", "macos", "draft");
        assertThat(jobs.path("draft").path("needs"))
                .extracting(JsonNode::asText)
                .containsExactly("linux", "windows", "macos");
        Matcher scripts = Pattern.compile("(?:scripts|installer)/[\\w/.-]+").matcher(workflow.toString());
        while (scripts.find()) {
            assertThat(ROOT.resolve(scripts.group())).as(scripts.group()).exists();
        }
        for (JsonNode job : jobs) {
            assertThat(job.path("runs-on").asText()).isNotBlank();
            assertThat(job.path("steps")).as(job.toString()).isNotEmpty();
        }
    }

    @Test
    void jpackageKnowsEveryOption() throws Exception {
        Set<String> known = options(jpackageHelp());
        Set<String> given = options(read("installer/jpackage/roadcase.options"));
        assertThat(given).contains("--main-class").isSubsetOf(known);
    }

    private static Set<String> options(String text) {
        return Pattern.compile("(?m)^\\s*(--[a-z][a-z-]+)")
                .matcher(text)
                .results()
                .map(r -> r.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String jpackageHelp() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jpackage")
                                .toString(),
                        "--help")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    @Test
    void theServerRunsWithTheSameOptionsEverywhere() throws Exception {
        List<String> linux = read("installer/launcher/java.options")
                .lines()
                .filter(line -> line.startsWith("-"))
                .toList();
        String jpackage = property("java-options");
        assertThat(linux).allSatisfy(option -> assertThat(jpackage).contains(" " + option));
        Document msi = xml("installer/windows/roadcase.wxs");
        List<String> service = attributes(msi, "MultiString", "Value");
        assertThat(service).contains("-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED");
        assertThat(linux)
                .containsAll(
                        service.stream().filter(o -> !o.contains("ErrorFile")).toList());
    }

    private static String property(String key) throws IOException {
        return read("installer/jpackage/cli.properties")
                .lines()
                .filter(line -> line.startsWith(key + "="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theInstallerForWindowsIsWhole() throws Exception {
        Document msi = xml("installer/windows/roadcase.wxs");
        List<String> ids = new ArrayList<>(attributes(msi, "Component", "Guid"));
        ids.addAll(attributes(msi, "Package", "UpgradeCode"));
        assertThat(ids).hasSize(5).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9A-F-]{36}"));
        assertThat(attributes(msi, "ServiceInstall", "Name")).containsExactly("Roadcase");
        assertThat(attributes(msi, "ServiceInstall", "Account")).containsExactly("NT AUTHORITY\\LocalService");
        assertThat(attributes(msi, "FirewallException", "Port")).containsExactly("3001", "3001", "5353");
        assertThat(attributes(msi, "MajorUpgrade", "DowngradeErrorMessage"))
                .singleElement()
                .asString()
                .contains("newer");
        List<String> references = attributes(msi, "ComponentRef", "Id");
        references.addAll(attributes(msi, "ComponentGroupRef", "Id"));
        List<String> declared = attributes(msi, "Component", "Id");
        declared.addAll(attributes(msi, "ComponentGroup", "Id"));
        assertThat(references).containsExactlyInAnyOrderElementsOf(declared);
        for (String file : attributes(msi, "File", "Source")) {
            assertThat(file.startsWith("$(Image)") || Files.exists(ROOT.resolve(file.replace('\\', '/'))))
                    .as(file)
                    .isTrue();
        }
        String service = read("installer/windows/roadcase.wxs");
        assertThat(service).contains("\"" + ServiceMain.class.getName() + "\"");
        assertThat(ServiceMain.class.getMethod("start", String[].class)).isNotNull();
        assertThat(ServiceMain.class.getMethod("stop", String[].class)).isNotNull();
    }

    @Test
    void theServiceOfMacosIsWhole() throws Exception {
        Element dict = (Element) xml("installer/macos/dev.roadcase.server.plist")
                .getDocumentElement()
                .getElementsByTagName("dict")
                .item(0);
        assertThat(value(dict, "Label")).isEqualTo("dev.roadcase.server");
        assertThat(value(dict, "ProgramArguments")).contains("/Contents/MacOS/roadcase-cli", "serve", "--quiet");
        assertThat(value(dict, "UserName")).isEqualTo("_roadcase");
        assertThat(Integer.parseInt(value(dict, "ExitTimeOut"))).isGreaterThan(10);
        assertThat(Integer.parseInt(value(dict, "Umask"))).isEqualTo(027);
        String after = read("installer/macos/scripts/postinstall");
        assertThat(after).contains("dev.roadcase.server.plist", "_roadcase", "socketfilterfw");
        assertThat(xml("installer/macos/entitlements.plist")
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("plist");
        for (String script : List.of("scripts/preinstall", "scripts/postinstall", "roadcase", "uninstall")) {
            assertThat(ROOT.resolve("installer/macos").resolve(script)).isExecutable();
        }
    }

    private static String value(Element dict, String key) {
        NodeList all = dict.getChildNodes();
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        for (int i = 0; i + 1 < elements.size(); i++) {
            if (elements.get(i).getTagName().equals("key")
                    && elements.get(i).getTextContent().equals(key)) {
                return elements.get(i + 1).getTextContent();
            }
        }
        return "";
    }

    @Test
    void containersRunAsAUserWithoutRightsAndAreWatched() throws IOException {
        String dockerfile = read("installer/container/Dockerfile");
        assertThat(dockerfile).contains("\nUSER roadcase\n", "\nHEALTHCHECK ", "ROADCASE_DATA=/data");
        for (String name : List.of("edge", "hub")) {
            JsonNode services =
                    YAML.readTree(read("installer/container/" + name + ".yaml")).path("services");
            JsonNode ours = services.has("roadcase") ? services.path("roadcase") : services.path("hub");
            assertThat(ours.path("build").path("dockerfile").asText()).isEqualTo("installer/container/Dockerfile");
            assertThat(ours.path("read_only").asBoolean()).isTrue();
            assertThat(ours.path("cap_drop")).extracting(JsonNode::asText).containsExactly("ALL");
            assertThat(ours.path("stop_grace_period").asText()).isEqualTo("12s");
        }
    }

    @Test
    void everyUnitThatIsPackedIsThereAndThePartsAgree() throws IOException {
        String packing = read("scripts/package") + read("installer/linux/roadcase.spec");
        try (Stream<Path> units = Files.list(ROOT.resolve("installer/linux"))) {
            for (Path unit : units.filter(f -> f.toString().matches(".*\\.(service|path)"))
                    .toList()) {
                assertThat(packing).contains(String.valueOf(unit.getFileName()));
            }
        }
        String path = read("installer/linux/roadcase-update.path");
        String update = read("installer/linux/roadcase-update.service");
        assertThat(path).contains("PathExists=/var/lib/roadcase/update/requested.update");
        assertThat(update).contains("/var/lib/roadcase/update/requested.update", "/run/roadcase-update/state.json");
    }

    private static List<String> attributes(Document document, String element, String attribute) {
        NodeList all = document.getElementsByTagNameNS("*", element);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            String value = ((Element) all.item(i)).getAttribute(attribute);
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return values;
    }

    private static Document xml(String path) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        try (InputStream in = Files.newInputStream(ROOT.resolve(path))) {
            return factory.newDocumentBuilder().parse(in);
        }
    }

    private static String read(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }
}
