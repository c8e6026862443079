import { expect, test } from "vitest";
import { DETECTORS } from "@/lib/detectors/registry";
import { ownAddress, ownLookup } from "@/lib/draft/services/private-address";
import { UserError } from "@/lib/errors";
import { isSearchable } from "@/lib/finding/model/queue/filter";
import { unmaskedPurposeSchema } from "@/lib/account/model/unmasked";
import { linkTokenSchema } from "@/lib/account/model/password-link";
import { usernameSchema } from "@/lib/account/model/input";
import { csvLine } from "@/lib/documents/cell";
import { initialsOf } from "@/lib/roll/initials";
import { holdsIdentity, maskDeep, maskText } from "@/lib/mask-text";
import { isOwnRequest, ownPath } from "@/lib/next/same-origin";

// Further ways of the kinds that the other files of this folder name one by one; each line is an attack.

const NIK = "3314014101900007";
const digitsOf = (text: string): number => (text.normalize("NFKC").match(/\p{Nd}/gu) ?? []).length;
const wide = [...NIK].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join("");
const inScript = (zero: number) =>
  [...NIK].map((digit) => String.fromCodePoint(zero + Number(digit))).join("");

test.each([
  ["full-width digits", wide],
  ["Arabic digits of the east", inScript(0x6f0)],
  ["Devanagari digits", inScript(0x966)],
  ["mathematical bold digits", inScript(0x1d7ce)],
  ["lowered digits", inScript(0x2080)],
  ["half of it full-width", `${wide.slice(0, 8)}${NIK.slice(8)}`],
  ["no-break blanks", NIK.match(/.{4}/g)?.join("\u00a0") ?? ""],
  ["narrow blanks", NIK.match(/.{4}/g)?.join("\u202f") ?? ""],
  ["line breaks", NIK.match(/.{4}/g)?.join("\n") ?? ""],
  ["tabs", NIK.match(/.{4}/g)?.join("\t") ?? ""],
  ["en dashes", NIK.match(/.{4}/g)?.join("–") ?? ""],
  ["minus of the keyboard and a blank", NIK.match(/.{4}/g)?.join("- ") ?? ""],
  ["underscores", NIK.match(/.{4}/g)?.join("_") ?? ""],
  ["colons", NIK.match(/.{2}/g)?.join(":") ?? ""],
  ["apostrophes", NIK.match(/.{4}/g)?.join("'") ?? ""],
  ["parentheses", "3314 (0141) 0190 (0007)"],
  ["brackets", "[3314][0141][0190][0007]"],
  ["soft hyphens", NIK.match(/.{4}/g)?.join("\u00ad") ?? ""],
  ["signs of direction", NIK.match(/.{4}/g)?.join("\u202e") ?? ""],
  ["a byte order mark", NIK.match(/.{4}/g)?.join("\ufeff") ?? ""],
  ["a formula", `=HYPERLINK("http://x/?${NIK}")`],
  ["an address", `https://x.example/?nik=${NIK}&a=1`],
  ["a file name", `ktp_${NIK}.pdf`],
  ["JSON in a text", `{"nik":"${NIK}"}`],
  ["XML in a text", `<nik>${NIK}</nik>`],
  ["letters around each end", `x${NIK}x`],
  ["a leading apostrophe of Excel", `'${NIK}`],
  ["a trailing .0", `${NIK}.0`],
  ["two numbers with one blank", `${NIK} ${NIK}`],
])("a NIK with %s does not go out", (_way, text) => {
  expect(digitsOf(maskText(text))).toBeLessThan(12);
  expect(holdsIdentity(text)).toBe(true);
});

test.each([
  "3314-2025-12-10-0007",
  "3314-2025-12-10 0007",
  "1 3314-2025-12-10",
  "3314-2025-13-10",
  "3314-1990-05-17",
  "3314-2025-12-10.0007",
  "3314 2025 12 10",
  "331401-2012-05-17",
])("what only looks like the name of a period's file does not go out: %s", (text) => {
  expect(digitsOf(maskText(text))).toBeLessThan(12);
});

test("names of files by region and day, and sources that the product ships, stay readable", () => {
  for (const name of ["3314-2025-12-10.csv", "dpb_3314-2026-03-31 kalijambe.xlsx"])
    expect(maskText(name)).toBe(name);
  const [url] = DETECTORS.flatMap(({ basis }) => basis.flatMap((one) => one.url ?? [])).filter(
    (one) => maskText(one) !== one,
  );
  expect(url).toBeDefined();
  expect(maskDeep({ url })).toEqual({ url });
  expect(maskDeep({ url: `${String(url)}?${NIK}` })).not.toEqual({ url: `${String(url)}?${NIK}` });
});

test("a NIK as the name of a field, in a list or deep below does not go out", () => {
  const out = JSON.stringify(maskDeep({ [NIK]: [[{ a: { b: [NIK] } }]] }));
  expect(digitsOf(out)).toBeLessThan(13);
});

test.each([
  "/\\\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "///evil.example",
  "/\r/evil.example",
  "/%5cevil.example/..//evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "//evil.example@localhost:3000",
  "http:evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "\u2215\u2215evil.example",
  "/\u2028/evil.example",
  "/\u0000/evil.example",
  " //evil.example",
])("nobody is led away after sign-in by %j", (path) => {
  const led = ownPath(path);
  expect(new URL(led, "http://localhost:3000").origin).toBe("http://localhost:3000");
  expect(led.startsWith("//")).toBe(false);
});

