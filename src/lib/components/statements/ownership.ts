// A round's price and shares in words and figures, down to what was typed.
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import type { RoundOutcome } from '#lib/model/captable.ts'

export function explainRound(outcome: RoundOutcome, setting: NumberSetting): string[] {
  const { round, price, newShares, poolIncrease, postMoney, converted } = outcome
  const money = (value: { toFixed(): string }) => showNumber(value.toFixed(), 'money', 'plain', setting)
  const shares = (value: { toFixed(): string }) => showNumber(value.toFixed(), 'shares', 'plain', setting)
  const amount = newShares.times(price)
  const preMoney = postMoney.minus(amount)
  const pool = poolIncrease.isZero() ? '' : `, ${shares(poolIncrease)} of them new in the pool`
  const safes = Object.entries(converted).map(([name, count]) => `${name} becomes ${shares(count)} shares.`)
  return [
    `${round}: ${money(preMoney)} pre-money ÷ ${shares(preMoney.div(price))} shares${pool} = ${showNumber(price.toFixed(6), 'money', 'typed', setting)} a share.`,
    ...safes,
    `${round} buys ${shares(newShares)} shares for ${money(amount)}, which is ${showNumber(amount.div(postMoney).toFixed(), 'rate', 'plain', setting)} of ${money(postMoney)} post-money.`
  ]
}
