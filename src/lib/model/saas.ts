// The model of a SaaS company: its files, read and checked.
import cash from './cash.lines'
import costs from './costs.lines'
import customers from './customers.lines'
import inputs from './inputs.lines'
import { check } from './language/check.ts'
import metrics from './metrics.lines'
import summary from './summary.lines'

export const saasModules = [inputs, customers, costs, cash, metrics, summary]

/** @throws Error at start if a model file has a mistake: that is ours to mend, not the reader's */
export const saasModel = (() => {
  const { model, mistakes } = check(saasModules)
  if (mistakes.length > 0)
    throw new Error(mistakes.map((mistake) => `${mistake.place.file}:${mistake.place.line} ${mistake.text}`).join('\n'))
  return model
})()
