package dev.roadcase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;

/** Asks the shells themselves what they complete; a shell that is not installed is left out. */
class CompletionTest {
    /** A shell in a terminal of its own: types a line and TAB, then has it printed between < and >. */
    private static final String TYPE_IN_ZSH = """
            zmodload zsh/zpty
            zpty shell 'zsh -f -i'
            zpty -w shell "fpath=($1 \\$fpath); autoload -Uz compinit; compinit -u -D; print READY"
            zpty -r -m shell line '*READY*READY*'
            zpty -w -n shell "$2"$'\\t\\x01print -r -- "<\\x05>"\\n'
            zpty -r -m shell line $'*\\n<*>*'
            print -r -- "${${line##*$'\\n<'}%%>*}"
            zpty -d shell
            """;

    @TempDir
    Path folder;

    private static boolean has(String shell) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(f -> Files.isExecutable(Path.of(f, shell)));
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().toList();
    }

    private static List<String> commands() {
        return List.copyOf(RoadcaseCommand.line().getSubcommands().keySet());
    }

    private List<String> bash(String words, int current) throws IOException, InterruptedException {
        assumeTrue(has("bash"), "bash is not installed");
        Path file = folder.resolve("roadcase.bash");
        Files.writeString(file, AutoComplete.bash("roadcase", RoadcaseCommand.line()));
        return run(
                "bash",
                "--norc",
                "-c",
                "source " + file + "; COMP_WORDS=(" + words + "); COMP_CWORD=" + current
                        + "; _complete_roadcase 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private List<String> fish(String line) throws IOException, InterruptedException {
        assumeTrue(has("fish"), "fish is not installed");
        Path file = Files.writeString(folder.resolve("roadcase.fish"), FishCompletion.text());
        return run("fish", "--no-config", "-c", "source " + file + "; complete -C '" + line + "'");
    }

    private String zsh(String line) throws IOException, InterruptedException {
        assumeTrue(has("zsh"), "zsh is not installed");
        Files.writeString(folder.resolve("_roadcase"), ZshCompletion.text());
        return String.join("\n", run("zsh", "-f", "-c", TYPE_IN_ZSH, "zsh", folder.toString(), line));
    }

    @Test
    void bashOffersEveryCommand() throws Exception {
        assertThat(bash("roadcase ''", 1)).containsAll(commands());
    }

    @Test
    void bashOffersTheOptionsOfACommand() throws Exception {
        assertThat(bash("roadcase serve --na", 2)).containsExactly("--name");
    }

    @Test
    void fishOffersEveryCommandWithWhatItIsFor() throws Exception {
        List<String> offered = fish("roadcase ");
        assertThat(offered.stream().map(l -> l.split("\t")[0])).containsAll(commands());
        assertThat(offered).anyMatch(l -> l.matches("serve\t.+"));
    }

    @Test
    void fishOffersTheOptionsOfACommandAndTheirValues() throws Exception {
        assertThat(fish("roadcase serve --na")).singleElement().asString().startsWith("--name");
        assertThat(fish("roadcase help --na")).isEmpty();
    }

    @Test
    void fishOffersFilesWhereACommandTakesOne() throws Exception {
        Path file = Files.createFile(folder.resolve("show-backup"));
        assertThat(fish("roadcase verify " + folder + "/show-b"))
                .singleElement()
                .asString()
                .contains(file.toString());
        assertThat(fish("roadcase pin " + folder + "/show-b")).isEmpty();
    }

    @Test
    void zshCompletesACommandAtTheFirstTab() throws Exception {
        assertThat(zsh("roadcase migr").strip()).isEqualTo("roadcase migrate-database");
    }

    @Test
    void zshCompletesTheOptionOfACommand() throws Exception {
        assertThat(zsh("roadcase serve --na")).startsWith("roadcase serve --name");
        assertThat(zsh("roadcase help --na")).isEqualTo("roadcase help --na");
    }

    @Test
    void zshCompletesAFileWhereACommandTakesOne() throws Exception {
        Files.createFile(folder.resolve("show-backup"));
        assertThat(zsh("roadcase verify " + folder + "/show-b").strip())
                .isEqualTo("roadcase verify " + folder + "/show-backup");
    }

    @Test
    void everyCommandIsInWhatZshReads() {
        commands()
                .forEach(name -> assertThat(ZshCompletion.text())
                        .contains("\n    '" + name + ":", "\n  " + name + ") _arguments"));
    }
}
