package dev.ebayconnector.formatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormattedFilesTest {

    @TempDir
    private Path directory;

    private Path first;
    private Path second;

    @BeforeEach
    void checkTwoFiles() throws IOException {
        first = Files.writeString(directory.resolve("First.java"), "class First {}");
        second = Files.writeString(directory.resolve("Second.java"), "class Second {}");
        formatted("1.0").replace(List.of(first, second));
    }

    @Test
    void unchangedFilesAreNotCheckedAgain() throws IOException {
        assertThat(formatted("1.0").unknown(List.of(first, second))).isEmpty();
    }

    @Test
    void aChangedFileIsCheckedAgainEvenIfItsTimeAndSizeAreTheSame() throws IOException {
        var time = Files.getLastModifiedTime(first);
        Files.writeString(first, "class  First{}");
        Files.setLastModifiedTime(first, time);
        assertThat(formatted("1.0").unknown(List.of(first, second))).containsExactly(first);
    }

    @Test
    void aNewFileIsChecked() throws IOException {
        var third = Files.writeString(directory.resolve("Third.java"), "class Third {}");
        assertThat(formatted("1.0").unknown(List.of(first, second, third))).containsExactly(third);
    }

    @Test
    void anotherFormatterChecksEveryFile() throws IOException {
        assertThat(formatted("2.0").unknown(List.of(first, second))).containsExactly(first, second);
    }

    @Test
    void aDeletedFileIsForgotten() throws IOException {
        formatted("1.0").replace(List.of(second));
        assertThat(formatted("1.0").unknown(List.of(first, second))).containsExactly(first);
    }

    private FormattedFiles formatted(String formatter) throws IOException {
        return FormattedFiles.read(directory.resolve("target/formatted.txt"), formatter);
    }
}
