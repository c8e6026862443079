import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { StandalonePage } from "@/components/frame/standalone-page";
import { one, type PageProps } from "@/lib/next/page-props";
import { currentUser } from "@/lib/next/session";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("title") };
}

export default async function SignInPage({ searchParams }: PageProps) {
  if ((await currentUser()) !== null) redirect("/ringkasan");
  return (
    <StandalonePage>
      <SignInForm next={one(await searchParams, "lanjut") ?? ""} />
    </StandalonePage>
  );
}
