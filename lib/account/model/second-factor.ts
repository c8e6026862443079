import { z } from "zod";
import { PASSWORD_MAX } from "./input";

/** How many recovery codes (kode pemulihan) stand in for a lost telephone, each once. */
export const RECOVERY_CODES = 10;

/** six digits of an application, or a recovery code */
export const codeSchema = z
  .string()
  .transform((code) => code.replaceAll(" ", ""))
  .pipe(z.string().min(6).max(20));
export const codeInputSchema = z.object({ code: codeSchema });

/** Password, or code of the second factor where the account has one. */
export const proofInputSchema = z.object({ proof: z.string().min(1).max(PASSWORD_MAX) });

/** What the application is to be told once: as a picture and to be typed, and the recovery codes. */
export interface SecondFactorStart {
  /** dark fields of the QR code, as the path of an SVG with a side of `size` */
  readonly path: string;
  readonly size: number;
  readonly secret: string;
  readonly codes: readonly string[];
}
