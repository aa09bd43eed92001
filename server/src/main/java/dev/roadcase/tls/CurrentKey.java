package dev.roadcase.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows each new connection the certificate of now. A handshake that began with the one before ends with it, and what is
 * open stays open. Safe for many threads.
 */
final class CurrentKey extends X509ExtendedKeyManager {
    private final Map<String, Leaf> leaves = new ConcurrentHashMap<>();
    private volatile int latest;

    /** From now on this one; called by one thread at a time. */
    void show(Leaf leaf) {
        int next = latest + 1;
        leaves.put(String.valueOf(next), leaf);
        latest = next;
        leaves.remove(String.valueOf(next - 2));
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {this}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new CertificateException("This Java has no TLS.", e);
        }
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        String alias = String.valueOf(latest);
        Leaf leaf = leaves.get(alias);
        return leaf != null && keyType.equals(leaf.key().getAlgorithm()) ? alias : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Leaf leaf = leaves.get(alias);
        return leaf == null ? null : leaf.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Leaf leaf = leaves.get(alias);
        return leaf == null ? null : leaf.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = chooseEngineServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // this side never is the client
    }

    @Override
    public @Nullable String chooseClientAlias(
            String @Nullable [] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null; // as above
    }
}
