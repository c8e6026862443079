import { z } from "zod";
import { passwordSchema } from "./input";

/** A link is for the same working day. */
export const LINK_HOURS = 8;

/** 256 bits as base64url */
export const linkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const useLinkInputSchema = z.strictObject({ token: linkTokenSchema, password: passwordSchema });

/** Handed over once, for its owner alone: whoever opens it first sets the password. */
export interface PasswordLink {
  readonly token: string;
  readonly expiresAt: Date;
}
