// A long way between a browser and the program: bytes take their time, another one for every piece, and keep their order.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Puts an address such as `http://127.0.0.1:8080` far away: `ms` gives how long each piece is under way. */
export async function far(to: string, ms: () => number): Promise<{ address: string; remove(): Promise<void> }> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const away = connect(Number(port), hostname);
    for (const [from, onto] of [[near, away], [away, near]] as const) {
      let last = 0;
      sockets.add(from);
      from.on('data', (bytes) => {
        last = Math.max(last, performance.now() + ms());
        setTimeout(() => onto.write(bytes), last - performance.now());
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        onto.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    remove: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
