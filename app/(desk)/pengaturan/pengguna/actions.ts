"use server";

import { z } from "zod";
import {
  createUserInputSchema,
  setPasswordInputSchema,
  updateUserInputSchema,
  userIdInputSchema,
} from "@/lib/account/model/input";
import { action, reading } from "@/lib/next/action";
import { findAreas } from "@/lib/account/queries/area-options";
import { createUser } from "@/lib/account/services/create";
import { deactivateUser } from "@/lib/account/services/deactivate";
import { reactivateUser } from "@/lib/account/services/reactivate";
import { revokeSessions } from "@/lib/account/services/revoke-sessions";
import { setPassword } from "@/lib/account/services/set-password";
import { updateUser } from "@/lib/account/services/update";

export const createUserAction = action({
  permission: "account.manage",
  input: createUserInputSchema.omit({ mustChangePassword: true }),
  run: createUser,
});
export const updateUserAction = action({
  permission: "account.manage",
  input: updateUserInputSchema,
  run: updateUser,
});
export const setPasswordAction = action({
  permission: "account.manage",
  input: setPasswordInputSchema,
  run: setPassword,
});
export const revokeSessionsAction = action({
  permission: "account.manage",
  input: userIdInputSchema,
  run: revokeSessions,
});
export const deactivateUserAction = action({
  permission: "account.manage",
  input: userIdInputSchema,
  run: deactivateUser,
});
export const reactivateUserAction = action({
  permission: "account.manage",
  input: userIdInputSchema,
  run: reactivateUser,
});
export const areaOptions = reading({
  permission: "account.manage",
  input: z.object({ text: z.string().max(60) }),
  run: (ctx, { text }) => findAreas(ctx, text),
});
