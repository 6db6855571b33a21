/**
 * What the trained part starts from: the output of the frozen part, one entry a row.
 * - `vectors`: one vector of `width` a row; `values` is rows × width.
 * - `states`: a vector per token; row r owns `lengths[r]` × width values, rows laid end to end.
 * - `tokens`: token ids (the whole backbone is trained); row r owns `lengths[r]` ids, rows laid end to end.
 */
export type Features =
  | { readonly kind: 'vectors'; readonly rows: number; readonly width: number; readonly values: Float32Array }
  | {
      readonly kind: 'states';
      readonly rows: number;
      readonly width: number;
      readonly lengths: Int32Array;
      readonly values: Float32Array;
    }
  | {
      readonly kind: 'tokens';
      readonly rows: number;
      readonly lengths: Int32Array;
      readonly values: Int32Array;
    };
