import "server-only";
import { badInput } from "@/lib/errors";

const MB = 1024 * 1024;
/** Room for the lines of the form itself around a file. */
const OVERHEAD = 64 * 1024;

/** What a form may weigh, and by which sentence more is refused. */
interface Weight {
  readonly mb: number;
  readonly code: string;
}

/** Words and choices; routes that take files say how much they take. */
const WORDS: Weight = { mb: 1, code: "request-too-large" };

/**
 * The fields of a form that was sent. Refused by its announced size before a byte of it is held, and where no size is
 * announced: nobody keeps this server's memory full with a body that never ends.
 * @throws bad-input `weight.code` for too much, `invalid-input` for what is no form
 */
export async function formOf(request: Request, weight: Weight = WORDS): Promise<FormData> {
  const announced = Number(request.headers.get("content-length") ?? Number.MAX_SAFE_INTEGER);
  if (!(announced <= weight.mb * MB + OVERHEAD)) throw badInput(weight.code, { limit: weight.mb });
  try {
    return await request.formData();
  } catch {
    throw badInput("invalid-input");
  }
}
