// What metrics are called that people define in more than one way, and each of the ways in a few words that files print.

export const metrics = {
  nrr: {
    label: 'Net revenue retention',
    variants: ['twelve monthly factors multiplied', 'of the month alone']
  },
  cac: {
    label: 'CAC',
    variants: [
      'sales and marketing of the month for each customer won in it',
      'sales and marketing of the month before for each customer won',
      'over three months'
    ]
  },
  runway_months: {
    label: 'Runway',
    variants: [
      'at the burn of the last three months',
      'at the burn of the month',
      'at the burn of the last twelve months'
    ]
  },
  burn_multiple: { label: 'Burn multiple', variants: ['over twelve months', 'over three months'] },
  magic_number: {
    label: 'Magic number',
    variants: ['from revenue: four times what a quarter added', 'from ARR: what a quarter added']
  },
  rule_of_40: {
    label: 'Rule of 40',
    variants: [
      'growth of revenue plus EBITDA margin',
      'growth of ARR plus EBITDA margin',
      'growth of revenue plus margin of free cash flow'
    ]
  }
}
