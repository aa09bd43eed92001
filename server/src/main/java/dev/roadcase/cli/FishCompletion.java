package dev.roadcase.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes what fish completes {@code roadcase} with, from what {@code --help} knows; the build calls it. */
final class FishCompletion {
    private final StringBuilder text = new StringBuilder();

    private FishCompletion() {}

    public static void main(String[] arguments) {
        System.out.print(text());
    }

    static String text() {
        return new FishCompletion().write(RoadcaseCommand.line());
    }

    private String write(CommandLine line) {
        text.append("# Completes roadcase in fish; written from its commands.\n");
        complete("-f");
        line.getCommandSpec().options().forEach(option -> option("__fish_use_subcommand", option));
        line.getSubcommands().values().forEach(command -> command(command.getCommandSpec()));
        return text.toString();
    }

    private void command(CommandSpec spec) {
        complete("-n __fish_use_subcommand -a " + spec.name()
                + described(spec.usageMessage().description()));
        String here = quoted("__fish_seen_subcommand_from " + spec.name());
        if (spec.positionalParameters().stream().anyMatch(FishCompletion::isFile)) {
            complete("-n " + here + " -F");
        }
        spec.options().stream().filter(option -> !option.hidden()).forEach(option -> option(here, option));
    }

    private void option(String condition, OptionSpec option) {
        StringBuilder words = new StringBuilder("-n " + condition);
        for (String name : option.names()) {
            words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            words.append(values(option));
        }
        complete(words + described(option.description()));
    }

    private static String values(OptionSpec option) {
        if (option.completionCandidates() != null) {
            return " -x -a " + quoted(String.join(" ", option.completionCandidates()));
        }
        return isFile(option) ? " -r -F" : " -x";
    }

    /** Whether files are to be offered for it. */
    static boolean isFile(ArgSpec argument) {
        return Path.class.isAssignableFrom(argument.type());
    }

    private void complete(String words) {
        text.append("complete -c roadcase ").append(words).append('\n');
    }

    private static String described(String[] description) {
        return description.length == 0 ? "" : " -d " + quoted(description[0]);
    }

    private static String quoted(String words) {
        return "'" + words.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ") + "'";
    }
}
