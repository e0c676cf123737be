// Members that are named in the model and not by people.

export const departments = ['support', 'sales_marketing', 'engineering', 'general'] as const
export const categories = ['cogs', 'marketing', 'rd', 'ga', 'cloud'] as const
export const stages = ['pre_revenue', 'growth', 'scale'] as const
export const instruments = ['priced', 'safe'] as const

export { memberLabels } from '#lib/texts/members.ts'
