package dev.ebayconnector.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:x-AbCdEf#one, one",
        "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:x-AbCdEf,",
        "arn:aws:ssm:eu-central-1:123456789012:parameter/connector/one,",
        "ssm:relative,",
        "ssm:/a/b.c#d, d"
    })
    void everyPartitionAndNameIsAReference(String value, String member) {
        assertThat(SecretReference.parse(value).orElseThrow().member()).isEqualTo(member);
    }
}
