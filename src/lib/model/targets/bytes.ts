// The few words of WebAssembly's binary form that a tape needs. Numbers are LEB128; sections carry their length.
// Source: WebAssembly Core Specification, chapter 5.

export const f64 = 0x7c
export const i32 = 0x7f
export type ValueType = typeof f64 | typeof i32

export const opcode = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  br: 0x0c,
  br_if: 0x0d,
  return: 0x0f,
  call: 0x10,
  select: 0x1b,
  local_get: 0x20,
  local_set: 0x21,
  local_tee: 0x22,
  f64_load: 0x2b,
  f64_store: 0x39,
  i32_const: 0x41,
  f64_const: 0x44,
  i32_eqz: 0x45,
  i32_lt_s: 0x48,
  i32_gt_s: 0x4a,
  i32_le_s: 0x4c,
  i32_ge_s: 0x4e,
  f64_eq: 0x61,
  f64_ne: 0x62,
  f64_lt: 0x63,
  f64_gt: 0x64,
  f64_le: 0x65,
  i32_add: 0x6a,
  i32_sub: 0x6b,
  i32_and: 0x71,
  i32_or: 0x72,
  i32_shl: 0x74,
  f64_neg: 0x9a,
  f64_floor: 0x9c,
  f64_add: 0xa0,
  f64_sub: 0xa1,
  f64_mul: 0xa2,
  f64_div: 0xa3,
  f64_min: 0xa4,
  f64_max: 0xa5,
  f64_convert_i32: 0xb7
} as const

const emptyBlock = 0x40

/** Takes bytes one after the other; grows as needed. */
export class Bytes {
  private bytes = new Uint8Array(1024)
  private length = 0

  take(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length)
  }

  byte(...values: number[]): this {
    for (const value of values) {
      if (this.length === this.bytes.length) this.grow(1)
      this.bytes[this.length++] = value
    }
    return this
  }

  append(more: Uint8Array): this {
    if (this.length + more.length > this.bytes.length) this.grow(more.length)
    this.bytes.set(more, this.length)
    this.length += more.length
    return this
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by))
    larger.set(this.bytes)
    this.bytes = larger
  }

  unsigned(value: number): this {
    for (;;) {
      const low = value & 0x7f
      value >>>= 7
      if (value === 0) return this.byte(low)
      this.byte(low | 0x80)
    }
  }

  signed(value: number): this {
    for (;;) {
      const low = value & 0x7f
      value >>= 7
      if ((value === 0 && (low & 0x40) === 0) || (value === -1 && (low & 0x40) !== 0)) return this.byte(low)
      this.byte(low | 0x80)
    }
  }

  name(text: string): this {
    const encoded = new TextEncoder().encode(text)
    return this.unsigned(encoded.length).append(encoded)
  }

  section(id: number, content: Bytes): this {
    const bytes = content.take()
    return this.byte(id).unsigned(bytes.length).append(bytes)
  }

  op(...names: (keyof typeof opcode)[]): this {
    for (const name of names) this.byte(opcode[name])
    return this
  }

  get(local: number): this {
    return this.op('local_get').unsigned(local)
  }

  set(local: number): this {
    return this.op('local_set').unsigned(local)
  }

  int(value: number): this {
    return this.op('i32_const').signed(value)
  }

  float(value: number): this {
    const eight = new Uint8Array(8)
    new DataView(eight.buffer).setFloat64(0, value, true)
    return this.op('f64_const').append(eight)
  }

  /** Load or store of eight bytes at the address on the stack plus an offset. */
  memory(name: 'f64_load' | 'f64_store', offset: number): this {
    return this.op(name).byte(3).unsigned(offset)
  }

  /** A block or loop whose body leaves nothing on the stack. */
  open(name: 'block' | 'loop' | 'if'): this {
    return this.op(name).byte(emptyBlock)
  }

  call(index: number): this {
    return this.op('call').unsigned(index)
  }
}

/** A function of a module: parameters come first among its locals. */
export interface WasmFunction {
  parameters: ValueType[]
  results: ValueType[]
  locals: ValueType[]
  body: Bytes
}

/** A module that imports `env.memory` and `env.power` (function 0), and exports its last function as `run`. */
export function moduleOf(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = new Bytes().unsigned(functions.length + 1)
  const type = (parameters: ValueType[], results: ValueType[]) =>
    types
      .byte(0x60)
      .unsigned(parameters.length)
      .byte(...parameters)
      .unsigned(results.length)
      .byte(...results)
  type([f64, f64], [f64])
  for (const { parameters, results } of functions) type(parameters, results)

  const imports = new Bytes().unsigned(2)
  imports.name('env').name('memory').byte(0x02, 0x00).unsigned(1)
  imports.name('env').name('power').byte(0x00).unsigned(0)

  const declared = new Bytes().unsigned(functions.length)
  functions.forEach((_, i) => declared.unsigned(i + 1))

  const code = new Bytes().unsigned(functions.length)
  for (const { locals, body } of functions) {
    const runs: [number, ValueType][] = []
    for (const local of locals) {
      const last = runs.at(-1)
      if (last?.[1] === local) last[0]++
      else runs.push([1, local])
    }
    const whole = new Bytes().unsigned(runs.length)
    for (const [count, kind] of runs) whole.unsigned(count).byte(kind)
    const bytes = whole.append(body.op('end').take()).take()
    code.unsigned(bytes.length).append(bytes)
  }

  return new Bytes()
    .byte(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00)
    .section(1, types)
    .section(2, imports)
    .section(3, declared)
    .section(7, new Bytes().unsigned(1).name('run').byte(0x00).unsigned(functions.length))
    .section(10, code)
    .take()
}
