import { knowsSecret, readHealth } from "@/lib/next/health";

export const dynamic = "force-dynamic";

/**
 * For the person who starts the server and for monitoring. Strangers learn whether it works; the parts are told to who
 * holds the server's own secret (`Authorization: Bearer …`, from the file `secret` of the data directory).
 */
export async function GET(request: Request): Promise<Response> {
  const health = await readHealth();
  return Response.json(knowsSecret(request.headers) ? health : { status: health.status }, {
    status: health.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
