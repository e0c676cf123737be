// What stands below an explained figure: which branches are open, which reason is chosen, and how keys go through them.
// Everything goes by the name of its place, so that it stays as it is when the figures come again.
import type { Asked, ExplainedNumber, Reason, Way } from '#lib/edit/messages.ts'

export type Ask = (asked: Asked, way: Way) => Promise<ExplainedNumber | null>

/** A place in the tree: a reason, or what shows the rest of a long list. */
export interface Branch {
  path: string
  parent: Branch | null
  level: number
  /** Its place among its siblings, counted from 1, and how many there are. */
  place: number
  count: number
  reason: Reason | null
  /** How many more there are, where it stands for them. */
  rest: number
  asked: Asked
  /** Null where nothing lies below it. */
  isOpen: boolean | null
  below: readonly Branch[]
}

const few = 12

export class Reasons {
  #number = $state.raw<ExplainedNumber | null>(null)
  #way = $state.raw<Way>('because')
  /** What is known of reasons that were opened or chosen, by path. */
  #known = $state.raw<ReadonlyMap<string, ExplainedNumber>>(new Map())
  #open = $state.raw<ReadonlySet<string>>(new Set())
  /** Long lists that are shown whole. */
  #whole = $state.raw<ReadonlySet<string>>(new Set())
  #chosen = $state.raw<string | null>(null)
  #turn = 0
  /** The direction that was asked for; what is shown is of the other one until the answer is here. */
  #wantedWay: Way
  /** What was learnt since it was last asked for everything. */
  readonly #learnt = new Map<string, ExplainedNumber>()

  constructor(
    readonly asked: Asked,
    way: Way,
    private readonly ask: Ask
  ) {
    this.#way = this.#wantedWay = way
  }

  readonly branches: readonly Branch[] = $derived.by(() =>
    this.#number ? this.#below(this.#number, this.asked, this.#way, null) : []
  )

  /** Everything that is in view, from top to bottom. */
  readonly all: readonly Branch[] = $derived.by(() => this.branches.flatMap(withBelow))

