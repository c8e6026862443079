import { env } from "@/lib/env";

/**
 * Where a request comes from, as far as it can be believed: the last address before the configured proxies. Without
 * any (CERMAT_TRUSTED_PROXIES) the header is what anybody may write, and is not read.
 */
export function clientAddress(headers: Headers | undefined): string {
  const trusted = env().CERMAT_TRUSTED_PROXIES;
  if (trusted.length === 0) return "";
  const hops = (headers?.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.findLast((hop) => hop !== "" && !trusted.includes(hop)) ?? "";
}
