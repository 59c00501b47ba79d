package dev.ebayconnector.testingpostgres;

import java.nio.file.Path;

/**
 * A server's certificate and key as PEM files, made by the JDK's keytool.
 *
 * @param certificate of one that signed itself also the authority to trust
 */
public record TestCertificate(Path certificate, Path key) {

    /**
     * A certificate that signed itself.
     *
     * @param name the host name in the certificate
     * @param days how long it is valid from its start; the start is in the past by one day more if negative
     */
    public static TestCertificate of(Path directory, String name, int days) {
        var store = directory.resolve(name + ".p12");
        Keytool.run(
                "-genkeypair",
                store,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-startdate",
                days < 0 ? days - 1 + "d" : "-1d",
                "-validity",
                Integer.toString(Math.abs(days)));
        return new TestCertificate(
                Keytool.pem(directory.resolve(name + ".crt"), "CERTIFICATE", Keytool.certificate(store)),
                Keytool.pem(
                        directory.resolve(name + ".key"),
                        "PRIVATE KEY",
                        Keytool.key(store).getEncoded()));
    }
}
