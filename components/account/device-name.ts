const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/**
 * "Chrome" and "Windows", enough to recognise one's own device; "?" for what is unknown. Order matters: Edge
 * also says Chrome.
 */
export function deviceOf(userAgent: string | null): { browser: string; system: string } {
  const find = (known: typeof BROWSERS) =>
    known.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1] ?? "?";
  return { browser: find(BROWSERS), system: find(SYSTEMS) };
}

/**
 * IPv6 without its padding: 0000:…:0001 is ::1. The address is kept by /64 network, as the rate limit counts.
 */
export function shortAddress(address: string | null): string {
  if (address === null || address === "") return "–";
  const short = address.replace(/\b0{1,3}(?=[0-9a-f])/g, "").replace(/(^|:)0(:0)+(:|$)/, "::");
  return short.replace(/:{3,}/, "::");
}
