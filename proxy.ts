import { NextResponse, type NextRequest } from "next/server";
import { isOwnRequest } from "@/lib/next/same-origin";
import { contentSecurityPolicy, FILE_POLICY, TRANSPORT } from "@/lib/next/security-headers";

/**
 * Every page gets its own nonce: nothing runs and nothing is styled that this server did not write. What a page of
 * somebody else sends to change something is refused before anything looks at it; data and files are no pages.
 */
export function proxy(request: NextRequest): NextResponse {
  const url = process.env["CERMAT_URL"] || undefined;
  if (!isOwnRequest(request.method, request.headers, url)) return new NextResponse(null, { status: 403 });
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(
    "content-security-policy",
    request.nextUrl.pathname.startsWith("/api/") ? FILE_POLICY : policy,
  );
  if (url?.startsWith("https://") === true) response.headers.set(...TRANSPORT);
  return response;
}

// Not for routes that take large files: a proxied request body is buffered, and cut off where the buffer is full. Each
// of them compares the origin itself, and has its policy from next.config.ts.
export const config = {
  matcher: ["/((?!_next/static|_next/image|api/uploads|api/daftar|api/pertukaran).*)"],
};