  readonly chosen: Branch | null = $derived.by(() => this.all.find(({ path }) => path === this.#chosen) ?? null)

  /** The one that keys start from: the chosen one, or the first. */
  readonly current: Branch | null = $derived.by(() => this.chosen ?? this.all[0] ?? null)

  get number(): ExplainedNumber | null {
    return this.#number
  }

  get way(): Way {
    return this.#way
  }

  /** The explanation of a reason, where it is known. */
  told(branch: Branch): ExplainedNumber | null {
    return this.#known.get(branch.path) ?? null
  }

  #below(number: ExplainedNumber, asked: Asked, path: string, parent: Branch | null): Branch[] {
    const reasons = this.#way === 'because' ? number.because : number.feeds
    const shown = this.#whole.has(path) ? reasons : reasons.slice(0, few)
    const rest = reasons.length - shown.length
    const head = { parent, level: (parent?.level ?? 0) + 1, count: shown.length + (rest > 0 ? 1 : 0) }
    const branches = shown.map((reason, i): Branch => {
      const own = `${path}/${keyOf(reason)}`
      const known = this.#known.get(own)
      const list = known && (this.#way === 'because' ? known.because : known.feeds)
      const isLeaf = (this.#way === 'because' && reason.typed !== null) || list?.length === 0
      const isOpen = isLeaf ? null : this.#open.has(own)
      const branch = {
        ...head,
        path: own,
        place: i + 1,
        reason,
        rest: 0,
        asked: askedOf(reason, asked),
        isOpen,
        below: []
      }
      return isOpen && known ? { ...branch, below: this.#below(known, branch.asked, own, branch) } : branch
    })
    if (rest === 0) return branches
    const more = {
      ...head,
      path: `${path}/more`,
      place: head.count,
      reason: null,
      rest,
      asked,
      isOpen: null,
      below: []
    }
    return [...branches, more]
  }

  /** The figures may have changed: what is shown is asked for again, and stays as it is. */
  async load(): Promise<void> {
    const turn = ++this.#turn
    const way = this.#wantedWay
    const isTurned = way !== this.#way
    const isShown = ({ path }: Branch) => this.#open.has(path) || path === this.#chosen
    const wanted = isTurned ? [] : this.all.filter(isShown)
    this.#learnt.clear()
    const [number, ...others] = await Promise.all(
      [this.asked, ...wanted.map(({ asked }) => asked)].map((asked) => this.ask(asked, way))
    )
    if (turn !== this.#turn) return
    this.#number = number ?? null
    this.#way = way
    // What is not shown is asked for when it is: its figures may be others by then.
    const answers = wanted.flatMap(({ path }, i) => (others[i] ? [[path, others[i]] as const] : []))
    this.#known = new Map([...answers, ...this.#learnt])
    // Each direction keeps what was opened in it.
    if (isTurned) await this.load()
  }

  async #learnOf(branch: Branch): Promise<void> {
    const { path, asked, reason } = branch
    if (!reason || this.#known.has(path)) return
    const [turn, way] = [this.#turn, this.#way]
    const number = await this.ask(asked, way)
    // Meanwhile the figures may have changed.
    if (turn !== this.#turn) return this.#learnOf(branch)
    if (!number) return
    this.#learnt.set(path, number)
    this.#known = new Map([...this.#known, [path, number]])
  }

  async show(way: Way): Promise<void> {
    if (way === this.#wantedWay) return
    this.#wantedWay = way
    await this.load()
  }

  choose(branch: Branch): void {
    this.#chosen = branch.path
    void this.#learnOf(branch)
  }

  async open(branch: Branch): Promise<void> {
    if (branch.reason === null) return this.#showRest(branch)
    if (branch.isOpen !== false) return
    this.#open = new Set([...this.#open, branch.path])
    await this.#learnOf(branch)
  }

  close(branch: Branch): void {
    this.#open = new Set([...this.#open].filter((path) => path !== branch.path))
  }

  async toggle(branch: Branch): Promise<void> {
    this.choose(branch)
    if (branch.isOpen) this.close(branch)
    else await this.open(branch)
  }

  /** The choice goes to the first of those that come into view. */
  #showRest({ path, place }: Branch): void {
    const list = path.slice(0, -'/more'.length)
    this.#whole = new Set([...this.#whole, list])
    const siblings = this.all.filter(
      (branch) => branch.path.startsWith(`${list}/`) && !branch.path.slice(list.length + 1).includes('/')
    )
    const first = siblings.find((branch) => branch.place === place)
    if (first) this.choose(first)
  }

  /** @returns false where the key means nothing here */
  press(key: string): boolean {
    const { current, all } = this
    if (!current) return false
    const at = all.findIndex(({ path }) => path === current.path)
    const to: Record<string, () => Branch | null | undefined> = {
      ArrowDown: () => all[at + 1],
      ArrowUp: () => all[at - 1],
      Home: () => all[0],
      End: () => all.at(-1),
      ArrowRight: () => (current.isOpen ? current.below[0] : (void this.open(current), this.chosen)),
      ArrowLeft: () => (current.isOpen ? (this.close(current), current) : current.parent)
    }
    if (!Object.hasOwn(to, key)) return false
    this.choose(to[key]!() ?? current)
    return true
  }
}

const withBelow = (branch: Branch): Branch[] => [branch, ...branch.below.flatMap(withBelow)]

/** A reason goes by its line and time, or by the cell in which it was typed. */
function keyOf({ id, month, period, typed }: Reason): string {
  const parts = typed ? [typed.table, typed.row, typed.column, JSON.stringify(typed.names ?? {})] : [id, period, month]
  return encodeURIComponent(parts.join(' '))
}

/** What is of no time is looked at from that of the figure above it. */
function askedOf({ id, month, period, typed }: Reason, { at, period: of }: Asked): Asked {
  if (typed) {
    const { table, row, column, names } = typed
    return { cell: { table, row, column, ...(names ? { names } : {}) }, at, period: of }
  }
  return month === null ? { line: id, at, period: of } : { line: id, at: month, period }
}
