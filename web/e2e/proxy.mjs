// A proxy that knows one name: for browsers that cannot be told where a name is, as Chromium and Firefox can.
import { createServer, request } from 'node:http';

/** Passes on to `port` of this machine whatever is asked of it, with the name it was asked for. */
export async function proxy(port) {
  const passing = createServer((asked, answer) => {
    const { pathname, search } = new URL(asked.url);
    const onward = request({ host: '127.0.0.1', port, path: pathname + search, method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      answer.flushHeaders();
      got.pipe(answer);
      got.on('error', () => answer.destroy());
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise((ready) => passing.listen(0, '127.0.0.1', ready));
  return {
    address: `127.0.0.1:${passing.address().port}`,
    stop: () => new Promise((done) => {
      passing.close(done);
      passing.closeAllConnections();
    }),
  };
}
