package dev.ebayconnector.data;

import java.util.ArrayList;
import java.util.List;

/** How an export writes records. */
enum ExportFormat {
    /** The columns of the list; without what eBay sent. */
    CSV("text/csv; charset=utf-8", Shape.LISTED) {
        @Override
        String header(List<String> columns) {
            return Csv.line(columns);
        }

        @Override
        String line(StoredRow row) {
            return Csv.line(new ArrayList<>(row.values().values()));
        }
    },
    /** One JSON object in each line, with what eBay sent as {@code raw}. */
    NDJSON("application/x-ndjson", Shape.WITH_RAW) {
        @Override
        String header(List<String> columns) {
            return "";
        }

        @Override
        String line(StoredRow row) {
            return RecordJson.of(row) + "\n";
        }
    };

    private final String mediaType;
    private final Shape shape;

    ExportFormat(String mediaType, Shape shape) {
        this.mediaType = mediaType;
        this.shape = shape;
    }

    String mediaType() {
        return mediaType;
    }

    Shape shape() {
        return shape;
    }

    /** What the first part begins with. */
    abstract String header(List<String> columns);

    abstract String line(StoredRow row);
}
