// The cap table as spreadsheet cells, beside the procedure in captable.ts: the same steps, one named cell each.
import { stepsOf, type Round } from './captable.ts'

/** A cell by name; `formula` names other cells in braces: "{amount}/{price}". */
export interface SheetCell {
  name: string
  formula: string
}

/** Where the typed values stand: the name of a cell that holds them. */
export interface TypedCells {
  founderShares: string
  poolShares: string
  round(name: string, column: 'amount' | 'preMoney' | 'poolPct' | 'cap' | 'discount'): string
}

/**
 * Cells for every priced round, in an order in which each needs only earlier ones. Results carry the names
 * `<round>.price`, `.newShares`, `.poolIncrease`, `.postMoney`, `.shares.<holder>` and `.ownership.<holder>`.
 */
export function capTableCells(rounds: readonly Round[], typed: TypedCells): SheetCell[] {
  const cells: SheetCell[] = []
  const put = (name: string, formula: string): string => {
    cells.push({ name, formula })
    return `{${name}}`
  }
  let holders: [string, string][] = [
    ['founders', typed.founderShares],
    ['pool', typed.poolShares]
  ]
  for (const { round, safes } of stepsOf(rounds)) {
    const at = (name: string) => `${round.name}.${name}`
    const [amount, preMoney, poolPct] = (['amount', 'preMoney', 'poolPct'] as const).map((column) =>
      typed.round(round.name, column)
    )
    const pool = holders.find(([holder]) => holder === 'pool')![1]
    const outstanding = put(at('outstanding'), holders.map(([, shares]) => shares).join('+'))
    const postMoney = put(at('postMoney'), `${preMoney}+${amount}`)
    const heldWorth = put(at('heldWorth'), `${preMoney}-${poolPct}*${postMoney}`)

    const capitalise = (kind: string, poolOut: string, worth: string): string => {
      let capitalisation = outstanding
      for (let step = 0; step <= safes.length; step++) {
        const slopes: string[] = []
        const fixed: string[] = []
        for (const [i, safe] of safes.entries()) {
          const [of, cap, discount] = (['amount', 'cap', 'discount'] as const).map((column) =>
            typed.round(safe.name, column)
          )
          const byCap = put(at(`${kind}.${step}.cap.${i}`), `IF(${cap}>0,${of}/${cap},0)`)
          const byDiscount = put(at(`${kind}.${step}.discount.${i}`), `${of}/(${worth}*(1-${discount}))`)
          const capBinds = `${byCap}*${capitalisation}>=${byDiscount}*(${capitalisation}-${poolOut})`
          slopes.push(`-IF(${capBinds},${byCap},${byDiscount})`)
          fixed.push(`-IF(${capBinds},0,${byDiscount}*${poolOut})`)
        }
        capitalisation = put(at(`${kind}.${step}`), `(${outstanding}${fixed.join('')})/(1${slopes.join('')})`)
      }
      return capitalisation
    }
    const withPool = capitalise('withPool', pool, heldWorth)
    const withoutPool = capitalise('withoutPool', '0', preMoney!)
    const increase = put(
      at('poolIncrease'),
      `IF(${poolPct}>0,MAX(0,${poolPct}*(${withPool}-${pool})*${postMoney}/${heldWorth}-${pool}),0)`
    )
    const capitalisation = put(at('capitalisation'), `IF(${increase}>0,${withPool},${withoutPool})`)
    const price = put(at('price'), `${preMoney}/(${capitalisation}+${increase})`)
    const converted = safes.map((safe): [string, string] => {
      const [of, cap, discount] = (['amount', 'cap', 'discount'] as const).map((column) =>
        typed.round(safe.name, column)
      )
      const byDiscount = `${of}/(${price}*(1-${discount}))`
      return [
        safe.name,
        put(at(`shares.${safe.name}`), `MAX(IF(${cap}>0,${of}/${cap}*${capitalisation},0),${byDiscount})`)
      ]
    })
    const newShares = put(at('newShares'), `${amount}/${price}`)
    const newPool = put(at('shares.pool'), `${pool}+${increase}`)
    holders = [
      ...holders.map(([holder, shares]): [string, string] => [holder, holder === 'pool' ? newPool : shares]),
      ...converted,
      [round.name, newShares]
    ]
    const total = put(at('total'), holders.map(([, shares]) => shares).join('+'))
    for (const [holder, shares] of holders) put(at(`ownership.${holder}`), `${shares}/${total}`)
  }
  return cells
}
