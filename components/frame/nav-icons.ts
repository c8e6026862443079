import {
  IconBook2, IconChecklist, IconDatabase, IconFileText, IconGauge, IconHistory, IconRadar2, IconSettings, type Icon,
} from "@tabler/icons-react";
import type { PageName } from "@/lib/domain/pages";

export const NAV_ICONS: Record<PageName, Icon> = {
  summary: IconGauge,
  data: IconDatabase,
  runs: IconRadar2,
  queue: IconChecklist,
  catalogue: IconBook2,
  reports: IconFileText,
  audit: IconHistory,
  settings: IconSettings,
};
