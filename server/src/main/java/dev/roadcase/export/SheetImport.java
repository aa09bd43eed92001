package dev.roadcase.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.export.Faults.Place;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Texts;
import dev.roadcase.model.Violation.Code;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings the sheets of a file into one show, each told by its headers. */
final class SheetImport implements Incoming {
    private final Tables tables;
    private final String kind;
    private final UUID production;
    private final ZoneId zone;
    private final @Nullable SheetKind given;
    private final String fileName;

    SheetImport(Tables tables, String kind, UUID production, ZoneId zone, @Nullable SheetKind given, String fileName) {
        this.tables = tables;
        this.kind = kind;
        this.production = production;
        this.zone = zone;
        this.given = given;
        this.fileName = fileName;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public List<UUID> productions() {
        return List.of(production);
    }

    @Override
    public void land(Landing landing) throws IOException {
        Pass pass = new Pass(landing);
        try {
            tables.read(pass);
            landing.flush();
            pass.finish();
        } catch (Unreadable e) {
            landing.faults().error(Place.FILE, null, String.valueOf(e.getMessage()));
        }
    }

    /** One reading of the file. */
    private final class Pass implements Tables.Sink {
        private final Landing landing;
        private final Faults faults;
        private final Map<SheetKind, RowReader> readers = new EnumMap<>(SheetKind.class);
        private final Map<SheetKind, Names> names = new EnumMap<>(SheetKind.class);
        private final HeaderSearch search = new HeaderSearch(given, kind.equals("csv"), fileName);
        private @Nullable Header header;
        private @Nullable Models models;
        private String sheet = "";
        private boolean date1904;
        private int rows;
        private int recognised;
        private final List<String> unrecognised = new ArrayList<>();
        private final boolean[] reported = new boolean[Limits.COLUMNS + 1];

        Pass(Landing landing) {
            this.landing = landing;
            this.faults = landing.faults();
        }

        @Override
        public void begin(String name, boolean dates) {
            sheet = name;
            date1904 = dates;
            header = null;
            rows = 0;
            Arrays.fill(reported, false);
            search.begin(name);
        }

        @Override
        public boolean row(int number, List<String> cells) {
            Place place = new Place(sheet, number);
            if (cells.stream().allMatch(String::isBlank)) {
                return true;
            }
            if (!isWithinLimits(place, cells)) {
                return rows <= Limits.ROWS;
            }
            if (header != null) {
                body(header, new Line(header, cells, place, faults, date1904), cells);
                return true;
            }
            header = search.find(cells);
            return header != null || search.goesOn();
        }

        private boolean isWithinLimits(Place place, List<String> cells) {
            rows++;
            if (rows > Limits.ROWS) {
                faults.error(place, null, "The sheet has more than " + Limits.ROWS + " rows. Import it in parts.");
                return false;
            }
            boolean wide = cells.size() > Limits.COLUMNS
                    && cells.subList(Limits.COLUMNS, cells.size()).stream().anyMatch(c -> !c.isBlank());
            if (wide) {
                faults.error(place, null, "The row has more than " + Limits.COLUMNS + " columns.");
                return false;
            }
            for (int i = 0; i < cells.size(); i++) {
                if (cells.get(i).length() > Limits.CELL) {
                    faults.error(
                            place, Integer.toString(i + 1), "The cell holds more than " + Limits.CELL + " characters.");
                    return false;
                }
            }
            return true;
        }

        private void body(Header titles, Line line, List<String> cells) {
            unknownColumns(titles, line, cells);
            if (line.isHeader()) {
                return;
            }
            if (!line.hasContent()) {
                landing.skip();
                return;
            }
            SheetKind of = titles.kind();
            RowReader.Drafted drafted =
                    readers.computeIfAbsent(of, this::reader).read(line);
            UUID id = id(of, titles, line, drafted.name());
            number(of.type(), id, drafted.json());
            Sent sent = Decoder.decode(of.type(), drafted.json(), true);
            sent.faults().forEach(f -> {
                if (f.code() != Code.REQUIRED) { // told by the reader of the row, in its words
                    line.error(key(f.field()), f.message());
                }
            });
            if (sent.faults().isEmpty()) {
                int nested =
                        sent.nested().values().stream().mapToInt(List::size).sum();
                Ask.Create ask = new Ask.Create(of.type(), id, sent, null, false);
                landing.add(new Arrival(
                        production,
                        ask,
                        line.place(),
                        false,
                        drafted.loose(),
                        drafted.derived(),
                        1 + nested + drafted.ports()));
            }
        }

        private UUID id(SheetKind of, Header titles, Line line, String name) {
            Integer column = titles.idColumn();
            UUID written = column == null ? null : Ids.parse(line.cell(column));
            return written != null
                    ? written
                    : names.computeIfAbsent(of, k -> Names.read(landing.store(), production, k))
                            .next(Texts.composed(name));
        }

        /** Nested records get ids that follow from their place. */
        private void number(EntityType<?> type, UUID id, ObjectNode json) {
            for (EntityType.Child child : type.children()) {
                int index = 0;
                for (JsonNode item : json.path(child.name())) {
                    ((ObjectNode) item)
                            .put(
                                    "id",
                                    Ids.derived(id, child.name() + "/" + index).toString());
                    index++;
                }
            }
        }

        private static String key(String path) {
            String first = path.split("/")[0];
            return switch (first) {
                case "outputs", "inputs" -> "out";
                case "notes" -> "answer";
                default -> first;
            };
        }

        private RowReader reader(SheetKind of) {
            return switch (of) {
                case SOURCES -> new FeedRows(false);
                case SENDS -> new FeedRows(true);
                case IP_ADDRESSES -> new IpRows();
                case CHECKLIST_ITEMS -> new ChecklistRows(zone, landing.actor(), landing.at());
                case DEVICES -> new DeviceRows(models());
            };
        }

        private Models models() {
            if (models == null) {
                models = landing.store().read(Models::read);
            }
            return models;
        }

        private void unknownColumns(Header titles, Line line, List<String> cells) {
            titles.unknown().forEach((column, title) -> {
                if (column < cells.size()
                        && !reported[column]
                        && !line.cell(column).isEmpty()) {
                    reported[column] = true;
                    faults.warning(
                            new Place(sheet, null), title, "is not a column Roadcase knows; its cells were left out");
                }
            });
        }

        @Override
        public void end() {
            if (header != null) {
                recognised++;
            } else if (rows > 0) {
                unrecognised.add(sheet);
            }
        }

        void finish() {
            String wanted = search.ambiguity()
                    .orElse("Its headers are not those of a sheet Roadcase knows ("
                            + String.join(
                                    ", ",
                                    Arrays.stream(SheetKind.values())
                                            .map(SheetKind::title)
                                            .toList()) + ")");
            if (recognised == 0) {
                faults.error(
                        new Place(unrecognised.isEmpty() ? "" : unrecognised.getFirst(), null), null, wanted + ".");
                return;
            }
            for (String name : unrecognised) {
                faults.warning(new Place(name, null), null, wanted + "; it was left out.");
            }
        }
    }
}
