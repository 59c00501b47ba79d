package dev.ebayconnector.sync.run;

/**
 * What became of records that were written.
 *
 * @param unchanged eBay did not modify them since they were stored
 */
public record WriteReport(int inserted, int updated, int unchanged) {

    static final WriteReport NOTHING = new WriteReport(0, 0, 0);

    WriteReport plus(WriteReport other) {
        return new WriteReport(inserted + other.inserted, updated + other.updated, unchanged + other.unchanged);
    }
}
