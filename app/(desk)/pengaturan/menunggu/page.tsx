import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WaitingList } from "@/components/account/waiting-list";
import { waitingSeconds } from "@/lib/account/queries/waiting-seconds";
import { requirePage } from "@/lib/next/require-page";
import { settleSecondAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.waiting") };
}

export default async function WaitingPage() {
  const { ctx } = await requirePage("second.confirm");
  return <WaitingList waiting={await waitingSeconds(ctx)} settle={settleSecondAction} />;
}
