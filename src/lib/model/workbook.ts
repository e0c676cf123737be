// The sheets of a workbook, and which of them a line stands on: that of its chapter in the model's text. A statement is
// whole on its own sheet, so that some of its lines stand there besides.
import * as texts from '#lib/texts/workbook.ts'
import { metricSections, ownSection, statements, type Statement, type StatementRow } from './statements.ts'

export interface WorkbookSheet {
  id: keyof typeof texts.sheets
  name: string
  /** The chapters whose lines have their rows here. Every chapter belongs to one sheet. */
  sections: readonly string[]
  /** What comes first: a statement, or lines of other sheets. */
  opens: readonly StatementRow[]
}

const sheet = (
  id: WorkbookSheet['id'],
  sections: readonly string[],
  opens: readonly StatementRow[] = []
): WorkbookSheet => ({ id, name: texts.sheets[id], sections, opens })

const statement = (id: Statement['id']): readonly StatementRow[] => statements.find((one) => one.id === id)!.rows

const lines = (...ids: string[]): StatementRow[] => ids.map((line) => ({ line, indent: 0, isTotal: false }))

export const workbookSheets: readonly WorkbookSheet[] = [
  sheet(
    'summary',
    ['Summary'],
    lines('customers', 'mrr', 'arr', 'revenue', 'gross_profit', 'ebitda', 'net_income', 'net_burn', 'cash', 'headcount')
  ),
  sheet('assumptions', []),
  sheet('customers', ['Customers']),
  sheet('revenue', ['Recurring revenue']),
  sheet('headcount', ['People']),
  sheet('expenses', ['Stage', 'Cost of revenue', 'Operating expenses']),
  sheet('profit', ['Below EBITDA'], statement('income')),
  sheet('capital', ['Paid in advance and paid later', 'Working capital']),
  sheet('cash', ['Cash flow'], statement('cash')),
  sheet('balance', ['Balance sheet'], statement('balance')),
  sheet('funding', [], lines('financing_cash_flow', 'paid_in_capital')),
  sheet('units', [...metricSections, ownSection]),
  sheet('valuation', ['Discounted cash flow', 'Revenue multiples'])
]
