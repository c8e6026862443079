import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Frame } from "@/components/frame/frame";
import { mayOpen, pagesOf } from "@/lib/access/pages";
import { periodChoice } from "@/lib/next/period";
import { requireDesk } from "@/lib/next/require-page";
import { requireThere } from "@/lib/next/require-there";
import { tourDue } from "@/lib/account/queries/tour";
import { signOut } from "./sign-out-action";
import { finishTourAction } from "./tour-action";

/** The frame asks by the address, so that a refusal has its status; each page asks again for itself. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const { actor, ctx, name } = await requireDesk();
  await requireThere(ctx);
  const { periods, current } = await periodChoice(ctx);
  const collapsed = (await cookies()).get("cermat.navigasi")?.value === "sempit";
  return (
    <Frame
      pages={pagesOf(actor.role)}
      initiallyCollapsed={collapsed}
      account={{ name, username: actor.username, role: actor.role, signOut }}
      tour={
        mayOpen(actor.role, "practice")
          ? { due: await tourDue(ctx), finish: finishTourAction.bind(null, undefined) }
          : null
      }
      periods={periods}
      currentPeriod={current}
    >
      {children}
    </Frame>
  );
}
