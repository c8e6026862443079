import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy } from "@/lib/next/security-headers";

/** Every page gets its own nonce: nothing runs and nothing is styled that this server did not write. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Not for uploads: a proxied request body is buffered, and a roll can weigh gigabytes.
export const config = { matcher: ["/((?!_next/static|_next/image|api/uploads).*)"] };
