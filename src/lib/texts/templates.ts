// What the templates are called that a scenario can start from, and what each is in a few words.

export const saas = { label: 'SaaS base', help: 'A seed-stage company: three tiers, two rounds, five years.' }
export const bootstrapped = {
  label: 'Bootstrapped',
  help: 'Two tiers, a small team, no investors: growth paid for by customers.'
}
export const enterprise = {
  label: 'Enterprise-led',
  help: 'Few large customers, yearly contracts paid ahead, a sales team and long payment terms.'
}
export const blank = {
  label: 'Blank',
  help: 'Nothing but the general assumptions: add tiers, growth and people yourself.'
}
