import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { anyFreePort, choosePort, portState, wantedPort } from "./port.ts";

const servers: Server[] = [];

async function listen(host: string, port = 0): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen({ host, port }, resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe("PORT", () => {
  it.each([
    [undefined, null],
    ["", null],
    ["8080", 8080],
    [" 8080 ", 8080],
    ["1", 1],
    ["65535", 65_535],
  ])("%s is %s", (text, port) => {
    expect(wantedPort(text)).toBe(port);
  });

  it.each(["abc", "0", "70000", "65536", "-1", "80.5", "3000x", "0x50", "1e3"])(
    "%s is refused in a sentence",
    (text) => {
      expect(() => wantedPort(text)).toThrow(`PORT is "${text}"; a port is a whole number`);
    },
  );
});

describe("choosing a port", () => {
  it("takes the next one and names the taken one when none was asked for", async () => {
    const taken = await listen("127.0.0.1");
    const chosen = await choosePort("127.0.0.1", null, taken);
    expect(chosen.port).toBeGreaterThan(taken);
    expect(chosen.taken).toBe(taken);
  });

  it("obeys PORT or refuses, and never chooses another", async () => {
    const free = await anyFreePort();
    expect(await choosePort("127.0.0.1", free)).toEqual({ port: free, taken: null });
    const taken = await listen("127.0.0.1");
    await expect(choosePort("127.0.0.1", taken)).rejects.toThrow(
      `PORT asks for ${taken}, but another program listens there`,
    );
  });

  it("sees a program that listens on all addresses", async () => {
    expect(await portState("127.0.0.1", await listen("0.0.0.0"))).toBe("taken");
  });

  it("says that HOST is not here", async () => {
    await expect(choosePort("192.0.2.1", null)).rejects.toThrow('HOST is "192.0.2.1"');
  });
});
