import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { KeysForm } from "@/components/account/keys-form";
import { PreferencesForm } from "@/components/account/preferences-form";
import { SessionList } from "@/components/account/session-list";
import { Section } from "@/components/ui/section";
import { LinkButton } from "@/components/ui/link-button";
import { requirePage } from "@/lib/next/require-page";
import { listOwnSessions } from "@/lib/account/queries/own-account";
import { ownKeys } from "@/lib/account/queries/own-keys";
import { changeOwnPasswordAction, revokeSessionAction, setKeysAction, setLocaleAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.account") };
}

export default async function AccountPage() {
  const { ctx, sessionId, actor, hasSecondFactor } = await requirePage("account.own");
  const t = await getTranslations("settings.account");
  const sessions = await listOwnSessions(ctx);
  return (
    <>
      <Section title={t("sessions")} lead={t("sessions-lead")}>
        <SessionList sessions={sessions} currentId={sessionId} revoke={revokeSessionAction} />
      </Section>
      <Section title={t("preferences")}>
        <PreferencesForm setLocale={setLocaleAction} />
      </Section>
      <Section title={t("keys")} lead={t("keys-lead")}>
        <KeysForm keys={await ownKeys(ctx)} action={setKeysAction} />
      </Section>
      <Section title={t("password")} lead={t("password-lead")}>
        <ChangePasswordForm username={actor.username} action={changeOwnPasswordAction} />
      </Section>
      <Section title={t("factor")} lead={t(hasSecondFactor ? "factor-on" : "factor-off")}>
        <LinkButton href="/faktor-kedua">{t(hasSecondFactor ? "factor-change" : "factor-setup")}</LinkButton>
      </Section>
    </>
  );
}
