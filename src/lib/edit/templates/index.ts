// What a scenario can start from. Each is a scenario file like those people export.
import * as texts from '#lib/texts/templates.ts'
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
  { name: 'saas', ...texts.saas, file: base },
  { name: 'bootstrapped', ...texts.bootstrapped, file: bootstrapped },
  { name: 'enterprise', ...texts.enterprise, file: enterprise },
  { name: 'blank', ...texts.blank, file: blank }
]
