package dev.ebayconnector.packaging;

import java.io.IOException;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import org.apache.maven.plugins.shade.resource.ManifestResourceTransformer;

/**
 * Writes the manifest, and what follows it without compression: a cold start reads it faster, and what is uploaded to Lambda is
 * compressed anyway. The manifest comes first, so that this has the whole jar.
 */
public final class UncompressedManifestTransformer extends ManifestResourceTransformer {

    @Override
    public void modifyOutputStream(JarOutputStream jar) throws IOException {
        jar.setLevel(Deflater.NO_COMPRESSION);
        super.modifyOutputStream(jar);
    }
}
