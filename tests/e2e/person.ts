// What a person does with the app, by the names on the screen: opens a page, finds a cell, types into it, reads a figure.
import { expect, type Locator, type Page } from '@playwright/test'
import type { CommandAnswer } from '#lib/edit/messages.ts'

/** Opens an address, once the store is open. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await ready(page)
}

export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => window.sextant !== undefined)
  await page.evaluate(() => window.sextant!.ready)
}

/** Opens a page of a scenario, once it shows that scenario. */
export async function visitScenario(page: Page, place: string, id = 'base'): Promise<void> {
  await visit(page, `/s/${id}/${place}`)
  await expect(page.getByRole('heading', { level: 1, name: ' / ' })).toBeVisible()
}

/** Runs a command that must work, and gives its data. */
export async function run<T = unknown>(page: Page, line: string): Promise<T> {
  const answer: CommandAnswer = await page.evaluate((given) => window.sextant!.run(given), line)
  if (!answer.ok) throw new Error(`${line}: ${answer.problem.text}`)
  return answer.data as T
}

export const saved = (page: Page): Promise<void> => page.evaluate(() => window.sextant!.saved())

// Cells

export const grid = (page: Page, name: string): Locator => page.getByRole('grid', { name, exact: true })

/** A row by what stands in its first cell, or by its number from 1. */
export const rowOf = (sheet: Locator, row: string | number): Locator =>
  typeof row === 'number'
    ? sheet.locator(`[role=row][aria-rowindex="${row + 1}"]`)
    : sheet.getByRole('row').filter({ has: sheet.page().locator('[aria-colindex="1"]', { hasText: exactly(row) }) })

/** A cell by the names of its row and column, or by their numbers from 1. */
export async function cell(sheet: Locator, row: string | number, column: string | number): Promise<Locator> {
  const index =
    typeof column === 'number'
      ? column
      : await sheet.getByRole('columnheader', { name: column, exact: true }).first().getAttribute('aria-colindex')
  return rowOf(sheet, row).locator(`[aria-colindex="${index}"]`)
}

/** The whole text of an element, and nothing more. */
const exactly = (text: string): RegExp => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)

/** What is typed into: there is one editor at a time. */
export const editor = (page: Page): Locator => page.getByRole('grid').getByRole('textbox')

/** Chooses a cell and types over it, as one does in a spreadsheet. */
export async function typeOver(place: Locator, text: string): Promise<void> {
  await place.click()
  await place.page().keyboard.type(text)
}

/** Types over a cell and keeps it. */
export async function change(place: Locator, text: string): Promise<void> {
  await typeOver(place, text)
  await place.page().keyboard.press('Enter')
}

/** The sentence below the cell that is being typed into. */
export const expectSaid = (page: Page, sentence: string | RegExp): Promise<void> =>
  expect(editor(page)).toHaveAccessibleDescription(sentence)

// Figures

export const keyFigures = (page: Page): Locator => page.getByRole('complementary', { name: 'Key figures' })

/** A key figure with its change, such as "$15.6M no change". */
export const keyFigure = (page: Page, label: string): Locator =>
  keyFigures(page).getByText(label, { exact: true }).locator('xpath=following-sibling::dd[1]')

export const checkLight = (page: Page): Locator => page.getByRole('banner').getByRole('button', { name: /check/ })

export const notice = (page: Page): Locator => page.getByRole('status').filter({ has: page.getByLabel('Dismiss') })

// Keys

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** What a press of the keys puts on the clipboard; the page itself may not read it. */
export const copied = async (page: Page, type = 'text/plain'): Promise<string> => {
  const listening = await page.evaluateHandle((wanted) => {
    let tell: (text: string) => void
    const text = new Promise<string>((resolve) => (tell = resolve))
    window.addEventListener('copy', (event) => tell(event.clipboardData!.getData(wanted)), { once: true })
    return { text }
  }, type)
  await press(page, 'Control+c')
  return listening.evaluate(({ text }) => text)
}

/** The cell that the focused grid speaks of, by the numbers of its row and column from 1. */
export const activeCell = (page: Page): Promise<[number, number]> =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant')
    const cell = id ? document.getElementById(id) : null
    const number = (element: Element | null | undefined, name: string) => Number(element?.getAttribute(name) ?? NaN)
    return [number(cell?.closest('[role=row]'), 'aria-rowindex') - 1, number(cell, 'aria-colindex')]
  })

/**
 * What is wrong with how the focus shows: nothing, where a ring of two pixels, which nothing cuts off, stands at the
 * focused element, at the cell it speaks of, or at what stands in its place. A page as a whole shows none.
 */
export const focusFault = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body || focused.id === 'page') return null
    const cell = focused.getAttribute('aria-activedescendant')
    const places = [
      focused,
      cell === null ? null : document.getElementById(cell),
      focused.nextElementSibling,
      focused.closest('article, form, label')
    ]
    const shown = places.find((place) => {
      if (!place) return false
      const { outlineStyle, outlineWidth, boxShadow, borderTopColor, borderTopWidth } = getComputedStyle(place)
      const focus = 'rgb(47, 111, 224)'
      return (
        (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) ||
        boxShadow.includes(focus) ||
        (parseFloat(borderTopWidth) >= 2 && borderTopColor === focus)
      )
    })
    const { left, top, right, bottom } = (shown ?? focused).getBoundingClientRect()
    const name = focused.getAttribute('aria-label') ?? focused.textContent?.trim() ?? focused.tagName
    if (!shown) return `no ring at ${focused.tagName} "${name}"`
    const isSeen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
    return isSeen ? null : `"${name}" has the focus and is out of view`
  })

/** Presses Tab until the element has the focus, as somebody without a mouse does. Everything on the way shows a ring. */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 60): Promise<void> {
  const page = target.page()
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key)
    expect(await focusFault(page)).toBeNull()
    if ((await target.count()) === 1 && (await target.evaluate((element) => element === document.activeElement))) return
  }
  throw new Error(`${key} does not lead to ${target}`)
}
