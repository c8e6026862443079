"use server";

import { z } from "zod";
import { CreateUserInput, SetPasswordInput, UpdateUserInput, UserIdInput } from "@/lib/domain/user-input";
import { action, reading } from "@/lib/next/action";
import { findAreas } from "@/lib/queries/user/area-options";
import { createUser } from "@/lib/services/user/create";
import { deactivateUser } from "@/lib/services/user/deactivate";
import { reactivateUser } from "@/lib/services/user/reactivate";
import { revokeSessions } from "@/lib/services/user/revoke-sessions";
import { setPassword } from "@/lib/services/user/set-password";
import { updateUser } from "@/lib/services/user/update";

const roles = ["admin"] as const;

export const createUserHere = action({
  roles,
  input: CreateUserInput.omit({ mustChangePassword: true }),
  run: createUser,
});
export const updateUserHere = action({ roles, input: UpdateUserInput, run: updateUser });
export const setPasswordHere = action({ roles, input: SetPasswordInput, run: setPassword });
export const revokeSessionsHere = action({ roles, input: UserIdInput, run: revokeSessions });
export const deactivateUserHere = action({ roles, input: UserIdInput, run: deactivateUser });
export const reactivateUserHere = action({ roles, input: UserIdInput, run: reactivateUser });
export const areaOptions = reading({
  roles,
  input: z.object({ text: z.string().max(60) }),
  run: (ctx, { text }) => findAreas(ctx, text),
});
