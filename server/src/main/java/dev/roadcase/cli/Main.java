package dev.roadcase.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/** Where the program begins: straight into serving where the line is plain, else through picocli. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        LogProvider.use();
        Optional<Serving> serving = ServeLine.read(arguments);
        if (serving.isPresent()) {
            System.exit(serve(serving.get()));
        }
        RoadcaseCommand.main(arguments);
    }

    private static int serve(Serving serving) {
        Charset charset = System.out.charset();
        try {
            return serving.run(new PrintWriter(System.out, true, charset));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (RuntimeException e) {
            System.err.println("roadcase: " + Failure.words(e));
            return 1;
        }
    }
}
