package dev.ebayconnector.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.Deployment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs a receiver may have, and which addresses they may lead to. */
class ReceiverUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com/",
                "HTTPS://Example.COM/Path?query=1",
                "https://hooks.slack.com/services/T000/B000/XXXX",
                "https://example.com:8443/a%20b",
                "https://93.184.215.14/",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"
            })
    void aUrlAtAPublicHostIsTaken(String text) {
        assertThat(ReceiverUrl.parse(text, false).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "//example.com/",
                "example.com",
                "https:",
                "https:example.com",
                "https://",
                "https:///path",
                "https://:443/",
                "http://example.com/",
                "http://localhost/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "jar:https://example.com!/",
                "https://user:secret@example.com/",
                "https://user@example.com/",
                "https://@example.com/",
                "https://example.com@127.0.0.1/",
                "https://example.com/#fragment",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://example.com:99999999999/",
                "https://example.com:x/",
                "https://localhost/",
                "https://localhost:8443/",
                "https://a.localhost/",
                "https://printer.local/",
                "https://metadata.google.internal/",
                "https://intranet/",
                "https://example.com./",
                "https://2130706433/",
                "https://0x7f.0.0.1/",
                "https://127.1/",
                "https://[::1%25eth0]/",
                "https://exa mple.com/",
                "https://example.com/a b",
                "https://example.com/\r\nHost: x",
                "https://example.com/\u0000",
                "https://exämple.com/",
                "https://example.com\\@127.0.0.1/",
                "https://[fe80::1]evil.com/"
            })
    void aUrlThatMayLeadElsewhereIsRefusedWithoutBeingRepeated(String text) {
        try {
            // What only its address gives away is refused by that.
            var url = ReceiverUrl.parse(text, false);
            new Addresses(InetAddress::getAllByName, Deployment.PRODUCTION).of(url.host());
            throw new AssertionError("taken");
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).startsWith("must ");
            if (text.length() > 12) {
                assertThat(e.getMessage()).doesNotContain(text);
            }
        } catch (UnknownHostException e) {
            // No address, or none that is public.
        }
    }

    @Test
    void aUrlThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> ReceiverUrl.parse("https://example.com/" + "x".repeat(1981), false))
                .hasMessage("must have 1 to 2000 characters");
        assertThat(ReceiverUrl.parse("https://example.com/" + "x".repeat(1980), false)
                        .host())
                .isEqualTo("example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1234/x", "http://127.0.0.1/", "http://[::1]:80/", "https://localhost/"})
    void onOneMachineAReceiverMayBeOnIt(String text) throws UnknownHostException {
        var url = ReceiverUrl.parse(text, true);
        assertThat(new Addresses(InetAddress::getAllByName, Deployment.LOCAL).of(url.host()))
                .allMatch(InetAddress::isLoopbackAddress);
        if (text.startsWith("http:")) {
            assertThatThrownBy(() -> ReceiverUrl.parse(text, false)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Addresses(InetAddress::getAllByName, Deployment.PRODUCTION).of(url.host()))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/", "http://10.0.0.1/", "http://127.0.0.2/", "http://a.localhost/"})
    void onOneMachineOthersNeedTlsAllTheSame(String text) {
        assertThatThrownBy(() -> ReceiverUrl.parse(text, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:a00:1::",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "5f00::1"
            })
    void anAddressOfANetworkOfItsOwnIsNotPublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.1", "93.184.215.14", "100.63.255.255", "100.128.0.1",
                "126.255.255.255", "128.0.0.1", "169.253.1.1", "172.15.255.255", "172.32.0.1", "192.0.1.1",
                "192.167.255.255", "192.169.0.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2001:4860::1",
                "2606:4700::1111", "2a00:1450::1", "3ffe:ffff::1"
            })
    void anAddressOfTheInternetIsPublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }
}
