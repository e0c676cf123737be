// Every address of the app is made here.
import { scenarioPages } from '#lib/texts/pages.ts'

export type ScenarioPage = keyof typeof scenarioPages

const pages = Object.entries(scenarioPages) as [ScenarioPage, string][]

export const links = {
  scenarios: '/',
  console: '/console',
  storage: '/storage',
  settings: '/settings',
  look: '/look',
  scenario: (id: string, page: ScenarioPage = 'assumptions'): string => `/s/${encodeURIComponent(id)}/${page}`,
  pagesOf: (id: string): { page: ScenarioPage; href: string; label: string }[] =>
    pages.map(([page, label]) => ({ page, href: links.scenario(id, page), label })),
  /** The results, with a figure explained beside them. */
  why: (id: string, line: string, month = 0): string =>
    `/s/${encodeURIComponent(id)}/results#why/${encodeURIComponent(line)}/${month}`,
  /** A figure in its sheet: the cash flow's net cash flow in month 24. */
  figure: (
    id: string,
    page: 'statements' | 'metrics',
    sheet: string,
    line: string,
    period: string,
    at: number
  ): string => `/s/${encodeURIComponent(id)}/${page}#${sheet}/${encodeURIComponent(line)}/${period}/${at}`,
  table: (id: string, table: string): string => `/s/${encodeURIComponent(id)}/assumptions#${table}`
}
