import { z } from "zod";

/** A report whose files are to be made again. */
export const remakeSchema = z.strictObject({ reportId: z.int32().positive() });
