// Every address of the app is made here.

export type ScenarioPage = 'assumptions' | 'results' | 'statements' | 'metrics' | 'history'

export const links = {
  scenarios: '/',
  console: '/console',
  storage: '/storage',
  settings: '/settings',
  scenario: (id: string, page: ScenarioPage = 'assumptions'): string => `/s/${encodeURIComponent(id)}/${page}`,
  /** The results, with a figure explained beside them. */
  why: (id: string, line: string, month = 0): string =>
    `/s/${encodeURIComponent(id)}/results#why/${encodeURIComponent(line)}/${month}`,
  table: (id: string, table: string): string => `/s/${encodeURIComponent(id)}/assumptions#${table}`
}
