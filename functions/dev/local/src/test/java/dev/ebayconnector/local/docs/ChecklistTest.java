package dev.ebayconnector.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.stack.StackAddresses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code docs/checklist.md} word by word: its commands get the answers that it states, and its examples agree. */
@ExtendWith(RunningStack.class)
class ChecklistTest {

    private static final Pattern ANSWER = Pattern.compile("Answer: `(\\d{3})`");

    @Test
    void everyCommandGetsTheAnswerThatItMustGet(StackAddresses stack) throws Exception {
        var blocks = Fenced.of(Fenced.document("checklist.md"));
        assertThat(blocks).hasSizeGreaterThan(25).allMatch(Fenced::isShell);
        var outputs = new Shell(Fenced.ROOT, Path.of("target/docs/checklist"))
                .run(blocks.stream().map(Fenced::text).toList());
        assertThat(outputs).hasSameSizeAs(blocks);
        var seen = new TreeSet<String>();
        for (int i = 0; i < blocks.size(); i++) {
            var expected = expected(blocks.get(i));
            if (!expected.isEmpty()) {
                assertThat(lastLine(outputs.get(i)))
                        .as("%s%nprinted %s", blocks.get(i).text(), outputs.get(i))
                        .isEqualTo(expected);
                seen.add(expected);
            }
        }
        assertThat(seen).contains("200", "202", "401", "403", "422");
        assertThat(String.join("\n", outputs)).doesNotContain(stack.adminPassword());
    }

    @Test
    void everyStepButThePreparationStatesItsAnswerAndTheStepsAreNumbered() {
        var document = Fenced.document("checklist.md");
        var blocks = Fenced.of(document);
        assertThat(blocks.stream().filter(block -> expected(block).isEmpty())).hasSize(2);
        var numbers = Pattern.compile("^(\\d+)\\. ", Pattern.MULTILINE)
                .matcher(document)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
        var counted = new ArrayList<Integer>();
        for (int i = 1; i <= numbers.size(); i++) {
            counted.add(i);
        }
        assertThat(numbers).isEqualTo(List.copyOf(counted)).hasSize(blocks.size() - 2);
    }

    private static String expected(Fenced block) {
        var answer = ANSWER.matcher(block.after());
        return answer.matches() ? answer.group(1) : "";
    }

    private static String lastLine(String output) {
        return output.substring(output.lastIndexOf('\n') + 1);
    }
}
