import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UserManager } from "@/components/account/user-manager";
import { requirePage } from "@/lib/next/require-page";
import { listUsers } from "@/lib/account/queries/list-users";
import {
  areaOptions,
  createUserAction,
  deactivateUserAction,
  reactivateUserAction,
  revokeSessionsAction,
  endLeaveAction,
  startLeaveAction,
  lostFactorAction,
  makeLinkAction,
  updateUserAction,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.users") };
}

export default async function UsersPage() {
  const { ctx, actor } = await requirePage("account.manage");
  const actions = {
    create: createUserAction,
    update: updateUserAction,
    makeLink: makeLinkAction,
    lostFactor: lostFactorAction,
    revokeSessions: revokeSessionsAction,
    deactivate: deactivateUserAction,
    reactivate: reactivateUserAction,
    startLeave: startLeaveAction,
    endLeave: endLeaveAction,
    areaOptions,
  };
  return <UserManager users={await listUsers(ctx)} ownId={actor.id} actions={actions} />;
}
