/**
 * The policy that the browser enforces: scripts and styles only with this response's nonce, requests only to
 * this server. Style *attributes* are open because React and the charts write them; they cannot load anything
 * under this policy.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Data and files run nothing, whatever is in them, and stand in no frame. */
export const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** Behind TLS: a year, so that nobody is led back to the open line. */
export const TRANSPORT = ["strict-transport-security", "max-age=31536000; includeSubDomains"] as const;

export const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "same-origin"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
];
