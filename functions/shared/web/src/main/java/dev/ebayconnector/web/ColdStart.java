package dev.ebayconnector.web;

import dev.ebayconnector.core.JsonTree;
import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.settings.LambdaRuntime;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.convert.ConversionService;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does side by side, in a process that has just started, what the first request would do one after the other. Nothing depends
 * on it: what fails or is late here is done when it is needed.
 */
final class ColdStart {

    private static final Logger LOG = LoggerFactory.getLogger(ColdStart.class);

    /** A signature of the right shape that is not valid: r and s are 1. */
    private static final byte[] NO_SIGNATURE = {0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01};

    private ColdStart() {}

    /** For a function that answers requests, unless its classes come from an AOT cache. */
    static void loadClasses(LambdaRuntime runtime) {
        if (runtime.present() && !AotCache.ofThisJvm(runtime.aotCache()).isUsed()) {
            aside("classes", StartClasses::load);
        }
    }

    /** Before the settings are read, which needs JSON and keys of the curve: Micronaut's part meanwhile. */
    static void begin() {
        aside("json", ColdStart::parse);
        aside("elliptic-curve", ColdStart::verify);
        ServiceIndex.use();
        ConversionService.SHARED.canConvert(String.class, Integer.class);
    }

    /** While the handler is made. Not before a snapshot, which must hold no connection. */
    static void connect(ApplicationContext context) {
        if (context.containsBean(DatabaseSettings.class)) {
            aside("first-connection", context.getBean(ConnectionPool.class)::openFirst);
        }
    }

    private static void aside(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private static void parse() {
        try {
            JsonTree.read("0.5");
        } catch (IOException unexpected) {
            LOG.debug("JSON was not prepared", unexpected);
        }
    }

    /** The first check of a signature of P-256 makes tables of the curve, which takes longer than 50 later checks. */
    private static void verify() {
        try {
            var curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            var parameters = curve.getParameterSpec(ECParameterSpec.class);
            var check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(parameters.getGenerator(), parameters)));
            check.verify(NO_SIGNATURE);
        } catch (GeneralSecurityException unexpected) {
            LOG.debug("the curve was not prepared", unexpected);
        }
    }
}
