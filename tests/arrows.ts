// The arrows of the house, as rules for dependency-cruiser: which room may import from which, and who may use what.
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'

/** What each room may import from, besides itself. A room that is not named imports from no other. */
const arrows: Record<string, string[]> = {
  'src/routes': [
    'src/lib/components',
    'src/lib/client',
    'src/lib/format',
    'src/lib/edit',
    'src/lib/model',
    'src/lib/texts'
  ],
  'src/lib/components': ['src/lib/format', 'src/lib/edit', 'src/lib/model', 'src/lib/texts'],
  'src/lib/format': ['src/lib/edit', 'src/lib/model', 'src/lib/texts'],
  'src/lib/edit': ['src/lib/model', 'src/lib/texts'],
  'src/lib/model': ['src/lib/texts'],
  // The lowest room: what is said to people, and nothing of what it is about.
  'src/lib/texts': [],
  // Across the worker boundary go messages alone: the page knows a worker's address and nothing inside it.
  'src/lib/client': ['src/lib/edit', 'src/lib/model', 'src/lib/texts', 'workers/[^/]+/entry\\.ts$'],
  'src/build': [],
  'src/[^/]+$': [],
  'workers/engine': [
    'workers/store',
    'workers/sync',
    'src/lib/format',
    'src/lib/edit',
    'src/lib/model',
    'src/lib/texts'
  ],
  'workers/store': ['src/lib/edit', 'src/lib/model', 'src/lib/texts'],
  'workers/sync': ['src/lib/edit'],
  'sync-server': []
}

/** Packages with one door each. */
const doors: Record<string, string[]> = {
  'chart\\.js': ['src/lib/components/chart/'],
  comlink: ['src/lib/client/', 'workers/[^/]+/entry\\.ts$'],
  'sql\\.js': ['workers/store/', 'workers/[^/]+/entry\\.ts$'],
  idb: ['workers/store/', 'src/lib/client/'],
  hucre: ['workers/engine/outputs/workbook/hucre\\.ts$']
}

const begins = (paths: string[]): string => `^(${paths.join('|')})`

const rules: IForbiddenRuleType[] = [
  ...Object.entries(arrows).map(([room, allowed]) => ({
    name: `${room} -> ${allowed.join(', ') || 'nothing'}`,
    from: { path: begins([room]) },
    to: { path: begins(['src/', 'workers/', 'sync-server/', 'tests/']), pathNot: begins([room, ...allowed]) }
  })),
  ...Object.entries(doors).map(([name, users]) => ({
    name: `only ${users.join(', ')} -> ${name}`,
    from: { pathNot: begins(users) },
    to: { path: `(^|node_modules/)${name}(/|$)` }
  })),
  { name: 'an address that leads nowhere', from: {}, to: { couldNotResolve: true, path: '^[#.]' } },
  // A component may contain itself.
  {
    name: 'a circle',
    from: { pathNot: '\\.svelte$' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
  }
]

/** Every import below that folder that breaks a rule, as `rule: from -> to`. */
export async function brokenArrows(folder: string): Promise<string[]> {
  const { output } = await cruise(['src', 'workers', 'sync-server'], {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rules },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'types', 'browser', 'default'],
      extensions: ['.ts', '.js', '.svelte', '.d.ts']
    }
  })
  const { violations, totalCruised } = (output as ICruiseResult).summary
  if (totalCruised === 0) throw new Error(`there is nothing below ${folder}`)
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
}
