/**
 * Errors that a person can act on. `code` selects the sentence in `messages/<locale>/errors.json`, `values`
 * fill it; neither ever holds personal data. Everything else that is thrown is a fault of ours and reaches
 * the client only as a reference number.
 */
export type UserErrorKind =
  "usage" | "bad-input" | "forbidden" | "unauthenticated" | "conflict" | "not-found" | "refused" | "too-many";

export type ErrorValues = Readonly<Record<string, string | number>>;

export class UserError extends Error {
  override readonly name = "UserError";

  constructor(
    readonly kind: UserErrorKind,
    readonly code: string,
    readonly values: ErrorValues = {},
    options?: { cause?: unknown },
  ) {
    super(`${code} ${JSON.stringify(values)}`, options);
  }
}

export const forbidden = (code = "forbidden", values?: ErrorValues) =>
  new UserError("forbidden", code, values);
export const conflict = (code: string, values?: ErrorValues) => new UserError("conflict", code, values);
export const notFound = (code: string, values?: ErrorValues) => new UserError("not-found", code, values);
export const badInput = (code: string, values?: ErrorValues) => new UserError("bad-input", code, values);
export const refused = (code: string, values?: ErrorValues) => new UserError("refused", code, values);
