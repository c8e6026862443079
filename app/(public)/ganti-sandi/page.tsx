import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { StandalonePage } from "@/components/frame/standalone-page";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { requireUser } from "@/lib/next/require-page";
import { changePassword } from "./actions";
import classes from "../form.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("change-title") };
}

/** The forced change of a first password: the only page such an account can open. */
export default async function ChangePasswordPage() {
  const { owes, actor } = await requireUser();
  if (owes !== "password") redirect("/ringkasan");
  const t = await getTranslations("auth");
  return (
    <StandalonePage>
      <section className={classes.card}>
        <ChangePasswordForm
          title={t("change-title")}
          lead={t("change-lead")}
          username={actor.username}
          action={changePassword}
          next="/ringkasan"
        />
      </section>
    </StandalonePage>
  );
}
