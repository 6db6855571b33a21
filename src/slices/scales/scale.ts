/** What the codes of a key stand for, as plain data. Codes are in ascending order of what they stand for. */
export type Scale = CodeScale | ShareScale | NumberScale | NameScale;

/** The codes are what they stand for: 0 or 1. */
export interface CodeScale {
  readonly kind: 'code';
}

/**
 * Numbers in [0, 1]. With `values`, one bin for each that occurs, so that ranks lose nothing; without, bins of equal
 * width, each holding its upper edge, the first one also 0.
 */
export interface ShareScale {
  readonly kind: 'share';
  readonly bins: number;
  readonly values?: Float64Array;
}

/** Any finite numbers: one code for each that occurs when all are cut to so many binary digits after the leading one. */
export interface NumberScale {
  readonly kind: 'number';
  readonly digits: number;
  readonly values: Float64Array;
}

/** Indices of names that are sorted by code unit. */
export interface NameScale {
  readonly kind: 'name';
  readonly names: readonly string[];
}

/** How values become codes, and how two scales become one: scale(A) + scale(B) = scale(A ∪ B). */
export interface ScaleKind<S extends Scale = Scale> {
  readonly kind: S['kind'];
  /** The finest scale that these values may have; `names` where they are indices of such. */
  of(values: ArrayLike<number>, names?: readonly string[]): S;
  size(scale: S): number;
  codes(values: ArrayLike<number>, scale: S): Int32Array | Uint8Array;
  join(a: S, b: S): S;
  /** The code in a joined scale of each code of one of its parts. */
  moved(from: S, to: S): ArrayLike<number>;
}
