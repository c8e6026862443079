import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { UserError } from "@/lib/errors";
import { askModel } from "./ask-model";
import { isOwnAddress, ownAddress } from "./private-address";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const payload = { model: "m", temperature: 0, stream: false, messages: [] } as const;
const said = (content: unknown) => JSON.stringify({ choices: [{ message: { content } }] });

describe("a model that does not do as it should", () => {
  it.each<[string, RequestListener, string, number]>([
    ["refuses", (_, res) => void res.writeHead(503).end(), "refused", 60_000],
    ["redirects elsewhere", (_, res) => void res.writeHead(302, { location: "/x" }).end(), "refused", 60_000],
    ["says no JSON", (_, res) => void res.end("hello"), "unreadable", 60_000],
    ["says nothing", (_, res) => void res.end(said("")), "unreadable", 60_000],
    ["never ends", (_, res) => void res.write("{"), "timeout", 50],
    ["says too much", (_, res) => void res.end("x".repeat(400_000)), "unreachable", 60_000],
  ])("that %s gives no draft", async (_what, listener, why, patience) => {
    expect(await askModel(await serve(listener), payload, patience)).toEqual({ ok: false, why });
  });

  it("that is not there gives no draft", async () => {
    expect(await askModel("http://127.0.0.1:9/v1", payload)).toEqual({ ok: false, why: "unreachable" });
  });
});

describe("only the office's own network is called", () => {
  it.each(["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "::1", "fd00::1", "::ffff:10.0.0.1"])(
    "%s is its own",
    (ip) => expect(isOwnAddress(ip)).toBe(true),
  );
  it.each([
    "8.8.8.8",
    "172.32.0.1",
    "169.254.169.254",
    "0.0.0.0",
    "fe80::1",
    "2001:db8::1",
    "::ffff:8.8.8.8",
    "::ffff:169.254.169.254",
    "localhost",
  ])("%s is not", (ip) => expect(isOwnAddress(ip)).toBe(false));

  it.each([
    "http://8.8.8.8/v1",
    "http://169.254.169.254/latest",
    "http://2852039166/v1",
    "http://[fe80::1]/v1",
    "http://user:secret@127.0.0.1/v1",
    "http://127.0.0.1/v1?x=1",
  ])("%s cannot be entered", (address) => expect(() => ownAddress(address)).toThrow(UserError));

  it("a name is looked up when it is called, and must mean an own address then", async () => {
    const address = await serve((_, res) => void res.end(said("Sebuah naskah yang cukup panjang.")));
    const named = address.replace("127.0.0.1", "localhost");
    // The server listens on IPv4 alone; a machine whose localhost is IPv6 first tries both.
    expect(await askModel(named, payload)).toEqual({ ok: true, text: "Sebuah naskah yang cukup panjang." });
  });
});
