// Every address of the app is made here.

export type ScenarioPage = 'assumptions' | 'results' | 'statements' | 'metrics' | 'history'

export const links = {
  scenarios: '/',
  console: '/console',
  settings: '/settings',
  scenario: (id: string, page: ScenarioPage = 'assumptions'): string => `/s/${encodeURIComponent(id)}/${page}`,
  table: (id: string, table: string): string => `/s/${encodeURIComponent(id)}/assumptions#${table}`
}
