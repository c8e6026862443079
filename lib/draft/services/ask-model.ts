import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { z } from "zod";
import type { Fallback } from "@/lib/draft/model/draft";
import type { Payload } from "@/lib/draft/model/payload";
import { ownAddress, ownLookup } from "./private-address";

const answerSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().trim().min(20).max(20_000) }) }))
    .min(1),
});

/** An answer that is longer is none. */
const MOST_BYTES = 262_144;
export const MODEL_PATIENCE_MS = 60_000;

export type ModelAnswer =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: Fallback };

/**
 * Sends exactly this payload to a self-hosted model and reads its words. Never throws for what the other side
 * does: whoever asked goes on with the template. Redirects are not followed, and only addresses of the office's
 * own network are called.
 * @param patience milliseconds until it is given up
 */
export async function askModel(
  address: string,
  payload: Payload,
  patience: number = MODEL_PATIENCE_MS,
): Promise<ModelAnswer> {
  const base = ownAddress(address);
  const url = new URL(`${base.pathname.replace(/\/$/, "")}/chat/completions`, base);
  const giveUp = AbortSignal.timeout(patience);
  try {
    const { status, body } = await send(url, JSON.stringify(payload), giveUp);
    if (status !== 200) return { ok: false, why: "refused" };
    const parsed = answerSchema.safeParse(jsonOf(body));
    const text = parsed.success ? parsed.data.choices[0]?.message.content : undefined;
    return text === undefined ? { ok: false, why: "unreadable" } : { ok: true, text };
  } catch {
    return { ok: false, why: giveUp.aborted ? "timeout" : "unreachable" };
  }
}

function send(url: URL, body: string, signal: AbortSignal): Promise<{ status: number; body: string }> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: "POST",
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
        lookup: ownLookup,
        agent: false,
        signal,
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on("data", (part: Buffer) => {
          size += part.length;
          if (size > MOST_BYTES) response.destroy(new Error("the answer is too long"));
          else parts.push(part);
        });
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8") }),
        );
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
