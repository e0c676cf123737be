// A round's price and shares in words and figures, down to what was typed.
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import type { RoundOutcome } from '#lib/model/captable.ts'
import * as texts from '#lib/texts/valuation.ts'

export function explainRound(outcome: RoundOutcome, setting: NumberSetting): string[] {
  const { round, price, newShares, poolIncrease, postMoney, converted } = outcome
  const money = (value: { toFixed(): string }) => showNumber(value.toFixed(), 'money', 'plain', setting)
  const shares = (value: { toFixed(): string }) => showNumber(value.toFixed(), 'shares', 'plain', setting)
  const amount = newShares.times(price)
  const preMoney = postMoney.minus(amount)
  const pool = poolIncrease.isZero() ? null : shares(poolIncrease)
  const priceOfShare = showNumber(price.toFixed(6), 'money', 'typed', setting)
  const part = showNumber(amount.div(postMoney).toFixed(), 'rate', 'plain', setting)
  return [
    texts.priced(round, money(preMoney), shares(preMoney.div(price)), pool, priceOfShare),
    ...Object.entries(converted).map(([name, count]) => texts.converts(name, shares(count))),
    texts.buys(round, shares(newShares), money(amount), part, money(postMoney))
  ]
}
