import { z } from "zod";

/**
 * What one person asks for and a second one must confirm (empat mata): a role, the removal of a roll, an export over
 * the daily limit, a password that was set by a link, a second factor that was lost.
 */
export const SECOND_KINDS = ["role", "removal", "export", "password", "factor"] as const;
export type SecondKind = (typeof SECOND_KINDS)[number];
export const SECOND_OUTCOMES = ["confirmed", "declined"] as const;

/** Settled where it is seen what is lost by it: on the page of the roll. */
export const SECOND_ELSEWHERE: SecondKind = "removal";

export const settleSecondInputSchema = z.strictObject({ id: z.int32().positive(), confirm: z.boolean() });
