import { createServer, type Socket } from "node:net";
import { afterAll } from "vitest";

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/**
 * A service that takes every connection and then says nothing; it is gone after the test file.
 * @param says what is said on the connections in the order in which something is asked there, before the silence
 * @returns its address
 */
export async function silentServer(...says: readonly string[]): Promise<string> {
  const open = new Set<Socket>();
  let asked = 0;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket));
    socket.once("data", () => socket.write(says[asked++] ?? ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}
