import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** So many octets go each way on every connection. */
export const EXCHANGED = 1000;

/** Resolves once a socket has received so many octets. */
function received(socket: Socket, octets: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = octets;
    socket.on("data", (data) => {
      left -= data.length;
      if (left <= 0) resolve();
    });
    socket.once("error", reject);
  });
}

/** Opens a connection, sends 1 kB, takes 1 kB, closes; resolves when both FINs have been seen. */
async function converse(port: number, request: Buffer): Promise<void> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  const answered = received(socket, EXCHANGED);
  const closed = once(socket, "close");
  socket.write(request);
  await answered;
  socket.end();
  await closed;
}

/**
 * Real connections that Node opens and closes on loopback, so many at a time, with both ends in
 * this process: how many a second.
 */
export async function loopbackPerSecond(count: number, atOnce: number): Promise<number> {
  const reply = Buffer.alloc(EXCHANGED);
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on("error", () => socket.destroy());
    void received(socket, EXCHANGED).then(
      () => socket.write(reply),
      () => socket.destroy(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = addressOf(server.address());
  const request = Buffer.alloc(EXCHANGED);
  let next = 0;
  const client = async () => {
    while (next++ < count) await converse(port, request);
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: atOnce }, client));
  const seconds = (performance.now() - since) / 1000;
  server.close();
  return count / seconds;
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address;
}
