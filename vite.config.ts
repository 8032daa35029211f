/** How the app is built: Preact, the data pack's share of the first screen, the prerendered page, the offline package. */
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { bundledPack } from './scripts/build/bundled-pack.ts'
import { plan } from './scripts/build/plan.ts'
import { prerenderedPages } from './scripts/build/prerendered-pages.ts'
import { thesaurus } from './scripts/build/thesaurus.ts'

/** The oldest browsers that must work (contract, « Floor »). */
const FLOOR = ['chrome106', 'safari15.6', 'firefox115']

/** What finds and lists initiatives: needed before the first results, and sent as one file. */
const LISTING = new RegExp(
  [
    'src/app/finder/(?!guess|suggest|similar|recent|mark\\.|facet-counts|steps)',
    'src/app/asking/(asking-field|use-|results|filters-toggle|groups)',
    'src/app/entry/(entry-item|standing-badge|place-line)',
    'src/app/ui/(use-calm|later|highlight)',
    'src/domain/(place|commune-names)\\.',
    'icons/(circle-question-mark|sliders-horizontal|user-check|map-pin|info|euro|circle-x)\\.',
  ].join('|'),
)

/** Vite's helper looks for styles and files to fetch before each part; ours are inline, or named by the page (prerendered-pages.ts). */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id: string) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : undefined),
} as const

/** What the rooms beyond the list share, in one file: each costs an old phone some milliseconds. */
const ROOMS =
  /src\/app\/(words\/(locales\/fr\.)?(finding|initiative)\.|entry\/itinerary|ui\/use-(sheets|media))|icons\/(plus|navigation|external-link)\./

/**
 * What runs before somebody sees an answer. Chromium (136 on) compiles all of such a file beside the page while it arrives; without this note, function by
 * function on the page's own thread, in each visit anew: it keeps no compiled modules that come from a service worker.
 */
const AT_ONCE = new Set(['index', 'libraries', 'finder', 'rooms', 'map-screen', 'initiative-screen', 'late'])
const COMPILE_ALL = '//# allFunctionsCalledOnLoad'

const TEST_PROJECTS = [
  {
    extends: true,
    test: {
      name: 'unit',
      include: ['tests/{domain,contract,server,scripts}/**/*.test.ts'],
      environment: 'node',
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  },
  {
    extends: true,
    test: {
      name: 'app',
      include: ['tests/app/**/*.test.{ts,tsx}'],
      environment: 'happy-dom',
      setupFiles: ['tests/app/set-up.ts'],
      testTimeout: 30_000,
      expect: { poll: { timeout: 10_000 } },
    },
  },
  // Real browsers on the built app: two at a time, each with a server and profiles of its own.
  {
    test: {
      name: 'browser',
      expect: { poll: { timeout: 15_000 } },
      include: ['tests/browser/**/*.test.ts'],
      environment: 'node',
      maxWorkers: 2,
      sequence: { groupOrder: 1 },
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  },
  // The worst day: real server processes, killed and locked; a phone's real store.
  {
    test: {
      name: 'faults',
      include: ['tests/faults/**/*.test.ts'],
      environment: 'node',
      fileParallelism: false,
      testTimeout: 300_000,
      hookTimeout: 120_000,
    },
  },
]

// A Vite configuration must be a default export.
// biome-ignore lint/style/noDefaultExport: Vite asks for it.
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    bundledPack(),
    thesaurus(),
    plan(),
    plainImports,
    preact({ devToolsEnabled: false, reactAliasesEnabled: false }),
    ...(isSsrBuild
      ? []
      : [
          prerenderedPages(),
          VitePWA({
            strategies: 'injectManifest',
            srcDir: 'src/worker',
            filename: 'sw.ts',
            injectRegister: false,
            manifest: false,
            injectManifest: {
              globPatterns: ['**/*.{js,css,html,woff2,svg,webmanifest}', 'icon-{96,192}.png', 'guide/full-*.json'],
              // The staff's room needs the server anyway.
              globIgnores: ['sw.js', 'assets/moderation-*'],
              // File names under assets/ and guide/ carry their hash.
              dontCacheBustURLsMatching: /^(assets|guide)\//,
              maximumFileSizeToCacheInBytes: 4_000_000,
            },
          }),
        ]),
  ],
  // Dexie's own build without the ES5 that no browser at the floor needs: 4 kB less on the way to every phone.
  // Leaflet's as modules, which needs nothing around it.
  resolve: {
    alias: [
      { find: /^dexie$/, replacement: fileURLToPath(new URL('./node_modules/dexie/dist/modern/dexie.mjs', import.meta.url)) },
      { find: /^leaflet$/, replacement: fileURLToPath(new URL('./node_modules/leaflet/dist/leaflet-src.esm.js', import.meta.url)) },
    ],
  },
  build: {
    manifest: !isSsrBuild,
    // All rooms' styles are inline in the page, 4 kB in all: no room waits for a sheet.
    cssCodeSplit: false,
    target: FLOOR,
    cssTarget: FLOOR,
    // The names of what each room needs would be a twentieth of the first JavaScript; prerendered-pages.ts names what a visit begins with.
    modulePreload: false,
    reportCompressedSize: false,
    copyPublicDir: !isSsrBuild,
    rollupOptions: {
      // The sheets of the staff's room carry its name, so that the offline package can leave them out.
      output: {
        assetFileNames: ({ originalFileNames }) =>
          `assets/${originalFileNames[0]?.includes('/moderation/') ? 'moderation-' : ''}[name]-[hash][extname]`,
        postBanner: ({ name }) => (AT_ONCE.has(name) ? COMPILE_ALL : ''),
        // What every page needs of others' code, in one file: 2 kB less than in three, and a new release of ours leaves it in the cache.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'libraries', test: /node_modules\/(preact|@preact|preact-iso|dexie|i18next|valibot)\// },
            { name: 'finder', test: LISTING },
            { name: 'rooms', test: ROOMS },
          ],
        },
      },
    },
  },
  test: { projects: TEST_PROJECTS },
}))
