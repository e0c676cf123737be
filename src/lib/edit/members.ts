// Members that are named in the model and not by people, and what people call them.

export const departments = ['support', 'sales_marketing', 'engineering', 'general'] as const
export const categories = ['cogs', 'marketing', 'rd', 'ga', 'cloud'] as const
export const stages = ['pre_revenue', 'growth', 'scale'] as const
export const instruments = ['priced', 'safe'] as const

export const memberLabels: Readonly<Record<string, string>> = {
  support: 'Support',
  sales_marketing: 'Sales and marketing',
  engineering: 'Engineering',
  general: 'General',
  cogs: 'Cost of goods',
  marketing: 'Marketing',
  rd: 'Research and development',
  ga: 'General and administrative',
  cloud: 'Hosting',
  pre_revenue: 'Before revenue',
  growth: 'Growth',
  scale: 'Scale',
  priced: 'Priced round',
  safe: 'SAFE',
  plan: 'With the plan',
  january: 'January',
  february: 'February',
  march: 'March',
  april: 'April',
  may: 'May',
  june: 'June',
  july: 'July',
  august: 'August',
  september: 'September',
  october: 'October',
  november: 'November',
  december: 'December'
}
