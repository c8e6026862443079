import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { badInput, UserError } from "@/lib/errors";

/**
 * Networks that are the office's own: loopback, RFC 1918, unique local IPv6 (RFC 4193). Link-local addresses are
 * left out, since machines in a cloud hand out their credentials there.
 */
const OWN = new BlockList();
OWN.addSubnet("127.0.0.0", 8, "ipv4");
OWN.addSubnet("10.0.0.0", 8, "ipv4");
OWN.addSubnet("172.16.0.0", 12, "ipv4");
OWN.addSubnet("192.168.0.0", 16, "ipv4");
OWN.addAddress("::1", "ipv6");
OWN.addSubnet("fc00::", 7, "ipv6");

/** Unique local addresses at which clouds hand out a machine's credentials, as link-local ones do in IPv4. */
const CREDENTIALS = new BlockList();
CREDENTIALS.addAddress("fd00:ec2::254", "ipv6");
CREDENTIALS.addAddress("fd20:ce::254", "ipv6");

/** Is this IP address one of the office's own network? An IPv4 address in IPv6 form counts as what it is. */
export function isOwnAddress(ip: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  const address = mapped ?? ip;
  const kind = isIP(address);
  if (kind === 0) return false;
  const family = kind === 4 ? "ipv4" : "ipv6";
  return OWN.check(address, family) && !CREDENTIALS.check(address, family);
}

/**
 * The address of a model, if it can be the office's own: no credentials in it, no query, and no number of a
 * public machine. A name is looked at when it is called (`ownLookup`), since it can change what it means.
 * @throws UserError `model-address-public`
 */
export function ownAddress(address: string): URL {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const bare = url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (!bare || (isIP(host) !== 0 && !isOwnAddress(host))) throw badInput("model-address-public");
  return url;
}

/**
 * The look-up of a connection: the addresses that it hands on are those that the connection uses, so that a name
 * cannot mean an own machine when it is asked and another one when it is called.
 */
export const ownLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    const own = error === null ? found.filter(({ address }) => isOwnAddress(address)) : [];
    const [first] = own;
    if (error !== null) done(error, "", 0);
    else if (first === undefined || own.length < found.length)
      done(new UserError("bad-input", "model-address-public"), "", 0);
    else if (options.all === true) done(null, own);
    else done(null, first.address, first.family);
  });
};
