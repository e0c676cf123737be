// What members are called that are named in the model and not by people, and the choices of a cell.

/** By their names in the model and in files. */
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
