import { namesNobody } from "@/lib/mask-text";
import { z } from "zod";
import { ROLES } from "@/lib/access/actor";

/** Long beats complicated: no rules about symbols, which only make people write passwords down. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_.]{3,40}$/);
export const passwordSchema = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);
/** kabupaten (4 digits), kecamatan (6) or desa (10), without dots */
export const areaCodeSchema = z
  .string()
  .trim()
  .regex(/^(\d{4}|\d{6}|\d{10})$/);

export const createUserInputSchema = z.object({
  username: usernameSchema,
  name: z.string().trim().min(1).max(80).refine(namesNobody, "text-holds-identity"),
  role: z.enum(ROLES),
  areas: z.array(areaCodeSchema).max(200).default([]),
  /** At the server's own command line; everywhere else its owner sets it by a link. */
  password: passwordSchema.optional(),
  /** false only for accounts whose owner chose the password, as on the command line of a demo */
  mustChangePassword: z.boolean().default(true),
});

export const updateUserInputSchema = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80).refine(namesNobody, "text-holds-identity"),
  role: z.enum(ROLES),
  areas: z.array(areaCodeSchema).max(200),
  /** whose the work is that the account can no longer do; without one it is everybody's */
  heir: z.string().min(1).optional(),
});
/** `heir`: whose the open work is from now on; without one it is everybody's. */
export const deactivateInputSchema = z.object({ id: z.string().min(1), heir: z.string().min(1).optional() });
/** A leave (cuti): `until` is its last day, YYYY-MM-DD. */
export const startLeaveInputSchema = deactivateInputSchema.extend({ until: z.iso.date() });
export const userIdInputSchema = z.object({ id: z.string().min(1) });
export const changeOwnPasswordInputSchema = z.object({
  current: z.string().min(1).max(PASSWORD_MAX),
  password: passwordSchema,
  keepSessionId: z.string().optional(),
});
export const revokeSessionInputSchema = z.object({ sessionId: z.string().min(1) });
export const preferencesInputSchema = z.object({ locale: z.enum(["id", "en"]) });
