import { z } from "zod";
import { ROLES } from "@/lib/access/actor";

/** Long beats complicated: no rules about symbols, which only make people write passwords down. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_.]{3,40}$/);
export const Password = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);
/** kabupaten (4 digits), kecamatan (6) or desa (10), without dots */
export const AreaCode = z
  .string()
  .trim()
  .regex(/^(\d{4}|\d{6}|\d{10})$/);

export const CreateUserInput = z.object({
  username: Username,
  name: z.string().trim().min(1).max(80),
  role: z.enum(ROLES),
  areas: z.array(AreaCode).max(200).default([]),
  password: Password,
  /** false only for accounts whose owner chose the password, as on the command line of a demo */
  mustChangePassword: z.boolean().default(true),
});

export const UpdateUserInput = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  role: z.enum(ROLES),
  areas: z.array(AreaCode).max(200),
});
export const SetPasswordInput = z.object({ id: z.string().min(1), password: Password });
export const UserIdInput = z.object({ id: z.string().min(1) });
export const ChangeOwnPasswordInput = z.object({
  current: z.string().min(1).max(PASSWORD_MAX),
  password: Password,
  keepSessionId: z.string().optional(),
});
export const RevokeSessionInput = z.object({ sessionId: z.string().min(1) });
export const PreferencesInput = z.object({ locale: z.enum(["id", "en"]) });
