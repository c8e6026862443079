import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UserManager } from "@/components/account/user-manager";
import { refusePage, requirePage } from "@/lib/next/require-page";
import { listUsers } from "@/lib/account/queries/list-users";
import {
  areaOptions,
  createUserHere,
  deactivateUserHere,
  reactivateUserHere,
  revokeSessionsHere,
  setPasswordHere,
  updateUserHere,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.users") };
}

export default async function UsersPage() {
  const { ctx, actor } = await requirePage("settings");
  if (actor.role !== "admin") await refusePage(ctx);
  const actions = {
    create: createUserHere,
    update: updateUserHere,
    setPassword: setPasswordHere,
    revokeSessions: revokeSessionsHere,
    deactivate: deactivateUserHere,
    reactivate: reactivateUserHere,
    areaOptions,
  };
  return <UserManager users={await listUsers(ctx)} ownId={actor.id} actions={actions} />;
}