const post = (headers: Record<string, string>, url?: string): boolean =>
  isOwnRequest("POST", new Headers({ host: "cermat.example", ...headers }), url);

test.each([
  ["another host", { origin: "https://evil.example" }],
  ["another port", { origin: "http://cermat.example:8080" }],
  ["a host that begins alike", { origin: "http://cermat.example.evil.example" }],
  ["a host that ends alike", { origin: "http://evil-cermat.example" }],
  ["a sandboxed frame", { origin: "null" }],
  ["a file", { origin: "file://" }],
  ["no origin but another site", { "sec-fetch-site": "cross-site" }],
  ["a sister host", { "sec-fetch-site": "same-site" }],
  ["no address at all", { origin: "nonsense" }],
  ["a user name that looks like us", { origin: "http://cermat.example@evil.example" }],
])("a change sent from %s is refused", (_from, headers) => {
  expect(post(headers)).toBe(false);
});

test("nor from the open line of the same host, where people come over TLS", () => {
  expect(post({ origin: "http://cermat.example" }, "https://cermat.example")).toBe(false);
  expect(post({ origin: "https://cermat.example" }, "https://cermat.example")).toBe(true);
});

test.each([
  ["credentials of a machine in a cloud", "http://169.254.169.254/latest"],
  ["the same as one number", "http://2852039166/"],
  ["the same in hexadecimal", "http://0xa9fea9fe/"],
  ["the same in octal", "http://0251.0376.0251.0376/"],
  ["the same in IPv6", "http://[::ffff:169.254.169.254]/"],
  ["of IPv6 alone", "http://[fd00:ec2::254]/"],
  ["of another cloud", "http://[fd20:ce::254]/"],
  ["of a third", "http://100.100.100.200/"],
  ["link-local", "http://[fe80::1]/"],
  ["every interface", "http://0.0.0.0/"],
  ["a public number", "http://8.8.8.8/v1"],
  ["a public number that begins like an own one", "http://172.32.0.1/"],
  ["credentials in it", "http://user:pw@10.0.0.5/v1"],
  ["a query", "http://10.0.0.5/v1?to=8.8.8.8"],
])("no draft is asked for at an address with %s", (_what, address) => {
  expect(() => ownAddress(address)).toThrow(UserError);
});

test("a name that means both an own machine and another is not called", async () => {
  for (const [name, own] of [
    ["localhost", true],
    ["169.254.169.254", false],
    ["fd00:ec2::254", false],
  ] as const) {
    const said = await new Promise((resolve) =>
      ownLookup(name, { all: true }, (error) => resolve(error === null)),
    );
    expect([name, said]).toEqual([name, own]);
  }
});

test.each(["__proto__", "constructor", "prototype"])(
  "a field named %s makes nobody more than they are",
  (key) => {
    const sent: unknown = JSON.parse(
      `{"${key}":{"role":"admin","polluted":true},"kind":"sidalih","number":"1/A"}`,
    );
    const masked = maskDeep(sent);
    expect(unmaskedPurposeSchema.safeParse(sent).success).toBe(false);
    expect(Object.getPrototypeOf(masked)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  },
);

test("ten thousand lists in one another are refused as input, and do not end the server", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(10_000)}${"]".repeat(10_000)}`);
  expect(unmaskedPurposeSchema.safeParse(deep).success).toBe(false);
});

test.each(["PUT", "PATCH", "DELETE", "post", "PROPFIND"])("nor by %s", (method) => {
  expect(isOwnRequest(method, new Headers({ host: "a", origin: "http://b" }), undefined)).toBe(false);
});

test.each(["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "－1", "＠A1", "＝1+1"])(
  "a cell that begins with %j is text in a spreadsheet",
  (cell) => {
    expect(csvLine([cell])).not.toMatch(/^"?[=+\-@\t\r\n＝＋－＠]/);
  },
);

test.each(["a", "ab", "  ", "%", "___", "a%b", "si 331", "3314014101900007", "١٢٣ abc"])(
  "no search for %j",
  (text) => {
    expect(isSearchable(text)).toBe(false);
  },
);

test.each(["", "x", "sekadar ingin tahu", NIK, "A/B.C-D", "\u0000/1.2"])("no purpose is %j", (number) => {
  expect(unmaskedPurposeSchema.safeParse({ kind: "sidalih", number }).success).toBe(false);
});

test.each(["admin\n", "../etc", "Admin Satu", "a", "ad\u0430min", "x".repeat(41)])(
  "no account is named %j",
  (name) => {
    expect(usernameSchema.safeParse(name).success && name.trim() !== name).toBe(name === "admin\n");
  },
);

test.each(["", "A".repeat(42), "A".repeat(44), `${"A".repeat(42)}/`, `${"A".repeat(42)} `])(
  "no link has the secret %j",
  (token) => {
    expect(linkTokenSchema.safeParse(token).success).toBe(false);
  },
);

test("initials of a name that is a number say one digit at most", () => {
  expect(initialsOf(NIK)).toBe("3.");
  expect(initialsOf("  ")).toBe("");
  expect(initialsOf(null)).toBeNull();
});
