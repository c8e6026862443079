import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Frame } from "@/components/frame/frame";
import { pagesOf } from "@/lib/domain/pages";
import { periodChoice } from "@/lib/next/period";
import { requireUser } from "@/lib/next/require-page";
import { signOut } from "./sign-out-action";

/** The frame only decorates: each page asks for its own permission. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const { actor, ctx, name } = await requireUser();
  const { periods, current } = await periodChoice(ctx);
  const collapsed = (await cookies()).get("cermat.navigasi")?.value === "sempit";
  return (
    <Frame
      pages={pagesOf(actor.role)}
      initiallyCollapsed={collapsed}
      account={{ name, username: actor.username, role: actor.role, signOut }}
      periods={periods}
      currentPeriod={current}
    >
      {children}
    </Frame>
  );
}
