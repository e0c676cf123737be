// Commands that put scenarios beside each other. The engine answers them.
import * as texts from '#lib/texts/commands-comparing.ts'
import { flag, positional, scenarioArgument, type Command } from './command.ts'

const counterpart = positional('counterpart', { as: 'scenario' }, texts.counterpart)

export const comparingCommands: readonly Command[] = [
  {
    words: 'compare',
    help: texts.compare,
    example: 'compare base slow-growth --metrics arr,cash,nrr --months M1-M24',
    arguments: [
      scenarioArgument,
      counterpart,
      { name: 'third', kind: { as: 'scenario' }, help: texts.another },
      { name: 'fourth', kind: { as: 'scenario' }, help: texts.another },
      flag('metrics', { as: 'text', of: 'lines' }, texts.compareMetrics),
      flag('months', { as: 'range' }, texts.compareMonths)
    ]
  },
  {
    words: 'attribute',
    help: texts.attribute,
    example: 'attribute base slow-growth --line cash --month M24',
    arguments: [
      scenarioArgument,
      counterpart,
      flag('line', { as: 'text', of: 'lines' }, texts.attributeLine, true),
      flag('month', { as: 'month' }, texts.attributeMonth)
    ]
  }
]
