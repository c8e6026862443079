"use server";

import { z } from "zod";
import { CreateUserInput, SetPasswordInput, UpdateUserInput, UserIdInput } from "@/lib/account/model/input";
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
  input: CreateUserInput.omit({ mustChangePassword: true }),
  run: createUser,
});
export const updateUserAction = action({
  permission: "account.manage",
  input: UpdateUserInput,
  run: updateUser,
});
export const setPasswordAction = action({
  permission: "account.manage",
  input: SetPasswordInput,
  run: setPassword,
});
export const revokeSessionsAction = action({
  permission: "account.manage",
  input: UserIdInput,
  run: revokeSessions,
});
export const deactivateUserAction = action({
  permission: "account.manage",
  input: UserIdInput,
  run: deactivateUser,
});
export const reactivateUserAction = action({
  permission: "account.manage",
  input: UserIdInput,
  run: reactivateUser,
});
export const areaOptions = reading({
  permission: "account.manage",
  input: z.object({ text: z.string().max(60) }),
  run: (ctx, { text }) => findAreas(ctx, text),
});
