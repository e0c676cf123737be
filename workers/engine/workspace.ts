// The one door for change: a command, a typed cell, undo and an import all pass receive(). Rows read since are kept
// until an edit touches them.
import { hasBranches } from '#lib/edit/branch-problems.ts'
import { asKept, followedBy, headInBranch, originOf, readerOf, rowsInBranch, type Kept } from '#lib/edit/branches.ts'
import { defaultCompany, remove, scenarioMeant, type Read } from '#lib/edit/commands/command.ts'
import {
  reverse,
  rowsAfter,
  squash,
  type Change,
  type Edit,
  type Origin,
  type Row,
  type Values
} from '#lib/edit/edit.ts'
import { makeIds } from '#lib/edit/id.ts'
import type { Followed, UndoLabels } from '#lib/edit/messages.ts'
import { insertScenario, templateContent } from '#lib/edit/new-scenario.ts'
import { nothingToRedo, nothingToUndo, unknownScenario } from '#lib/edit/problems.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { assumptionTables, ownedTables, tableNamed } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/edits.ts'
import type { Store } from '#workers/store/store.ts'

export interface WorkspaceOptions {
  clock: () => number
  randomBytes: (count: number) => Uint8Array
  author: string
}

export type Tables = Readonly<Record<string, readonly Row[]>>

/** What an edit touched: scenarios by id, and whether the list of scenarios or companies changed. */
export interface Touched {
  scenarios: ReadonlySet<string>
  /** Scenarios whose notes changed. */
  notes: ReadonlySet<string>
  list: boolean
}

export class Workspace {
  readonly newId: () => string
  onTouched: (touched: Touched) => void = () => {}
  #tables = new Map<string, Tables>()
  /** Tables of them that an edit has touched since. */
  readonly #stale = new Map<string, Set<string>>()

  constructor(
    readonly store: Store,
    private readonly options: WorkspaceOptions
  ) {
    this.newId = makeIds(options.clock, options.randomBytes)
  }

  /** A workspace that nothing was ever in begins with a company and the base scenario, which undo does not take away. */
  seed(): void {
    if (this.store.rows('companies').length > 0 || this.store.history({ limit: 1 }).length > 0) return
    const content = templateContent('saas')
    if (!content.ok) throw new Error(content.error.text)
    const { name, description, startDate, months } = content.value
    const company: Change = { table: 'companies', row: defaultCompany, was: null, now: { name: texts.myCompany } }
    const read = this.read(defaultCompany)
    const head = { name, description, start_date: startDate, months }
    this.#stamp([company, ...insertScenario(read, 'base', head, content.value)], texts.firstStart, 'migration', null)
  }

  read(company: string, files: Readonly<Record<string, Uint8Array>> = {}): Read {
    const now = new Date(this.options.clock()).toISOString()
    return {
      rows: (table, owner) =>
        table === 'scenarios'
          ? this.scenarios(owner)
          : owner !== undefined && assumptions.has(table)
            ? (this.tables(owner)[table] ?? [])
            : this.store.rows(table, owner),
      newId: this.newId,
      today: now.slice(0, 10),
      now,
      author: this.options.author,
      company,
      file: (name) => (Object.hasOwn(files, name) ? files[name] : undefined)
    }
  }

  scenario(id: string): Row | null {
    const row = this.store.row('scenarios', id)
    return row && this.#head(row)
  }

  /** Of one company, or of all. */
  scenarios(company?: string): Row[] {
    return this.store.rows('scenarios', company).map((row) => this.#head(row))
  }

  /** The scenario that a branch follows; null for one that stands by itself. */
  parentOf(scenario: string): string | null {
    return this.#parents().get(scenario) ?? null
  }

  /** Every branch that follows it, or follows one that does. */
  branchesOf(scenario: string): string[] {
    const all = [...this.#parents()]
    const followers = (of: string): string[] =>
      all.flatMap(([branch, parent]) => (parent === of ? [branch, ...followers(branch)] : []))
    return followers(scenario)
  }

  #parents(): ReadonlyMap<string, string> {
    this.#parentOf ??= withoutRings(
      new Map(this.store.rows('branches').map((row) => [row['scenario_id']!, row['parent']!] as const))
    )
    return this.#parentOf
  }
  #parentOf: ReadonlyMap<string, string> | null = null

