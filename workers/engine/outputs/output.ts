// What an output is: files made of a computed scenario. It reads series and typed rows, and computes nothing.
import type { Row } from '#lib/edit/edit.ts'
import type { CommandFile } from '#lib/edit/messages.ts'
import type { Inputs } from '#lib/model/inputs.ts'
import type { Compiled } from '#lib/model/run.ts'
import type { Build } from '../build.ts'
import type { ExactTexts } from '../exact.ts'
import type { Tables } from '../workspace.ts'

/** All that an output reads, taken at one moment: what takes longer to make says the same as what does not. */
export interface OutputSource {
  scenario: Row
  tables: Tables
  /** The same rows, as the model takes them. */
  inputs: Inputs
  compiled: Compiled
  texts: ExactTexts
  build: Build
  /** Three letters. */
  currency: string
  /** An ISO date. */
  today: string
}

export type Output = (source: OutputSource) => CommandFile[] | Promise<CommandFile[]>

export const textFile = (name: string, type: string, content: string): CommandFile => ({
  name,
  type,
  bytes: new TextEncoder().encode(content)
})
