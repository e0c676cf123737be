// Companies: each has its own scenarios.
import * as texts from '#lib/texts/commands-companies.ts'
import * as problems from '../problems.ts'
import { refused, type Result, type Problem, ok } from '../result.ts'
import type { Row } from '../edit.ts'
import { tableNamed } from '../schema.ts'
import {
  cellOf,
  changed,
  defaultCompany,
  freeId,
  insert,
  positional,
  remove,
  removeScenario,
  sameName,
  text,
  update,
  type Command,
  type Read
} from './command.ts'

function companyMeant(read: Pick<Read, 'rows'>, typed: string): Result<Row, Problem> {
  const all = read.rows('companies')
  const found = all.find((row) => row.id === typed) ?? all.find((row) => sameName(row['name'], typed))
  return found
    ? ok(found)
    : refused(
        problems.unknownCompany(
          typed,
          all.map((row) => row['name']!)
        )
      )
}

/** The id of the company that is spoken of: the usual one where none is named. */
export function companySpokenOf(read: Pick<Read, 'rows'>, named: string | null): Result<string, Problem> {
  if (named === null) return ok(defaultCompany)
  const found = companyMeant(read, named)
  return found.ok ? ok(found.value.id) : found
}

const nameArgument = positional('name', cellOf('companies', 'name'), texts.name)

export const companyCommands: readonly Command[] = [
  { words: 'company list', help: texts.list, example: 'company list', arguments: [] },
  {
    words: 'company create',
    help: texts.create,
    example: 'company create "Northwind Ltd"',
    arguments: [nameArgument],
    change(read, given) {
      const name = text(given, 'name')!
      const all = read.rows('companies')
      if (all.some((row) => sameName(row['name'], name)))
        return refused(problems.nameTaken(tableNamed('companies').rowLabel, name))
      const change = insert(
        {
          ...read,
          newId: () =>
            freeId(
              name,
              all.map((row) => row.id)
            )
        },
        'companies',
        null,
        { name }
      )
      return changed([change], texts.created(name), { id: change.row, name })
    }
  },
  {
    words: 'company rename',
    help: texts.rename,
    example: 'company rename Northwind Southwind',
    arguments: [
      positional('from', { as: 'text', of: 'companies' }, texts.nameNow),
      positional('to', cellOf('companies', 'name'), texts.newName)
    ],
    change(read, given) {
      const company = companyMeant(read, text(given, 'from')!)
      if (!company.ok) return company
      const name = text(given, 'to')!
      if (read.rows('companies').some((row) => row.id !== company.value.id && sameName(row['name'], name)))
        return refused(problems.nameTaken(tableNamed('companies').rowLabel, name))
      return changed([update('companies', company.value, { name })], texts.renamed(company.value['name'] ?? '', name), {
        id: company.value.id,
        name
      })
    }
  },
  {
    words: 'company delete',
    help: texts.deleteIt,
    example: 'company delete Northwind',
    arguments: [positional('name', { as: 'text', of: 'companies' }, texts.name)],
    change(read, given) {
      const company = companyMeant(read, text(given, 'name')!)
      if (!company.ok) return company
      if (company.value.id === defaultCompany) return refused(problems.lastCompany())
      const scenarios = read.rows('scenarios', company.value.id)
      const changes = [
        ...scenarios.flatMap((scenario) => removeScenario(read, scenario)),
        remove('companies', company.value)
      ]
      return changed(changes, texts.deleted(company.value['name'] ?? '', scenarios.length), {
        id: company.value.id
      })
    }
  }
]
