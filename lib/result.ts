import type { UserErrorKind } from "./errors";

/**
 * What a form gets back. Errors carry a sentence for the person; a fault carries only the number under which
 * it was logged.
 */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export interface Failure {
  readonly kind: UserErrorKind | "fault";
  readonly code: string;
  readonly message: string;
  /** field path → sentence, when the input itself was wrong */
  readonly fields?: Readonly<Record<string, string>>;
  readonly reference?: string;
}
