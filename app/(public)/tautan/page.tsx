import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StandalonePage } from "@/components/frame/standalone-page";
import { LinkForm } from "./link-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.link"))("title") };
}

/** Where somebody sets an own password by a link; its secret is behind the #, which no server and no log sees. */
export default function LinkPage() {
  return (
    <StandalonePage>
      <LinkForm />
    </StandalonePage>
  );
}
