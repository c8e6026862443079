import { getTranslations } from "next-intl/server";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/actor";
import { can, type Permission } from "@/lib/access/permissions";
import classes from "./dashboard.module.css";

const LINKS: readonly (readonly [string, string, Permission])[] = [
  ["leadership", "/ringkasan/pimpinan", "leadership.view"],
  ["calendar", "/ringkasan/kalender", "calendar.view"],
  ["knowledge", "/ringkasan/pengetahuan", "knowledge.view"],
  ["transparency", "/ringkasan/transparansi", "transparency.view"],
];

/** What else belongs to the summary, as far as the person may open it. */
export async function DashboardLinks({ actor }: { readonly actor: Actor }) {
  const t = await getTranslations("dashboard.links");
  return (
    <ul className={classes.links}>
      {LINKS.filter(([, , permission]) => can(actor, permission)).map(([name, href]) => (
        <li key={name}>
          <TextLink href={href}>{t(name)}</TextLink>
        </li>
      ))}
    </ul>
  );
}
