package dev.roadcase.bench;

/** The least a JVM can do; its start is what any start costs. */
final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
