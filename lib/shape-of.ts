import type { z } from "zod";

/**
 * A schema for every field of a type, those that may be absent too: `z.object({ … } satisfies ShapeOf<T>)`
 * parses a T and loses nothing of it, and a field that T gets later is missed by the compiler.
 */
export type ShapeOf<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };
