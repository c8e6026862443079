import { readHealth } from "@/lib/next/health";

export const dynamic = "force-dynamic";

/** For the person who starts the server and for monitoring; open to all, tells nothing about the data. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
