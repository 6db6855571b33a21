import type { Numbers } from '../pipeline/numbers.ts';

/**
 * What the trained part starts from: the output of the frozen part, one entry a row. Its numbers may lie in a file.
 * - `vectors`: one vector of `width` a row; `values` is rows × width.
 * - `states`: a vector per token; row r owns `lengths[r]` × width values, rows laid end to end.
 * - `maps`: maps of one shape a row, as a block for images gives them; `values` is rows × height × width × channels.
 *   Where the whole backbone is trained they are the pixels.
 * - `tokens`: token ids (the whole backbone is trained); row r owns `lengths[r]` ids, rows laid end to end.
 */
export type Features =
  | { readonly kind: 'vectors'; readonly rows: number; readonly width: number; readonly values: Numbers }
  | {
      readonly kind: 'states';
      readonly rows: number;
      readonly width: number;
      readonly lengths: Int32Array;
      readonly values: Numbers;
    }
  | {
      readonly kind: 'maps';
      readonly rows: number;
      /** [height, width, channels]. */
      readonly shape: readonly number[];
      readonly values: Numbers;
    }
  | {
      readonly kind: 'tokens';
      readonly rows: number;
      readonly lengths: Int32Array;
      readonly values: Int32Array;
    };
