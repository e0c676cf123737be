// How the months of a plan can be looked at.
import type { Period } from '#lib/model/view.ts'

export const periods: readonly { value: Period; label: string }[] = [
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'year', label: 'Year' }
]
