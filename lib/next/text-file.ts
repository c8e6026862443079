import "server-only";
import { NO_STORE } from "@/lib/next/route";

/** A small text to be saved. */
export const textFile = (text: string, name: string): Response =>
  new Response(text, {
    headers: {
      ...NO_STORE,
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
