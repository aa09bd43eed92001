package dev.roadcase.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of an entity, as it is called on the wire.
 *
 * @param name the wire name, camel case; the column is the same in snake case unless {@code column} says otherwise
 * @param group the field group that merges and clashes as one
 * @param initial the value of a new record that does not give one; null for none
 * @param vocabulary the editable value list offered for it, or null
 * @param isHidden kept by the program and not shown in nested records
 */
public record Field(
        String name,
        String column,
        Kind kind,
        String doc,
        boolean isRequired,
        boolean isFixed,
        boolean isHidden,
        String group,
        MergePolicy policy,
        Combine combine,
        @Nullable Object initial,
        @Nullable String unit,
        @Nullable String vocabulary) {

    private static Field of(String name, Kind kind, String doc) {
        return new Field(
                name,
                snake(name),
                kind,
                doc,
                false,
                false,
                false,
                name,
                MergePolicy.LWW,
                Combine.NEVER,
                null,
                null,
                null);
    }

    /** A line of text, at most 200 characters. */
    public static Field line(String name, String doc) {
        return of(name, new Kind.Text(200, false), doc);
    }

    /** Text of several lines, at most 10,000 characters. */
    public static Field prose(String name, String doc) {
        return of(name, new Kind.Text(10_000, true), doc);
    }

    public static Field whole(String name, int min, int max, String doc) {
        return of(name, new Kind.Whole(min, max), doc);
    }

    /** Frames per second, exact to three decimals. */
    public static Field hertz(String name, String doc) {
        return of(name, new Kind.Decimal(1000), doc).unit("Hz");
    }

    public static Field length(String name, String column, String doc) {
        return of(name, new Kind.Length(100_000), doc).column(column).unit("m");
    }

    public static Field flag(String name, boolean initial, String doc) {
        return of(name, new Kind.Flag(), doc).initial(initial);
    }

    public static Field moment(String name, String doc) {
        return of(name, new Kind.Moment(), doc);
    }

    public static Field day(String name, String doc) {
        return of(name, new Kind.Day(), doc);
    }

    public static Field choice(String name, String doc, String... words) {
        return of(name, new Kind.Choice(List.of(words)), doc);
    }

    public static Field reference(String name, String entity, String doc) {
        return of(name, new Kind.Reference(entity), doc);
    }

    public static Field zone(String name, String doc) {
        return of(name, new Kind.Zone(), doc);
    }

    public static Field json(String name, Kind.Tree.Shape shape, String doc) {
        return of(name, new Kind.Tree(shape), doc);
    }

    public Field required() {
        return new Field(
                name, column, kind, doc, true, isFixed, isHidden, group, policy, combine, initial, unit, vocabulary);
    }

    public Field fixed() {
        return new Field(
                name, column, kind, doc, isRequired, true, isHidden, group, policy, combine, initial, unit, vocabulary);
    }

    Field hide() {
        return new Field(
                name, column, kind, doc, isRequired, isFixed, true, group, policy, combine, initial, unit, vocabulary);
    }

    Field column(String renamed) {
        return new Field(
                name,
                renamed,
                kind,
                doc,
                isRequired,
                isFixed,
                isHidden,
                group,
                policy,
                combine,
                initial,
                unit,
                vocabulary);
    }

    public Field group(String named) {
        return new Field(
                name,
                column,
                kind,
                doc,
                isRequired,
                isFixed,
                isHidden,
                named,
                policy,
                combine,
                initial,
                unit,
                vocabulary);
    }

    public Field policy(MergePolicy chosen) {
        return new Field(
                name,
                column,
                kind,
                doc,
                isRequired,
                isFixed,
                isHidden,
                group,
                chosen,
                combine,
                initial,
                unit,
                vocabulary);
    }

    public Field combine(Combine chosen) {
        return new Field(
                name,
                column,
                kind,
                doc,
                isRequired,
                isFixed,
                isHidden,
                group,
                policy,
                chosen,
                initial,
                unit,
                vocabulary);
    }

    public Field initial(Object value) {
        return new Field(
                name,
                column,
                kind,
                doc,
                isRequired,
                isFixed,
                isHidden,
                group,
                policy,
                combine,
                value,
                unit,
                vocabulary);
    }

    public Field unit(String named) {
        return new Field(
                name,
                column,
                kind,
                doc,
                isRequired,
                isFixed,
                isHidden,
                group,
                policy,
                combine,
                initial,
                named,
                vocabulary);
    }

    public Field vocabulary(String named) {
        return new Field(
                name, column, kind, doc, isRequired, isFixed, isHidden, group, policy, combine, initial, unit, named);
    }

    /** Whether words of this field are found by {@code ?q=}. */
    public boolean isSearchable() {
        return kind instanceof Kind.Text && !isHidden && !name.equals("position");
    }

    private static String snake(String camel) {
        List<String> words = new ArrayList<>();
        for (String word : camel.split("(?=[A-Z])", -1)) {
            words.add(word.toLowerCase(java.util.Locale.ROOT));
        }
        return String.join("_", words);
    }
}
