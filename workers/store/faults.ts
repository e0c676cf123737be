// The places where a run may be cut off. Each is a call in the code, so that a test can stop the world exactly there.

/**
 * P0 before a transaction begins, P1 inside it, P2 after its commit in memory; P3 before each record is
 * written to a file, P4 written but not flushed, P5 flushed; P6 requests answered but not complete,
 * P7 complete but not acknowledged, P8 acknowledged; P10 bytes exported, P11 snapshot half written, P12 snapshot in
 * place but not yet noted in the journal, P13 journal cut in the files, the database on its way; P14 after each step of
 * a migration; P15 copy that was behind has the snapshot, and not yet what came since; P16 writer's turn taken, nothing
 * else done; P18 state of the day kept, those that are superfluous not yet deleted. An import is one transaction.
 */
export type CrashPoint =
  | 'P0'
  | 'P1'
  | 'P2'
  | 'P3'
  | 'P4'
  | 'P5'
  | 'P6'
  | 'P7'
  | 'P8'
  | 'P10'
  | 'P11'
  | 'P12'
  | 'P13'
  | 'P14'
  | 'P15'
  | 'P16'
  | 'P18'

export type Faults = (point: CrashPoint) => void

export const noFaults: Faults = () => {}

export type Wait = (milliseconds: number) => Promise<void>

export const waitFor: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
