import {
  createTheme,
  Drawer,
  Input,
  Modal,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";

/** The one accent: the deep maroon of the KPU. Shade 8 on white and white on shade 6 and up pass 4.5 : 1. */
const marun: MantineColorsTuple = [
  "#fbf1f2",
  "#f5dfe2",
  "#e9bcc2",
  "#dc959f",
  "#d0717f",
  "#b8465a",
  "#a12f45",
  "#8b2036",
  "#74162a",
  "#5a0f20",
];

/** The one grey scale, without a hue. Shade 6 is the faintest that may carry text on white. */
const gray: MantineColorsTuple = [
  "#fafafa",
  "#f4f4f4",
  "#e9e9e9",
  "#dddddd",
  "#c4c4c4",
  "#949494",
  "#666666",
  "#4d4d4d",
  "#333333",
  "#1a1a1a",
];
const dark: MantineColorsTuple = [
  "#dedede",
  "#c2c2c2",
  "#a6a6a6",
  "#787878",
  "#4a4a4a",
  "#363636",
  "#272727",
  "#191919",
  "#131313",
  "#0d0d0d",
];

export const theme = createTheme({
  colors: { marun, gray, dark },
  primaryColor: "marun",
  primaryShade: { light: 8, dark: 6 },
  black: "#1a1a1a",
  fontFamily: "'Source Sans 3 Variable', system-ui, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', ui-monospace, Consolas, monospace",
  fontSizes: {
    xs: "var(--text-xs)",
    sm: "var(--text-sm)",
    md: "var(--text-md)",
    lg: "var(--text-lg)",
    xl: "var(--text-xl)",
  },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  defaultRadius: 4,
  headings: {
    fontWeight: "640",
    sizes: {
      h1: { fontSize: "22px", lineHeight: "28px" },
      h2: { fontSize: "17px", lineHeight: "24px" },
      h3: { fontSize: "15px", lineHeight: "22px" },
      h4: { fontSize: "14px", lineHeight: "20px" },
    },
  },
  components: {
    // Locking the page's scroll writes a style sheet without our nonce, which the content policy rightly
    // refuses.
    Modal: Modal.extend({ defaultProps: { lockScroll: false } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false } }),
    // Hints stand under their fields, so that fields in one row stay in line.
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] },
    }),
  },
  respectReducedMotion: true,
  cursorType: "pointer",
});

/** Meanings, not colours: a component names what it shows, and each theme answers. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5c5c5c",
    "--mantine-color-placeholder": "#6b6b6b",
    "--mantine-color-anchor": "#74162a",
    "--mantine-color-error": "#a3151f",
    "--mantine-color-default-border": "#c4c4c4",
    "--c-line": "#dddddd",
    "--c-sunken": "#f6f6f6",
    "--c-hover": "#f1f1f1",
    "--c-cursor": "#fbf1f2",
    "--c-accent": "#74162a",
    "--c-tier-t": "#a3151f",
    "--c-tier-s": "#8a5300",
    "--c-tier-i": "#3d5a73",
    "--c-good": "#1f6b3a",
    "--c-warn": "#8a5300",
    "--c-part-region": "#14507a",
    "--c-part-date": "#8a1c3b",
    "--c-part-serial": "#4a5a00",
    "--c-bad": "#a3151f",
    "--c-diff": "#fde3b0",
    "--c-diff-text": "#4a2d00",
    "--c-chart": "#74162a",
    "--c-chart-quiet": "#8c8c8c",
  },
  dark: {
    "--mantine-color-dimmed": "#a6a6a6",
    "--mantine-color-placeholder": "#9a9a9a",
    "--mantine-color-anchor": "#eda3ad",
    "--mantine-color-error": "#ff9a94",
    "--mantine-color-default-border": "#4f4f4f",
    "--c-line": "#363636",
    "--c-sunken": "#202020",
    "--c-hover": "#262626",
    "--c-cursor": "#33191e",
    "--c-accent": "#e58996",
    "--c-tier-t": "#ff9a94",
    "--c-tier-s": "#f2b866",
    "--c-tier-i": "#9cc3e6",
    "--c-good": "#84cf9c",
    "--c-warn": "#f2b866",
    "--c-part-region": "#8ec5ee",
    "--c-part-date": "#f3a3ba",
    "--c-part-serial": "#c7d67a",
    "--c-bad": "#ff9a94",
    "--c-diff": "#5a3d00",
    "--c-diff-text": "#ffe2ae",
    "--c-chart": "#e58996",
    "--c-chart-quiet": "#8c8c8c",
  },
});
