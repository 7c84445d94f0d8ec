import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A server on this machine. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on a free port; `close` drops open connections. */
export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  };
  return { port, close };
}
