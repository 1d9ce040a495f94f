// A cable between a browser and the program that can be pulled out: what is sent then arrives nowhere, and nobody
// is told. (The browser's own "offline" leaves open streams alone.)
import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Cable {
  /** The address at its end; the same pages as at the other. */
  address: string;
  /** Pulls it out. */
  pull(): void;
  /** Plugs it in again; connections of before are gone. */
  plug(): void;
  /** Takes it away. */
  remove(): Promise<void>;
}

/** Lays a cable to an address such as `http://127.0.0.1:8080`. */
export async function cable(to: string): Promise<Cable> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, onto] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.on('data', (bytes) => whole && onto.write(bytes));
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (whole) onto.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pull: () => void (whole = false),
    plug: () => {
      cut();
      whole = true;
    },
    remove: async () => {
      cut();
      await new Promise((done) => server.close(done));
    },
  };
}
