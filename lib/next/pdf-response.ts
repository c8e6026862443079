import "server-only";
import { PassThrough, Readable, type Writable } from "node:stream";
import { NO_STORE } from "@/lib/next/route";

/**
 * A paper that is drawn while it is sent. Saved and not shown in place: files of this server are sandboxed, and a
 * browser shows no PDF within a sandbox.
 */
export function pdfResponse(write: (out: Writable) => Promise<void>, fileName: string): Response {
  const out = new PassThrough();
  write(out).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return new Response(Readable.toWeb(out) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
}

/** The language that a form that asks for a paper was written in. */
export const localeOfForm = (form: FormData): "id" | "en" => (form.get("locale") === "en" ? "en" : "id");
