// What charts say: their axes, the card around each, and those of the results.

// The axes
export const opening = 'Opening'
export const openingOf = (month: string): string => `${month}, opening`
export const units = { month: 'Months', customers: 'Customers', rate: 'Share' }
export const inMonths = (shown: string): string => `${shown} months`

// The card
export const why = (figure: string): string => `Why ${figure}`
export const table = 'Table'
export const tableOf = (title: string): string => `Table: ${title}`
export const figuresOf = (title: string): string => `${title}, figures`
export const save = (title: string): string => `Save ${title}`
export const saveAs = { png: 'Picture, PNG', svg: 'Drawing, SVG', csv: 'Figures, CSV' }
export const copy = 'Copy as picture'
export const copied = (title: string): string => `Copied ${title} as a picture.`
export const notCopied = 'The browser did not let the picture be copied. Save it as PNG instead.'
export const notMade = 'The browser could not make that file. Try another format.'

// The charts of the results
export const titles = {
  arr: 'Annual recurring revenue',
  movements: 'MRR movements',
  result: 'Revenue and result',
  costs: 'Costs'
}
export const lines = {
  cash: 'Cash',
  revenue: 'Revenue',
  gross_profit: 'Gross profit',
  ebitda: 'EBITDA',
  gross_margin: 'Gross margin',
  runway_months: 'Runway',
  new_mrr: 'New',
  expansion_mrr: 'Expansion',
  contraction_mrr: 'Contraction',
  churned_mrr: 'Churn',
  cost_of_revenue: 'Cost of revenue',
  sales_and_marketing: 'Sales and marketing',
  research_and_development: 'Research and development',
  general_and_administrative: 'General and administrative'
}
/** Where there is little room. */
export const shortLines = { research_and_development: 'R&D', general_and_administrative: 'G&A' }

// The figure that each is about
export const at = (what: string, when: string): string => `${what} at ${when}`
export const lowest = (cash: string, month: string): string => `lowest ${cash} in ${month}`
export const netNew = (mrr: string, month: string): string => `net new ${mrr} in ${month}`
export const breakEvenIn = (month: string): string => `break-even ${month}`
export const noBreakEven = 'no break-even in the plan'
export const expensesIn = (costs: string, month: string): string => `${costs} operating expenses in ${month}`
export const noCashBurnt = (month: string): string => `no cash is burnt at ${month}`

// The marks in them
export const low = (cash: string): string => `Low ${cash}`
export const breakEven = 'Break-even'
