// What commands answer with: a sentence or a table for people, data for programs, and files.
import type { CommandFile } from '#lib/edit/messages.ts'
import { ok, type Problem, type Result } from '#lib/edit/result.ts'
import * as words from '#lib/texts/answers.ts'

export interface Told {
  text: string
  data: unknown
  files: CommandFile[]
}

export const told = (sentence: string, data: unknown, files: CommandFile[] = []): Result<Told, Problem> =>
  ok({ text: sentence, data, files })

/** The id as it is spelled, found whatever the case. */
export const lineMeant = (ids: readonly string[], typed: string): string | undefined =>
  ids.find((id) => id === typed) ?? ids.find((id) => id.toLowerCase() === typed.toLowerCase())

/** Rows as text in columns, for the console. */
export function asTable(rows: readonly Readonly<Record<string, unknown>>[]): string {
  if (rows.length === 0) return words.nothingYet
  const columns = Object.keys(rows[0]!).filter(
    (column) => column !== 'id' || rows.some((row) => !isIdentity(row['id']))
  )
  return inColumns([columns, ...rows.map((row) => columns.map((column) => asText(row[column])))])
}

/** Rows of equally many cells. */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

const isIdentity = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value)
export const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '–'
