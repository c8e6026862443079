import tseslint from "typescript-eslint";

const TESTS = ["**/*.test.{ts,tsx}", "tests/**"];

/** What no file may do. */
const NOWHERE = [
  { selector: "TSEnumDeclaration", message: "A union of literals needs no code at run time." },
  { selector: "ExportAllDeclaration", message: "No barrels: import from the file itself." },
  {
    selector: "MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]",
    message: "SQL is composed with sql-template-tag, values stay values.",
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: "Text from a file or a person is never markup.",
  },
];

/** Roles have their names in `lib/access` alone; everybody else asks its table of permissions. */
const ROLE = "/\\b(verifikator|supervisor|auditor|admin)\\b/";
const ROLE_MESSAGE = "Ask can() of lib/access/permissions; a role is named nowhere else.";
const ROLE_NAMES = [
  { selector: `Literal[value=${ROLE}]`, message: ROLE_MESSAGE },
  { selector: `TemplateElement[value.raw=${ROLE}]`, message: ROLE_MESSAGE },
  { selector: "Identifier[name=/^(verifikator|supervisor|auditor|admin)s?$/i]", message: ROLE_MESSAGE },
];

/** Days and hours are the office's own, whatever the server's or the browser's clock is set to. */
const OFFICE_TIME = [
  {
    selector:
      "CallExpression[callee.property.name=/^(get(Date|Day|Month|FullYear|Hours)|toLocale(Date|Time)String)$/]",
    message:
      "That is the machine's zone: officeToday, DateText or the formats of next-intl know the office's.",
  },
  {
    selector:
      "CallExpression[callee.property.name='slice'] > MemberExpression > " +
      "CallExpression[callee.property.name='toISOString'] > MemberExpression > NewExpression[arguments.length=0]",
    message: "That is a day in Greenwich: officeToday() of lib/regions/time-zone.",
  },
  {
    selector:
      "NewExpression[callee.object.name='Intl'][callee.property.name='DateTimeFormat']" +
      ":not(:has(Property[key.name='timeZone']))",
    message: "A format without a zone takes the machine's.",
  },
  {
    selector: "TemplateElement[value.raw=/\\b(current_date|current_timestamp|localtimestamp)\\b/i]",
    message: "That is the server's day: officeDaySql() of lib/regions.",
  },
];
/** The one place that names zones. */
const ZONE_NAMES = [
  {
    selector: "Literal[value=/^Asia\\/(Jakarta|Makassar|Jayapura)$/]",
    message: "officeZone() of lib/regions.",
  },
  {
    selector: "TemplateElement[value.raw=/Asia\\/(Jakarta|Makassar|Jayapura)/]",
    message: "officeZoneSql() of lib/regions.",
  },
];

/** Traps of tests: what skips itself or waits for the clock proves nothing. */
const IN_TESTS = [
  {
    selector:
      "CallExpression[callee.object.name=/^(test|it|describe)$/]" +
      "[callee.property.name=/^(skip|only|todo|skipIf|runIf|fixme)$/]",
    message: "A test runs or does not exist.",
  },
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: "Wait for what you expect, not for the clock.",
  },
  {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name='mock']",
    message: "Tests run on real parts.",
  },
];

/** Traps of browser tests. */
const IN_BROWSER_TESTS = [
  {
    selector: "CallExpression[callee.property.name=/^(goto|reload)$/]",
    message: "visit() of tests/e2e/support also waits until streamed parts stand in their place.",
  },
];

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      ".next*/",
      ".data/",
      "lib/db/generated/",
      "coverage/",
      "test-results/",
      "playwright-report/",
      "next-env.d.ts",
      "**/*.{mjs,cjs,js}",
    ],
  },
  // Nothing is switched off inside a file: a rule that is wrong here is changed here.
  { linterOptions: { noInlineConfig: true } },
  ...tseslint.configs.strict,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-syntax": ["error", ...NOWHERE],
      "prefer-const": "error",
      "max-lines": ["warn", { max: 160, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["warn", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-depth": ["warn", 4],
      // Prettier sets 110 columns but breaks no text and no pattern; addresses cannot be broken.
      "max-len": ["error", { code: 120, ignoreUrls: true }],
    },
  },
  { files: ["app/**", "components/**", "lib/**"], rules: { "no-console": "error" } },
  {
    files: ["app/**", "components/**", "lib/**", "cli.ts", "worker.ts", "owner.ts"],
    ignores: ["lib/access/**", "lib/db/**", ...TESTS],
    rules: { "no-restricted-syntax": ["error", ...NOWHERE, ...ROLE_NAMES, ...OFFICE_TIME, ...ZONE_NAMES] },
  },
  {
    files: ["lib/regions/time-zone.ts", "lib/i18n/locales.ts"],
    rules: { "no-restricted-syntax": ["error", ...NOWHERE, ...ROLE_NAMES, ...OFFICE_TIME] },
  },
  // The one place that hands composed SQL to Prisma's transaction.
  {
    files: ["lib/db/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...NOWHERE.filter(({ selector }) => !selector.includes("RawUnsafe")),
        ...ROLE_NAMES,
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      "no-restricted-syntax": ["error", ...NOWHERE, ...IN_TESTS],
      "max-lines": "off",
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["tests/e2e/**"],
    ignores: ["tests/e2e/support/visit.ts"],
    rules: { "no-restricted-syntax": ["error", ...NOWHERE, ...IN_TESTS, ...IN_BROWSER_TESTS] },
  },
);
