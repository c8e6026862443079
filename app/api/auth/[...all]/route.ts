import { env } from "@/lib/env";
import { isOwnRequest } from "@/lib/next/same-origin";
import { auth } from "@/lib/account/auth/auth";

// Only these: accounts are created and changed by the services, which check roles and write the trail.
const OPEN = new Set([
  "GET /api/auth/get-session",
  "POST /api/auth/sign-in/username",
  "POST /api/auth/sign-out",
]);

async function handle(request: Request): Promise<Response> {
  if (!isOwnRequest(request.method, request.headers, env().CERMAT_URL))
    return new Response(null, { status: 403 });
  if (!OPEN.has(`${request.method} ${new URL(request.url).pathname}`))
    return new Response(null, { status: 404 });
  return auth().handler(request);
}

export { handle as GET, handle as POST };
