// What a scenario can start from. Each is a scenario file like those people export.
import base from './base.json' with { type: 'json' }
import blank from './blank.json' with { type: 'json' }
import bootstrapped from './bootstrapped.json' with { type: 'json' }
import enterprise from './enterprise.json' with { type: 'json' }

export interface Template {
  name: string
  label: string
  help: string
  file: unknown
}

export const templates: readonly Template[] = [
  {
    name: 'saas',
    label: 'SaaS base',
    help: 'A seed-stage company: three tiers, two rounds, five years.',
    file: base
  },
  {
    name: 'bootstrapped',
    label: 'Bootstrapped',
    help: 'Two tiers, a small team, no investors: growth paid for by customers.',
    file: bootstrapped
  },
  {
    name: 'enterprise',
    label: 'Enterprise-led',
    help: 'Few large customers, yearly contracts paid ahead, a sales team and long payment terms.',
    file: enterprise
  },
  {
    name: 'blank',
    label: 'Blank',
    help: 'Nothing but the general assumptions: add tiers, growth and people yourself.',
    file: blank
  }
]
