import "server-only";
import { PassThrough, Readable, type Writable } from "node:stream";
import { NO_STORE } from "@/lib/next/route";

/** A paper that is drawn while it is sent; shown in the browser, from where it is printed. */
export function pdfResponse(write: (out: Writable) => Promise<void>, fileName: string): Response {
  const out = new PassThrough();
  write(out).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return new Response(Readable.toWeb(out) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${fileName}"`,
    },
  });
}

/** The language that a form that asks for a paper was written in. */
export const localeOfForm = (form: FormData): "id" | "en" => (form.get("locale") === "en" ? "en" : "id");
