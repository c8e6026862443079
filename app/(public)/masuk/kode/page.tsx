import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CodeForm } from "@/components/account/code-form";
import { StandalonePage } from "@/components/frame/standalone-page";
import { one, type PageProps } from "@/lib/next/page-props";
import { sendCode } from "./actions";
import classes from "../../form.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.factor"))("code-title") };
}

/** After the password: the code of the second factor. */
export default async function CodePage({ searchParams }: PageProps) {
  const t = await getTranslations("auth.factor");
  const next = one(await searchParams, "lanjut") ?? "";
  return (
    <StandalonePage>
      <section className={classes.card}>
        <CodeForm title={t("code-title")} lead={t("code-lead")} next={next} send={sendCode} />
      </section>
    </StandalonePage>
  );
}