  #head(row: Row): Row {
    const parent = this.parentOf(row.id)
    const head = parent === null ? null : this.scenario(parent)
    return head ? headInBranch(row, head, this.overridesOf(row.id)) : row
  }

  /** What a branch says otherwise. */
  overridesOf(branch: string): readonly Row[] {
    return this.store.rows('overrides', branch)
  }

  /** What a branch follows, and what stands there where it says otherwise; null for a scenario that stands by itself. */
  follows(branch: string): Followed | null {
    const parent = this.parentOf(branch)
    const scenario = parent === null ? null : this.scenario(parent)
    return (
      scenario && followedBy(branch, scenario, this.tables(scenario.id), this.tables(branch), this.overridesOf(branch))
    )
  }

  /** A row by its id, also one that a branch inherits. */
  row(table: string, id: string): Row | null {
    const branch = readerOf(id)
    if (branch !== null) return this.tables(branch)[table]?.find((row) => row.id === id) ?? null
    return table === 'scenarios' ? this.scenario(id) : this.store.row(table, id)
  }

  /** By its id, of whichever company. */
  scenarioById(id: string): Result<Row, Problem> {
    const scenario = this.scenario(id)
    if (scenario) return ok(scenario)
    const known = this.store.rows('scenarios').map((row) => row.id)
    return refused(unknownScenario(id, known))
  }

  scenarioMeant(company: string, typed: string): Result<Row, Problem> {
    return scenarioMeant(this.read(company), typed)
  }

  /** Everything typed into a scenario that figures come of. */
  tables(scenario: string): Tables {
    const known = this.#tables.get(scenario)
    const stale = this.#stale.get(scenario)
    if (known && !stale) return known
    const names = known ? [...stale!] : assumptionTables.map(({ name }) => name)
    const read = this.#reading(scenario)
    const tables = { ...known, ...Object.fromEntries(names.map((name) => [name, read(name)])) }
    this.#tables.set(scenario, tables)
    this.#stale.delete(scenario)
    return tables
  }

  #reading(scenario: string): (table: string) => readonly Row[] {
    const parent = this.parentOf(scenario)
    if (parent === null) return (table) => this.store.rows(table, scenario)
    const inherited = this.tables(parent)
    const overrides = this.overridesOf(scenario)
    return (table) => rowsInBranch(table, scenario, inherited[table] ?? [], this.store.rows(table, scenario), overrides)
  }

  /** Rows were written by somebody else. */
  forgetRows(): void {
    this.#parentOf = null
    this.#tables.clear()
    this.#stale.clear()
  }

  /** @returns the number to wait for until it is on the device */
  receive(
    changes: readonly Change[],
    why: string,
    origin: Origin,
    reverses: string | null = null
  ): Result<number, Problem> {
    return this.#stamp(asKept(squash(changes), this.#kept), why, origin, reverses)
  }

  readonly #kept: Kept = {
    parentOf: (scenario) => this.parentOf(scenario),
    rowIn: (scenario, table, origin) =>
      this.tables(scenario)[table]?.find((row) => originOf(row.id) === origin) ?? null,
    head: (scenario) => this.scenario(scenario),
    valueIn: (scenario, table, parameter) =>
      this.tables(scenario)[table]?.find((row) => row['parameter'] === parameter)?.['value'],
    stored: (table, row) => this.store.row(table, row),
    overridesOf: (branch) => this.overridesOf(branch)
  }

  undo(): Result<string, Problem> {
    const step = this.store.undoStacks().undo.at(-1)
    return step ? this.#takeBack(step, texts.undo) : refused(nothingToUndo())
  }

  redo(): Result<string, Problem> {
    const step = this.store.undoStacks().redo.at(-1)
    return step ? this.#takeBack(step, texts.redo) : refused(nothingToRedo())
  }

  undoLabels(): UndoLabels {
    const { undo, redo } = this.store.undoStacks()
    return { undo: undo.at(-1)?.original.why ?? null, redo: redo.at(-1)?.original.why ?? null }
  }

  #takeBack(
    { reverses, original }: { reverses: string; original: { why: string } },
    say: (edit: string) => string
  ): Result<string, Problem> {
    const done = this.#stamp(reverse(this.store.changesOf(reverses)), say(original.why), 'undo', reverses)
    return done.ok ? ok(original.why) : done
  }

  #stamp(changes: readonly Change[], why: string, origin: Origin, reverses: string | null): Result<number, Problem> {
    const { clock, author } = this.options
    const id = this.#named ?? this.newId()
    this.#named = null
    return this.#give({ id, author, at: new Date(clock()).toISOString(), why, origin, reverses, changes })
  }

  #give(edit: Edit): Result<number, Problem> {
    const left = this.#leftBehind(edit.changes)
    if (left) return refused(left)
    const received = this.store.receive(edit)
    if (!received.ok || edit.changes.length === 0) return received
    const { device } = this.store.state()
    this.#unsaved = [...this.#unsaved.filter(({ seq }) => seq > device), { seq: received.value, edit }]
    this.#touch(edit.changes)
    return received
  }

  /** No branch is left without what it follows, whoever asks for that: a restore, an undo, a revert. */
  #leftBehind(changes: readonly Change[]): Problem | null {
    const about = changes.filter(({ table }) => table === 'scenarios' || table === 'branches')
    if (about.length === 0) return null
    const [scenarios, branches] = ['scenarios', 'branches'].map((table) =>
      rowsAfter(this.store.rows(table), table, about)
    ) as [Row[], Row[]]
    const names = new Map(scenarios.map((row) => [row.id, row['name'] ?? '']))
    const alone = branches.filter((row) => names.has(row['scenario_id']!) && !names.has(row['parent']!))
    if (alone.length === 0) return null
    const parent = alone[0]!['parent']!
    const name = this.store.row('scenarios', parent)?.['name'] ?? parent
    return hasBranches(
      name,
      alone.map((row) => names.get(row['scenario_id']!)!)
    )
  }

  /** The next edit is known by this id. */
  name<T>(id: string, work: () => T): T {
    this.#named = id
    try {
      return work()
    } finally {
      this.#named = null
    }
  }
  #named: string | null = null

  /** The same for an edit that is made later. */
  named<T>(work: () => T): () => T {
    const id = this.#named
    return id === null ? work : () => this.name(id, work)
  }

  /** Edits that may not have come to the device. */
  unsaved(): Edit[] {
    const { device } = this.store.state()
    return this.#unsaved.filter(({ seq }) => seq > device).map(({ edit }) => edit)
  }
  #unsaved: readonly { seq: number; edit: Edit }[] = []

  /** Makes an edit that was made elsewhere from other rows: each cell it sets it sets here, whatever was there. */
  adopt(edit: Edit): Result<number, Problem> {
    const changes = edit.changes.flatMap(({ table, row, now }): Change[] => {
      const here = this.store.row(table, row)
      if (now === null) return here ? [remove(table, here)] : []
      if (!here) return isWhole(table, now) ? [{ table, row, was: null, now }] : []
      const was = Object.fromEntries(Object.keys(now).map((column) => [column, here[column] ?? null]))
      return [{ table, row, was, now }]
    })
    return this.#give({ ...edit, changes: squash(changes) })
  }

  /** Another tab wrote to these tables. */
  followed(touched: ReadonlyMap<string | null, ReadonlySet<string>>): void {
    const [scenarios, notes] = [new Set<string>(), new Set<string>()]
    for (const [scenario, tables] of touched) {
      if (scenario === null) continue
      for (const table of tables) this.#outdate(scenario, table, table === 'notes' ? notes : scenarios)
    }
    const list = [...touched.values()].some((tables) => [...tables].some((table) => ofList.has(table)))
    this.onTouched({ scenarios, notes, list })
  }

  #touch(changes: readonly Change[]): void {
    const [scenarios, notes] = [new Set<string>(), new Set<string>()]
    let list = false
    for (const { table, row, was, now } of changes) {
      const scenario =
        table === 'scenarios' ? row : (now?.['scenario_id'] ?? was?.['scenario_id'] ?? this.#ownerOf(table, row))
      if (scenario) this.#outdate(scenario, table, table === 'notes' ? notes : scenarios)
      list ||= ofList.has(table)
    }
    this.onTouched({ scenarios, notes, list })
  }

  /** Other tables of the scenario need not be read again. What follows it changes with it, all but its notes. */
  #outdate(scenario: string, table: string, touched: Set<string>): void {
    touched.add(scenario)
    const isWhole = table === 'scenarios' || branching.has(table)
    if (table === 'branches') this.#parentOf = null
    if (isWhole) this.#tables.delete(scenario)
    else if (this.#tables.has(scenario) && assumptions.has(table))
      this.#stale.set(scenario, (this.#stale.get(scenario) ?? new Set()).add(table))
    if (isWhole || assumptions.has(table))
      for (const [branch, parent] of this.#parents())
        if (parent === scenario && branch !== scenario)
          this.#outdate(branch, table === 'branches' ? 'overrides' : table, touched)
  }

  /** An update names only the columns that changed, so the row itself says whose it is. */
  #ownerOf(table: string, row: string): string | null {
    return isOfScenario(table) ? (this.store.row(table, row)?.['scenario_id'] ?? null) : null
  }
}

/** A file that somebody else made may hold branches that follow each other: those follow nothing. */
function withoutRings(parents: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ends = (scenario: string, seen: ReadonlySet<string>): boolean => {
    const parent = parents.get(scenario)
    return parent === undefined || (!seen.has(parent) && ends(parent, new Set([...seen, parent])))
  }
  return new Map([...parents].filter(([branch]) => ends(branch, new Set([branch]))))
}

const names = new Set(ownedTables.map(({ name }) => name))
/** What the list of scenarios tells of. */
const ofList = new Set(['companies', 'scenarios', 'branches'])
const branching = new Set(ownedTables.flatMap(({ name, isOfBranch }) => (isOfBranch ? [name] : [])))
const assumptions = new Set(assumptionTables.map(({ name }) => name))
const isWhole = (table: string, values: Values): boolean =>
  tableNamed(table).columns.every(({ name }) => name in values)

const isOfScenario = (table: string): boolean => names.has(table)
