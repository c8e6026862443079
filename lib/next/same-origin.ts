/** Only looks; everything else may change something. */
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Did a page of this server send this request? Browsers say with every change where it comes from; another port of
 * the same machine is another origin. A program that is no browser says nothing, and has no cookie that it did not
 * get itself.
 * @param url the address that people type, where a proxy stands in front
 */
export function isOwnRequest(method: string, headers: Headers, url: string | undefined): boolean {
  if (SAFE.has(method)) return true;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  // Behind TLS the open line of the same host is another origin.
  if (url !== undefined) return new URL(origin).origin === new URL(url).origin;
  return new URL(origin).host === headers.get("host");
}

/** A path of this server to go on to; anything that a browser would read as another origin is the first page. */
export function ownPath(path: string): string {
  const here = "http://here.invalid";
  if (!path.startsWith("/") || !URL.canParse(path, here)) return "/ringkasan";
  const { origin, pathname, search } = new URL(path, here);
  return origin === here && !pathname.startsWith("//") ? `${pathname}${search}` : "/ringkasan";
}
