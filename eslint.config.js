// What the compiler does not say: promises left alone, casts that hide something, and the rules of this house.
import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** The rooms that know no clock, dice, page, network or store: these come as arguments. */
const pureRooms = ['src/lib/model/**/*.ts', 'src/lib/edit/**/*.ts', 'src/lib/format/**/*.ts']
const impure = ['document', 'window', 'navigator', 'location', 'localStorage', 'fetch', 'XMLHttpRequest', 'WebSocket']
const impureToo = ['indexedDB', 'caches', 'crypto', 'performance', 'setTimeout', 'setInterval', 'queueMicrotask']

const exportOfDatabase = {
  selector: 'CallExpression[callee.property.name="export"]',
  message: 'A database is exported in workers/store/sqlite.ts alone, never inside a transaction.'
}

/** In components the linter sees any where an argument gets its type from the markup around it; svelte-check does not. */
const untypedUse = Object.fromEntries(
  ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
    `@typescript-eslint/no-unsafe-${use}`,
    'off'
  ])
)

export default defineConfig(
  { ignores: ['build/', '.svelte-kit/', '.cache/', 'test-results/'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      'no-restricted-syntax': ['error', exportOfDatabase],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An index that was checked a line before is read with an exclamation mark.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Short functions whose result nobody reads are written short.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // A promise stands where a promise is called for, though nothing is waited for.
      '@typescript-eslint/require-await': 'off',
      // Text is spread into its characters on purpose; what a call changes behind it, the rule cannot know.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Annotations that say nothing new to the compiler may say it to the reader.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/prefer-reduce-type-parameter': 'off'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // Addresses are made in src/lib/client/links.ts, and the app stands at the root of its host.
      'svelte/no-navigation-without-resolve': 'off',
      // Most maps and dates live inside one computation, and nothing watches them.
      'svelte/prefer-svelte-reactivity': 'off',
      // A fixed style attribute is against the policy; a changing one is set by script, which it allows.
      'no-restricted-syntax': [
        'error',
        exportOfDatabase,
        {
          selector:
            'SvelteElement[kind="html"] > SvelteStartTag > SvelteAttribute[key.name="style"]:not(:has(SvelteMustacheTag))',
          message: 'A fixed style belongs into the style sheet.'
        }
      ],
      ...untypedUse
    }
  },
  {
    files: pureRooms,
    rules: {
      'no-restricted-globals': ['error', ...impure, ...impureToo],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The time comes as an argument.' },
        { object: 'Math', property: 'random', message: 'The dice come as an argument.' }
      ],
      'no-restricted-syntax': [
        'error',
        exportOfDatabase,
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The time comes as an argument.' }
      ]
    }
  },
  { files: ['workers/store/sqlite.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['sync-server/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    // What a test reads back from JSON or a spy is compared, not trusted.
    files: ['tests/**'],
    rules: {
      ...untypedUse,
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off'
    }
  }
)
