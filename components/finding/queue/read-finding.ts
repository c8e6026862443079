import { readFailure } from "@/components/ui/read-failure";
import type { ShownFinding } from "@/lib/next/shown-finding";
import type { Failure } from "@/lib/result";
import { shownFindingSchema } from "./shown-finding-schema";

/** A finding that could not be read, with what is to be said about it. */
export class UnreadFinding extends Error {
  override readonly name = "UnreadFinding";

  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/**
 * Reads one finding from the server.
 * @param offline what to say when no answer comes
 * @throws UnreadFinding with the server's refusal, or a fault `offline`
 */
export async function readFinding(id: number, offline: string): Promise<ShownFinding> {
  try {
    const response = await fetch(`/api/temuan/${id}`, { headers: { accept: "application/json" } });
    const body: unknown = await response.json();
    if (!response.ok) throw new UnreadFinding(readFailure(body));
    return shownFindingSchema.parse(body);
  } catch (error) {
    if (error instanceof UnreadFinding) throw error;
    throw new UnreadFinding({ kind: "fault", code: "offline", message: offline });
  }
}
