// Mistakes with branches; the sentences stand in the catalogue of texts.
import * as texts from '#lib/texts/branch-problems.ts'
import { problem, type Problem } from './result.ts'

export const notABranch = (name: string): Problem => problem('not-a-branch', texts.notABranch(name))

export const saysNothing = (name: string): Problem => problem('says-nothing', texts.saysNothing(name))

export const notSaid = (place: string, places: readonly string[]): Problem =>
  problem('not-said', texts.notSaid(place, places.slice(0, mostNamed)))

export const allContested = (places: readonly string[]): Problem =>
  problem('contested', texts.allContested(places.slice(0, mostNamed)))

export const hasBranches = (name: string, branches: readonly string[]): Problem =>
  problem('has-branches', texts.hasBranches(name, branches.slice(0, mostNamed)))

const mostNamed = 6
