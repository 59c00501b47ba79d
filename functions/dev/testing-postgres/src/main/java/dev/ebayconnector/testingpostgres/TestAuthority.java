package dev.ebayconnector.testingpostgres;

import java.nio.file.Path;

/** An authority that signs servers' certificates, with its own certificate as a PEM file. */
public final class TestAuthority {

    private final Path directory;
    private final String name;
    private final Path store;
    private int signed;

    private TestAuthority(Path directory, String name) {
        this.directory = directory;
        this.name = name;
        this.store = directory.resolve(name + ".p12");
    }

    public static TestAuthority of(Path directory, String name) {
        var authority = new TestAuthority(directory, name);
        Keytool.run(
                "-genkeypair",
                authority.store,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "bc:c",
                "-startdate",
                "-30d",
                "-validity",
                "90");
        Keytool.pem(authority.certificate(), "CERTIFICATE", Keytool.certificate(authority.store));
        return authority;
    }

    /** What a client trusts. */
    public Path certificate() {
        return directory.resolve(name + ".crt");
    }

    /** A certificate that is valid today. */
    public TestCertificate signs(String host) {
        return signs(host, "-1d");
    }

    /** A certificate that was valid until yesterday. */
    public TestCertificate signedLongAgo(String host) {
        return signs(host, "-11d");
    }

    private TestCertificate signs(String host, String start) {
        var file = name + "-" + ++signed;
        var keys = directory.resolve(file + ".p12");
        var request = directory.resolve(file + ".csr").toString();
        var certificate = directory.resolve(file + ".crt");
        Keytool.run("-genkeypair", keys, "-keyalg", "EC", "-dname", "CN=" + host);
        Keytool.run("-certreq", keys, "-file", request);
        Keytool.run(
                "-gencert",
                store,
                "-infile",
                request,
                "-outfile",
                certificate.toString(),
                "-rfc",
                "-ext",
                "san=dns:" + host,
                "-startdate",
                start,
                "-validity",
                "10");
        return new TestCertificate(
                certificate,
                Keytool.pem(
                        directory.resolve(file + ".key"),
                        "PRIVATE KEY",
                        Keytool.key(keys).getEncoded()));
    }
}
