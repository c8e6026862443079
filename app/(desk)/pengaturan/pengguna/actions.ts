"use server";

import { headers } from "next/headers";
import { z } from "zod";
import type { PasswordLink } from "@/lib/account/model/password-link";
import { env } from "@/lib/env";
import {
  createUserInputSchema,
  deactivateInputSchema,
  startLeaveInputSchema,
  updateUserInputSchema,
  userIdInputSchema,
} from "@/lib/account/model/input";
import { action, reading } from "@/lib/next/action";
import { findAreas } from "@/lib/account/queries/area-options";
import { createUser } from "@/lib/account/services/create";
import { deactivateUser } from "@/lib/account/services/deactivate";
import { reactivateUser } from "@/lib/account/services/reactivate";
import { endLeave, startLeave } from "@/lib/account/services/leave";
import { revokeSessions } from "@/lib/account/services/revoke-sessions";
import { drawCode, type DrawnCode } from "@/lib/account/services/draw-code";
import { reportLostFactor } from "@/lib/account/services/lost-factor";
import { makePasswordLink } from "@/lib/account/services/make-password-link";
import { updateUser } from "@/lib/account/services/update";

export const createUserAction = action({
  permission: "account.manage",
  input: createUserInputSchema.omit({ mustChangePassword: true, password: true }),
  run: async (ctx, input) => {
    const { link } = await createUser(ctx, input);
    if (link === null) throw new Error("an account without a password has a link");
    return handed(link);
  },
});
export const updateUserAction = action({
  permission: "account.manage",
  input: updateUserInputSchema,
  run: updateUser,
});
export const makeLinkAction = action({
  permission: "account.manage",
  input: userIdInputSchema,
  run: async (ctx, input) => handed(await makePasswordLink(ctx, input)),
});
export const lostFactorAction = action({
  permission: "account.manage",
  input: userIdInputSchema,
  run: reportLostFactor,
});
export const revokeSessionsAction = action({
  permission: "account.manage",
  input: userIdInputSchema,
  run: revokeSessions,
});
export const deactivateUserAction = action({
  permission: "account.manage",
  input: deactivateInputSchema,
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

/** The link as it is shown once; its secret stands behind the #, which a browser sends to nobody. */
async function handed({
  token,
  expiresAt,
}: PasswordLink): Promise<DrawnCode & { url: string; expiresAt: Date }> {
  const origin = env().CERMAT_URL ?? `http://${(await headers()).get("host") ?? "localhost"}`;
  const url = `${origin.replace(/\/$/, "")}/tautan#${token}`;
  return { url, expiresAt, ...drawCode(url) };
}
export const startLeaveAction = action({
  permission: "account.manage",
  input: startLeaveInputSchema,
  run: startLeave,
});
export const endLeaveAction = action({
  permission: "account.manage",
  input: userIdInputSchema,
  run: endLeave,
});
