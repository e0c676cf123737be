// Who counts a metric in which way, and what else goes by its name: read where somebody asks for a number's definition.

export interface MetricDefinition {
  /** Who counts it so, and what for: one for each variant. */
  variants: readonly string[]
  /** Ways that this model does not compute, and why two numbers of one name may differ. */
  others: string
}

/** By the id of the line. */
export const definitions: Readonly<Record<string, MetricDefinition>> = {
  nrr: {
    variants: [
      'What customers of a year ago pay now, as investors ask for it: chained from month to month.',
      'What last month\u2019s customers pay this month: moves at once when churn moves.'
    ],
    others:
      'Companies with records of each customer follow those of a year ago one by one; some count customers who came back, and some leave out the smallest. Ask for period and base before you compare.'
  },
  cac: {
    variants: [
      'The usual one, with salaries of sales and marketing included.',
      'Where a deal takes about a month: what was spent then won the customers of now.',
      'Sales and marketing of three months for each customer won in them: steadier where few are won.'
    ],
    others:
      'Some count advertising only (paid CAC), or only customers that were paid for; a blended figure counts those who came by themselves too, as this one does.'
  },
  runway_months: {
    variants: [
      'What boards ask for: cash divided by the average of three months.',
      'Cash divided by this month\u2019s burn: jumps with every large bill.',
      'Cash divided by the average of a year: evens out bills that come once a year.'
    ],
    others:
      'A forecast counts the months until the plan itself runs out of cash, planned hiring and rounds included: that is the line "Cash runs out".'
  },
  burn_multiple: {
    variants: [
      'Cash burnt in a year for each unit of yearly recurring revenue added in it.',
      'The same of a quarter, as it was first described: sees a change earlier.'
    ],
    others: 'Some count EBITDA instead of cash, which leaves out what customers have yet to pay and what is invested.'
  },
  magic_number: {
    variants: [
      'Revenue of a quarter less that of the one before, times four, for sales and marketing of that one before.',
      'ARR is a year\u2019s revenue already, so that nothing is multiplied by four.'
    ],
    others:
      'Published formulas that take ARR and multiply it by four as well come out four times too high: ask which is meant.'
  },
  rule_of_40: {
    variants: [
      'The most common pair, both of twelve months.',
      'ARR runs ahead of revenue while a company grows fast.',
      'What investors in listed companies use: cash instead of EBITDA.'
    ],
    others: 'Some take operating margin, or weigh growth more than margin: say both choices beside the number.'
  }
}
