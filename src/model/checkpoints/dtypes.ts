/** Bytes of one value of each type of the safetensors format that takes whole bytes. */
export const BYTES: ReadonlyMap<string, number> = new Map([
  ...['BOOL', 'U8', 'I8', 'F8_E4M3', 'F8_E5M2', 'F8_E8M0'].map((type) => [type, 1] as const),
  ...['U16', 'I16', 'F16', 'BF16'].map((type) => [type, 2] as const),
  ...['U32', 'I32', 'F32'].map((type) => [type, 4] as const),
  ...['U64', 'I64', 'F64', 'C64'].map((type) => [type, 8] as const),
]);

/** How tensors of a floating type become float32. The bytes begin on an 8-byte border and are little-endian. */
export const TO_FLOAT32: ReadonlyMap<string, (bytes: ArrayBuffer) => Float32Array> = new Map([
  ['F32', (bytes) => new Float32Array(bytes)],
  ['F16', (bytes) => Float32Array.from(new Uint16Array(bytes), halfToNumber)],
  [
    'BF16',
    (bytes) => new Float32Array(Uint32Array.from(new Uint16Array(bytes), (bits) => bits << 16).buffer),
  ],
]);

/** IEEE 754 binary16: 1 sign bit, 5 of the exponent, 10 of the fraction. */
function halfToNumber(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Types that weights can be saved in: what becomes of a tensor's float32 values. */
export const FROM_FLOAT32 = {
  F32: (values: Float32Array) => values,
  F16: (values: Float32Array) => Uint16Array.from(values, numberToHalf),
} as const;

/** The nearest binary16, ties to even; what is too large for it becomes infinite. */
function numberToHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size >= 65_520) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const steps = size / 2 ** (exponent - 10);
  const below = Math.floor(steps);
  const up = steps - below > 0.5 || (steps - below === 0.5 && below % 2 === 1);
  return sign | ((exponent + 14) * 1024 + below + (up ? 1 : 0));
}
