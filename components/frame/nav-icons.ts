import {
  IconBook2,
  IconChecklist,
  IconNotebook,
  IconClipboardCheck,
  IconDatabase,
  IconFileText,
  IconGauge,
  IconHistory,
  IconListSearch,
  IconRadar2,
  IconSchool,
  IconSettings,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import type { PageName } from "@/lib/access/pages";

export const NAV_ICONS: Record<PageName, Icon> = {
  summary: IconGauge,
  data: IconDatabase,
  lists: IconListSearch,
  runs: IconRadar2,
  queue: IconChecklist,
  assignment: IconUsers,
  catalogue: IconBook2,
  practice: IconSchool,
  followUp: IconClipboardCheck,
  register: IconNotebook,
  reports: IconFileText,
  audit: IconHistory,
  settings: IconSettings,
};
