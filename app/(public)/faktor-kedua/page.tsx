import { Text, Title } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { DropFactorForm } from "@/components/account/drop-factor-form";
import { FactorSetup } from "@/components/account/factor-setup";
import { StandalonePage } from "@/components/frame/standalone-page";
import { TextLink } from "@/components/ui/text-link";
import { requireUser } from "@/lib/next/require-page";
import { confirmFactor, dropFactor, startFactorAction } from "./actions";
import classes from "../form.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.factor"))("title") };
}

/** Second factor (faktor kedua): set up, or taken off; the only page for somebody whose role still owes one. */
export default async function SecondFactorPage() {
  const { owes, hasSecondFactor } = await requireUser();
  if (owes === "password") redirect("/ganti-sandi");
  const t = await getTranslations("auth.factor");
  return (
    <StandalonePage>
      <section className={classes.card}>
        <div>
          <Title order={1}>{t("title")}</Title>
          <Text c="dimmed">
            {t(hasSecondFactor ? "on-lead" : owes === null ? "setup-lead" : "owed-lead")}
          </Text>
        </div>
        {hasSecondFactor ? (
          <DropFactorForm drop={dropFactor} />
        ) : (
          <FactorSetup start={startFactorAction} confirm={confirmFactor} />
        )}
        {owes === null && <TextLink href="/pengaturan/akun">{t("back")}</TextLink>}
      </section>
    </StandalonePage>
  );
}
