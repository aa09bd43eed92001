package dev.roadcase.cli;

import dev.roadcase.app.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The program. Exit codes: 0 done, 1 failed with one line on what to do next, 2 wrong usage. */
@Command(
        name = "roadcase",
        description = "A show server that travels in your road case.",
        mixinStandardHelpOptions = true,
        versionProvider = RoadcaseCommand.Versions.class,
        subcommands = {
            ServeCommand.class,
            StatusCommand.class,
            ExportCommand.class,
            CablesCommand.class,
            RoutersCommand.class,
            ImportCommand.class,
            BackupCommand.class,
            BackupsCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            MigrateDatabaseCommand.class,
            TokenCommand.class,
            PinCommand.class,
            UsersCommand.class,
            UserCommand.class,
            AuditCommand.class,
            PairCodeCommand.class,
            PairCommand.class,
            PackCommand.class,
            SyncCommand.class,
            ConflictsCommand.class,
            ResolveCommand.class,
            LockCommand.class,
            UnlockCommand.class,
            TraceCommand.class,
            ChecksCommand.class,
            PatchCommand.class,
            DuplicateCommand.class,
            SwapCommand.class,
            CopyCommand.class,
            PushModelCommand.class,
            UndoCommand.class,
            DiscoverCommand.class,
            DoctorCommand.class,
            SupportBundleCommand.class,
            UpdateCommand.class,
            ConnectCommand.class,
            HelpCommand.class
        })
public final class RoadcaseCommand {
    /** Says which version this is. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Roadcase " + Version.TEXT};
        }
    }

    private static final Set<String> COMMON = Set.of("--data", "--url", "--token", "--json");

    private RoadcaseCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** The commands with their options. */
    static CommandLine line() {
        return new CommandLine(new RoadcaseCommand());
    }

    static int run(String... arguments) {
        return ready().execute(ordered(arguments));
    }

    /** The same, saying in a line what went wrong. */
    static CommandLine ready() {
        CommandLine line = line();
        line.setExecutionExceptionHandler((e, command, parsed) -> fail(command, e));
        line.setParameterExceptionHandler((e, parsed) -> misused(e));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    /** Options that every client command takes may also stand before the command. */
    static String[] ordered(String... arguments) {
        List<String> before = new ArrayList<>();
        int i = 0;
        while (i < arguments.length && COMMON.contains(arguments[i].split("=", 2)[0])) {
            boolean takesNext = !arguments[i].contains("=") && !arguments[i].equals("--json");
            int end = Math.min(arguments.length, i + (takesNext ? 2 : 1));
            before.addAll(List.of(arguments).subList(i, end));
            i = end;
        }
        List<String> all = new ArrayList<>(List.of(arguments).subList(i, arguments.length));
        all.addAll(all.isEmpty() ? 0 : 1, before);
        return all.toArray(String[]::new);
    }

    private static int misused(CommandLine.ParameterException e) {
        e.getCommandLine().getErr().println(e.getMessage());
        e.getCommandLine()
                .getErr()
                .println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return 2;
    }

    private static int fail(CommandLine command, Exception e) {
        command.getErr().println("roadcase: " + Failure.words(e));
        return 1;
    }
}
