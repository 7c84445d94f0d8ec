import { createServer } from 'node:http';
import { connect } from 'node:net';
import { listen } from './listen.ts';

export interface TestProxy {
  readonly url: string;
  /** What it was asked to connect to, and with which login. */
  readonly seen: readonly { readonly target: string; readonly login: string | undefined }[];
  close(): Promise<void>;
}

/** A proxy that answers CONNECT with `status` and leads every host to one port of this machine. */
export async function startProxy(port: number, status = 200): Promise<TestProxy> {
  const seen: { target: string; login: string | undefined }[] = [];
  const server = createServer();
  server.on('connect', (request, socket) => {
    seen.push({ target: request.url ?? '', login: request.headers['proxy-authorization'] });
    socket.on('error', () => undefined);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const target = connect({ host: 'localhost', port });
    target.on('error', () => socket.destroy());
    target.once('connect', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
  });
  const listening = await listen(server);
  return { url: `http://localhost:${listening.port}`, seen, close: listening.close };
}
