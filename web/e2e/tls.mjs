// Ends TLS in front of a server, so that a run has what browsers grant over HTTPS only; the certificate is made on the spot.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function certificate(host) {
  const folder = mkdtempSync(join(tmpdir(), 'roadcase-tls-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', `/CN=${host}`,
    '-addext', `subjectAltName=DNS:${host}`, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true, force: true });
  return pair;
}

/** What the browser would have said to the server itself: its own name and port, and the scheme it has there. */
function inside(headers, host, target) {
  const { origin, referer, ...rest } = headers;
  const to = `${host}:${target.port}`;
  return { ...rest, host: to, ...(origin && { origin: `http://${to}` }) };
}

/** Serves `https://HOST:PORT` from the server at `target`; events pass through as they come. */
export async function tls(host, target) {
  const proxy = createServer(certificate(host), (asked, answer) => {
    const onward = request({ host: target.hostname, port: target.port, path: asked.url, method: asked.method, headers: inside(asked.headers, host, target) }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
      got.on('error', () => answer.destroy());
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise((ready) => proxy.listen(0, '127.0.0.1', ready));
  return {
    url: `https://${host}:${proxy.address().port}`,
    stop: () => new Promise((done) => {
      proxy.close(done);
      proxy.closeAllConnections();
    }),
  };
}
